namespace Parallax.Statistics.Aggregation;

/// <summary>
/// One step uphill for one parameter of GLAD, by Fisher scoring, halved until the expected log-likelihood with its prior does not fall: that is
/// what keeps EM monotone.
/// </summary>
internal static class GladStep
{
    private const int Halvings = 20;

    /// <summary>A step for alpha, given the betas of the labelled tasks. The objective is concave in alpha.</summary>
    public static double Ability(double alpha, double mean, ReadOnlySpan<double> ease, ReadOnlySpan<double> right)
    {
        var here = RightAnswers.At(alpha, ease, right);
        var step = (here.Slope - (alpha - mean)) / (here.Information + 1);
        var value = here.Value - Penalty(alpha, mean);
        for (var i = 0; i < Halvings; i++, step /= 2)
            if (RightAnswers.At(alpha + step, ease, right).Value - Penalty(alpha + step, mean) >= value) return alpha + step;
        return alpha;
    }

    /// <summary>A step for b = log beta, given the alphas of the workers: d/db = beta d/dbeta.</summary>
    public static double LogEase(double b, double mean, ReadOnlySpan<double> abilities, ReadOnlySpan<double> right)
    {
        var beta = Math.Exp(b);
        var here = RightAnswers.At(beta, abilities, right);
        var step = (here.Slope * beta - (b - mean)) / (here.Information * beta * beta + 1);
        var value = here.Value - Penalty(b, mean);
        for (var i = 0; i < Halvings; i++, step /= 2)
            if (RightAnswers.At(Math.Exp(b + step), abilities, right).Value - Penalty(b + step, mean) >= value) return b + step;
        return b;
    }

    private static double Penalty(double x, double mean) => 0.5 * (x - mean) * (x - mean);
}

namespace Parallax.Statistics.Numerics;

/// <summary>Student's t and Fisher's F distribution, by the incomplete beta function.</summary>
internal static class StudentT
{
    /// <summary>P(T ≤ t) with <paramref name="freedom"/> degrees of freedom.</summary>
    public static double Cdf(double t, double freedom)
    {
        var tail = 0.5 * Gamma.BetaRegularized(freedom / 2, 0.5, freedom / (freedom + t * t));
        return t > 0 ? 1 - tail : tail;
    }

    /// <summary>The two-sided quantile of a confidence level: 2.228139 for .95 and 10 degrees of freedom.</summary>
    public static double TwoSided(double confidence, double freedom)
    {
        var p = 1 - (1 - confidence) / 2;
        return Roots.Increasing(t => Cdf(t, freedom) - p, 0, 1e7);
    }

    /// <summary>P(F ≤ f) with (<paramref name="a"/>, <paramref name="b"/>) degrees of freedom.</summary>
    public static double FisherCdf(double f, double a, double b) => f <= 0 ? 0 : Gamma.BetaRegularized(a / 2, b / 2, a * f / (a * f + b));

    /// <summary>The p quantile of F with (<paramref name="a"/>, <paramref name="b"/>) degrees of freedom.</summary>
    public static double FisherQuantile(double p, double a, double b) => Roots.Increasing(f => FisherCdf(f, a, b) - p, 0, 1e9);
}

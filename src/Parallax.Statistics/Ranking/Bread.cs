using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>Covariances of the parameters of a fit, ratings about the mean of those that were compared with each other.</summary>
internal static class Bread
{
    /// <summary>H⁻¹; null if the information is singular.</summary>
    public static double[]? Model(Fitted fit) => Inverse(fit) is { } inverse ? Centred(inverse, fit) : null;

    /// <summary>
    /// H⁻¹ (G + Λ) H⁻¹, where Λ is the penalty: the variance that its prior's own gradient has. Without a penalty it is the sandwich. With one, the votes of a
    /// model that never lost hardly vary about what is expected, and the sandwich would call its rating certain: each rating is
    /// then at least as uncertain as H⁻¹ says.
    /// </summary>
    public static double[]? Sandwich(Fitted fit, double[] meat)
    {
        if (Inverse(fit) is not { } inverse) return null;
        var size = fit.Likelihood.Size;
        var filling = meat.ToArray();
        for (var a = 0; a < size; a++) filling[a * size + a] += fit.Penalty[a];
        var sandwich = Centred(Product(Product(inverse, filling, size), inverse, size), fit);
        return fit.IsPenalised ? AtLeast(sandwich, Centred(inverse, fit), fit) : sandwich;
    }

    /// <summary>D V D with D² = max(1, H⁻¹ / V) on the diagonal: still a covariance, with the same correlations.</summary>
    private static double[] AtLeast(double[] covariance, double[] least, Fitted fit)
    {
        var size = fit.Likelihood.Size;
        var scale = new double[size];
        for (var a = 0; a < size; a++)
        {
            var (have, want) = (covariance[a * size + a], least[a * size + a]);
            scale[a] = a < fit.Likelihood.Models && have > 0 && want > have ? Math.Sqrt(want / have) : 1;
        }

        for (var a = 0; a < size; a++)
            for (var b = 0; b < size; b++) covariance[a * size + b] *= scale[a] * scale[b];
        return covariance;
    }

    /// <summary>One column of H⁻¹ c for a contrast c that sums to 0 over the ratings; null if the information is singular.</summary>
    public static double[]? Solve(Fitted fit, double[] contrast) => Factor(fit)?.Solve(contrast);

    private static Cholesky? Factor(Fitted fit) => Cholesky.Of(Newton.Anchored(fit.At.Information, fit.Likelihood.Size, fit.Likelihood.Models, fit.Penalty), fit.Likelihood.Size);

    private static double[]? Inverse(Fitted fit) => Factor(fit)?.Inverse();

    private static double[] Product(double[] a, double[] b, int size)
    {
        var product = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            var row = product.AsSpan(i * size, size);
            for (var k = 0; k < size; k++) Vectors.AddScaled(row, b.AsSpan(k * size, size), a[i * size + k]);
        }

        return product;
    }

    /// <summary>A V A: the mean of each weak component taken from the rows and columns of its ratings.</summary>
    private static double[] Centred(double[] covariance, Fitted fit)
    {
        var (size, weak) = (fit.Likelihood.Size, fit.Graph.Weak);
        var members = new int[fit.Graph.WeakCount];
        foreach (var w in weak) members[w]++;
        for (var line = 0; line < size; line++) Centre(covariance, line, size, weak, members);
        for (var line = 0; line < size; line++) Centre(covariance, line * size, 1, weak, members);
        return covariance;
    }

    private static void Centre(double[] covariance, int from, int step, int[] weak, int[] members)
    {
        var mean = new double[members.Length];
        for (var i = 0; i < weak.Length; i++) mean[weak[i]] += covariance[from + i * step] / members[weak[i]];
        for (var i = 0; i < weak.Length; i++) covariance[from + i * step] -= mean[weak[i]];
    }
}

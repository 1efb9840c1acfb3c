using Parallax.Statistics.Inference;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// Agreement of two raters on ordered levels beyond chance: weighted kappa of Cohen, Psychological Bulletin 70 (1968)
/// 213-220, with quadratic weights w = 1 - (i - j)² / (k - 1)², kappa = (p_o - p_e) / (1 - p_e). The interval is by the large-sample
/// variance of Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969) 323-327, and coarse below some twenty pairs.
/// Undefined when both raters gave everything the same one level: then there is nothing that chance could not explain.
/// </summary>
public static class WeightedKappa
{
    private const string Method = "Weighted kappa (quadratic), Fleiss-Cohen-Everitt interval";

    /// <param name="counts">How often the first rater gave level i and the second level j: a square.</param>
    /// <param name="z">The normal quantile; 1.96 for 95%.</param>
    public static Estimate Of(IReadOnlyList<IReadOnlyList<long>> counts, double z = WilsonInterval.Z95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var levels = counts.Count;
        var n = counts.Sum(row => row.Sum());
        if (n < 2) return Estimate.Undefined(Method, n, "Fewer than 2 answers were scored by two people.");
        var disagreement = new QuadraticDisagreement(Unit.Places(levels));
        var first = counts.Select(row => (double)row.Sum() / n).ToArray();
        var second = Enumerable.Range(0, levels).Select(j => (double)counts.Sum(row => row[j]) / n).ToArray();
        var parts = new KappaParts(disagreement, first, second);
        if (parts.Expected < 1e-12) return Estimate.Undefined(Method, n, "Everybody gave the same level.");

        var kappa = 1 - Sum(counts, disagreement.Of) / n / parts.Expected;
        var half = z * Math.Sqrt(Sum(counts, (i, j) => parts.SquaredScore(i, j, kappa))) / n;
        return new Estimate(kappa, Math.Max(-1, kappa - half), Math.Min(1, kappa + half), n, Method, n < 20 ? "Few pairs: the interval is coarse." : null);
    }

    private static double Sum(IReadOnlyList<IReadOnlyList<long>> counts, Func<int, int, double> of)
    {
        var sum = 0.0;
        for (var i = 0; i < counts.Count; i++)
            for (var j = 0; j < counts.Count; j++) sum += counts[i][j] * of(i, j);
        return sum;
    }
}

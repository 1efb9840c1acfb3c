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
        var k = counts.Count;
        var n = counts.Sum(row => row.Sum());
        if (n < 2) return Estimate.Undefined(Method, n, "Fewer than 2 answers were scored by two people.");
        double Share(int i, int j) => (double)counts[i][j] / n;
        double Weight(int i, int j) => 1 - (double)((i - j) * (i - j)) / ((k - 1) * (k - 1));
        var levels = Enumerable.Range(0, k).ToList();
        var pairs = levels.SelectMany(i => levels.Select(j => (i, j))).ToList();
        var first = levels.ConvertAll(i => levels.Sum(j => Share(i, j)));
        var second = levels.ConvertAll(j => levels.Sum(i => Share(i, j)));
        var observed = pairs.Sum(p => Weight(p.i, p.j) * Share(p.i, p.j));
        var expected = pairs.Sum(p => Weight(p.i, p.j) * first[p.i] * second[p.j]);
        if (1 - expected < 1e-12) return Estimate.Undefined(Method, n, "Everybody gave the same level.");

        var kappa = (observed - expected) / (1 - expected);
        var rows = levels.ConvertAll(i => levels.Sum(j => Weight(i, j) * second[j]));
        var columns = levels.ConvertAll(j => levels.Sum(i => Weight(i, j) * first[i]));
        var spread = pairs.Sum(p => Share(p.i, p.j) * Math.Pow(Weight(p.i, p.j) - (rows[p.i] + columns[p.j]) * (1 - kappa), 2))
            - Math.Pow(kappa - expected * (1 - kappa), 2);
        var half = z * Math.Sqrt(Math.Max(0, spread) / n) / (1 - expected);
        return new Estimate(kappa, Math.Max(-1, kappa - half), Math.Min(1, kappa + half), n, Method, n < 20 ? "Few pairs: the interval is coarse." : null);
    }
}

using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Inference;

/// <summary>
/// A proportion whose trials depend on each other within clusters (the judgments of a rater): the score interval of Wilson on the effective
/// sample size n / deff, as Dean and Pagano recommend for surveys (Journal of Survey Statistics and Methodology 3, 2015). deff is the
/// variance of CR1 over p (1 - p) / n, at least 1; the quantile is that of t with G - 1 degrees of freedom. It stays inside [0, 1].
/// </summary>
public static class ClusteredProportion
{
    private const string Method = "Wilson score interval, effective sample size by rater";

    /// <param name="clusters">For each cluster its trials and successes; clusters without trials do not count.</param>
    /// <param name="confidence">Level of the interval.</param>
    /// <exception cref="InputException">A cluster has more successes than trials, or fewer than none.</exception>
    public static Estimate Of(IEnumerable<(long Trials, long Successes)> clusters, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        var groups = clusters.Where(c => c.Trials != 0).ToList();
        if (groups.Any(g => g.Successes < 0 || g.Successes > g.Trials)) throw new InputException("A cluster has more successes than trials, or fewer than none.");
        var (n, x) = (groups.Sum(g => g.Trials), groups.Sum(g => g.Successes));
        if (n == 0) return Estimate.Undefined(Method, 0, "Nothing was observed yet.");
        if (groups.Count < 2) return WilsonInterval.Of(x, n) with { Note = "All of it is by one person: how much people differ is not in the interval." };
        var p = (double)x / n;
        var effective = n / Math.Max(1, DesignEffect(groups, p, n));
        var (low, high) = Wilson(p, effective, StudentT.TwoSided(confidence, groups.Count - 1));
        return new Estimate(p, low, high, n, Method);
    }

    /// <summary>How many times the variance of independent trials it has; 1 where all trials ended the same.</summary>
    private static double DesignEffect(List<(long Trials, long Successes)> groups, double p, long n)
    {
        if (p is 0 or 1) return 1;
        var factor = groups.Count / (groups.Count - 1.0);
        var clustered = factor * groups.Sum(g => Math.Pow(g.Successes - g.Trials * p, 2)) / ((double)n * n);
        return clustered / (p * (1 - p) / n);
    }

    private static (double Low, double High) Wilson(double p, double n, double z)
    {
        var z2 = z * z;
        var centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        var half = z / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}

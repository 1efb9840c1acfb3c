using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Inference;

/// <summary>
/// A proportion whose trials depend on each other within clusters (the judgments of a rater, and those on a task): the score interval of Wilson on the effective
/// sample size n / deff, as Dean and Pagano recommend for surveys (Journal of Survey Statistics and Methodology 3, 2015). deff is the
/// variance of CR1 over p (1 - p) / n, at least 1; the quantile is that of t with one degree less than there are clusters. It stays inside [0, 1].
/// By raters and by tasks the variances add up, less that of single trials, which both hold (Cameron, Gelbach and Miller, Journal of Business and Economic
/// Statistics 29, 2011): deff = deff by raters + deff by tasks - 1, never less than one of them alone.
/// </summary>
public static class ClusteredProportion
{
    private const string ByRater = "Wilson score interval, effective sample size by rater";
    private const string ByBoth = "Wilson score interval, effective sample size by rater and task";
    private const string OnePerson = "All of it is by one person: how much people differ is not in the interval.";
    private const string OneTask = "All of it is on one task: how much tasks differ is not in the interval.";

    /// <param name="clusters">For each cluster its trials and successes; clusters without trials do not count.</param>
    /// <param name="confidence">Level of the interval.</param>
    /// <exception cref="InputException">A cluster has more successes than trials, or fewer than none.</exception>
    public static Estimate Of(IEnumerable<(long Trials, long Successes)> clusters, double confidence = 0.95)
    {
        Check(confidence);
        var sums = ClusterSums.Of(clusters);
        if (sums.Trials == 0) return Estimate.Undefined(ByRater, 0, "Nothing was observed yet.");
        return sums.Clusters < 2 ? WilsonInterval.Of(sums.Successes, sums.Trials) with { Note = OnePerson } : Wilson(sums, sums.DesignEffect, sums.Clusters, ByRater, confidence);
    }

    /// <summary>By raters and tasks: it holds for other people on other tasks.</summary>
    /// <param name="raters">The same trials by rater.</param>
    /// <param name="tasks">The same trials by task.</param>
    /// <param name="confidence">Level of the interval.</param>
    /// <exception cref="InputException">The two do not hold the same trials.</exception>
    public static Estimate Of(ClusterSums raters, ClusterSums tasks, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(raters);
        ArgumentNullException.ThrowIfNull(tasks);
        Check(confidence);
        if (raters.Trials != tasks.Trials || raters.Successes != tasks.Successes) throw new InputException("Raters and tasks do not hold the same trials.");
        if (raters.Trials == 0) return Estimate.Undefined(ByBoth, 0, "Nothing was observed yet.");
        var (byRater, byTask) = (raters.DesignEffect, tasks.DesignEffect);
        return (raters.Clusters, tasks.Clusters) switch
        {
            ( < 2, < 2) => WilsonInterval.Of(raters.Successes, raters.Trials) with { Note = OnePerson },
            ( < 2, _) => Wilson(tasks, byTask, tasks.Clusters, ByBoth, confidence) with { Note = OnePerson },
            (_, < 2) => Wilson(raters, byRater, raters.Clusters, ByBoth, confidence) with { Note = OneTask },
            _ => Wilson(raters, Math.Max(byRater + byTask - 1, Math.Max(byRater, byTask)), Math.Min(raters.Clusters, tasks.Clusters), ByBoth, confidence),
        };
    }

    private static void Check(double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
    }

    private static Estimate Wilson(ClusterSums sums, double designEffect, long clusters, string method, double confidence)
    {
        var (p, z) = ((double)sums.Successes / sums.Trials, StudentT.TwoSided(confidence, clusters - 1));
        var (n, z2) = (sums.Trials / Math.Max(1, designEffect), z * z);
        var centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        var half = z / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return new Estimate(p, Math.Max(0, centre - half), Math.Min(1, centre + half), sums.Trials, method);
    }
}

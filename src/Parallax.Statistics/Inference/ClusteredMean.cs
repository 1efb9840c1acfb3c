using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Inference;

/// <summary>
/// A mean of values that depend on each other within clusters (the votes of a rater): variance
/// c Σ_g (Σ_{v in g} (x_v - mean))² / n² with c = G / (G - 1) (CR1, the default of Stata) or 1 (CR0; Liang and Zeger, Biometrika 73, 1986). The interval
/// uses t with G - 1 degrees of freedom.
/// </summary>
public static class ClusteredMean
{
    private const int FewClusters = 30;

    /// <param name="clusters">The values of each cluster; empty ones do not count.</param>
    /// <param name="confidence">Level of the interval.</param>
    /// <param name="isCorrected">True for CR1, false for CR0.</param>
    /// <exception cref="InputException">A value is not a finite number.</exception>
    public static ClusteredEstimate Of(IEnumerable<IReadOnlyList<double>> clusters, double confidence = 0.95, bool isCorrected = true)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        var groups = clusters.Where(c => c.Count > 0).ToList();
        if (groups.Any(g => g.Any(x => !double.IsFinite(x)))) throw new InputException("A value of the mean is not a finite number. Take it out.");
        var (method, n) = (isCorrected ? "Mean, clustered (CR1)" : "Mean, clustered (CR0)", groups.Sum(g => (long)g.Count));
        if (n == 0) return new ClusteredEstimate(Estimate.Undefined(method, 0, "Nothing was observed yet."), null, null, 0);
        var mean = groups.Sum(g => g.Sum()) / n;
        var naive = Math.Sqrt(groups.Sum(g => g.Sum(x => (x - mean) * (x - mean)))) / n;
        if (groups.Count < 2) return new ClusteredEstimate(new Estimate(mean, null, null, n, method, "All values are of one cluster: the interval is undefined."), null, naive, groups.Count);
        var factor = isCorrected ? groups.Count / (groups.Count - 1.0) : 1;
        var error = Math.Sqrt(factor * groups.Sum(g => Math.Pow(g.Sum(x => x - mean), 2))) / n;
        var half = error * StudentT.TwoSided(confidence, groups.Count - 1);
        return new ClusteredEstimate(new Estimate(mean, mean - half, mean + half, n, method, groups.Count < FewClusters ? $"There are only {groups.Count} clusters: the interval is wide and rests on t({groups.Count - 1})." : null), error, naive, groups.Count);
    }
}

/// <summary>A mean with its clustered and its naive standard error.</summary>
/// <param name="Mean">The mean and its interval.</param>
/// <param name="StandardError">Clustered; null if undefined.</param>
/// <param name="NaiveStandardError">As if each value were a cluster (CR0): sqrt(p (1 - p) / n) for values of 0 and 1; null without values.</param>
/// <param name="Clusters">How many clusters have values.</param>
public sealed record ClusteredEstimate(Estimate Mean, double? StandardError, double? NaiveStandardError, int Clusters)
{
    /// <summary>How many times the variance of independent values it has; null if undefined.</summary>
    public double? DesignEffect => StandardError is { } clustered && NaiveStandardError is { } naive && naive > 0 ? clustered * clustered / (naive * naive) : null;
}

using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Inference;

/// <summary>
/// The share of sequences that are still good after each step, where some end before they fail: the product-limit estimate of Kaplan and Meier (JASA 53,
/// 1958). Its variance is that of the linearised logarithm, Σ_g (Σ_j (d_gj - h_j r_gj) / (n_j (1 - h_j)))², summed within clusters as in Williams
/// (Biometrics 51, 1995); with a sequence a cluster it is exactly Greenwood's (1926), and it is never taken to be less. The interval is that of
/// log(-log S) (Kalbfleisch and Prentice 1980), so that it stays inside [0, 1]; where nothing or all failed, the end of Wilson's on those at risk.
/// </summary>
public static class ClusteredSurvival
{
    private const string Method = "Kaplan-Meier, log(-log) interval clustered by rater";

    /// <summary>A sequence of so many steps, with the index from 0 of the first that failed, or null.</summary>
    public readonly record struct Sequence(int Steps, int? Failed);

    /// <param name="clusters">The sequences of each cluster; those without steps do not count.</param>
    /// <param name="confidence">Level of the interval.</param>
    /// <param name="isCorrected">True for G / (G - 1) and t with G - 1 degrees of freedom, false for neither.</param>
    /// <returns>Each step, as far as any sequence gets.</returns>
    /// <exception cref="InputException">A sequence fails at a step that it does not have.</exception>
    public static IReadOnlyList<SurvivalStep> Of(IEnumerable<IReadOnlyList<Sequence>> clusters, double confidence = 0.95, bool isCorrected = true)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        var counts = clusters.Select(Count).Where(c => c.Length > 0).ToList();
        if (counts.Count == 0) return [];
        var factor = isCorrected && counts.Count > 1 ? counts.Count / (counts.Count - 1.0) : 1;
        var quantile = !isCorrected ? Normal.TwoSided(confidence) : counts.Count > 1 ? StudentT.TwoSided(confidence, counts.Count - 1) : (double?)null;
        return Steps(counts, factor, quantile);
    }

    private static List<SurvivalStep> Steps(List<(int AtRisk, int Failed)[]> counts, double factor, double? quantile)
    {
        var (steps, sums) = (new List<SurvivalStep>(), new double[counts.Count]);
        var (survival, greenwood) = (1.0, 0.0);
        for (var step = 0; ; step++)
        {
            long atRisk = 0, failed = 0;
            foreach (var own in counts.Where(c => c.Length > step)) (atRisk, failed) = (atRisk + own[step].AtRisk, failed + own[step].Failed);
            if (atRisk == 0) return steps;
            var hazard = (double)failed / atRisk;
            survival = failed == atRisk ? 0 : survival * (1 - hazard);
            if (failed < atRisk)
            {
                greenwood += failed / ((double)atRisk * (atRisk - failed));
                for (var g = 0; g < sums.Length; g++)
                    if (counts[g].Length > step) sums[g] += (counts[g][step].Failed - hazard * counts[g][step].AtRisk) / (atRisk * (1 - hazard));
            }

            var error = Math.Sqrt(Math.Max(greenwood, factor * sums.Sum(s => s * s)));
            steps.Add(new SurvivalStep(step + 1, atRisk, failed, Interval(survival, error, atRisk, quantile), survival == 0 ? null : survival * error));
        }
    }

    private static Estimate Interval(double survival, double error, long n, double? quantile)
    {
        if (quantile is not { } z) return new Estimate(survival, null, null, n, Method, "All of it is by one person: how much people differ is not known.");
        if (survival == 0) return new Estimate(0, 0, z * z / (n + z * z), n, Method);
        if (survival == 1) return new Estimate(1, n / (n + z * z), 1, n, Method);
        var scale = z * error / -Math.Log(survival);
        return new Estimate(survival, Math.Pow(survival, Math.Exp(scale)), Math.Pow(survival, Math.Exp(-scale)), n, Method);
    }

    /// <summary>By step, how many sequences of a cluster come to it unfailed, and how many fail there.</summary>
    private static (int AtRisk, int Failed)[] Count(IReadOnlyList<Sequence> cluster)
    {
        if (cluster.Any(s => s.Failed is { } at && (at < 0 || at >= s.Steps))) throw new InputException("A sequence fails at a step that it does not have.");
        var counts = new (int AtRisk, int Failed)[cluster.Count == 0 ? 0 : cluster.Max(s => s.Failed + 1 ?? s.Steps)];
        foreach (var sequence in cluster)
        {
            for (var step = 0; step < (sequence.Failed + 1 ?? sequence.Steps); step++) counts[step].AtRisk++;
            if (sequence.Failed is { } at) counts[at].Failed++;
        }

        return counts;
    }
}

/// <summary>One step.</summary>
/// <param name="Step">From 1.</param>
/// <param name="AtRisk">Sequences that have this step and had not failed before.</param>
/// <param name="Failed">How many of them fail here.</param>
/// <param name="Survival">The share that has not failed by the end of the step; its n is <paramref name="AtRisk"/>.</param>
/// <param name="StandardError">Of the share; null where none is left.</param>
public sealed record SurvivalStep(int Step, long AtRisk, long Failed, Estimate Survival, double? StandardError);

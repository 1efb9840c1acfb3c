using Parallax.Statistics.Input;

namespace Parallax.Statistics.Inference;

/// <summary>
/// Stratified prediction-powered inference: StratPPI of Fisch et al. (arXiv:2406.04291). θ = Σ w_k θ_k, variance Σ w_k² var_k, one λ for
/// each stratum. Strata of fewer than <see cref="FewestHumans"/> human scores are pooled: λ and the variance cannot be told from so few.
/// </summary>
public static class StratifiedPpi
{
    /// <summary>How many human scores a stratum needs to stand alone.</summary>
    public const int FewestHumans = 10;

    /// <summary>The estimate.</summary>
    /// <exception cref="InputException">There is no stratum, or a weight is not a positive number.</exception>
    public static StratifiedPpiEstimate Of(IReadOnlyList<PpiStratum> strata, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(strata);
        if (strata.Count == 0) throw new InputException("There is no stratum. Give at least one.");
        foreach (var s in strata)
        {
            if (s.Weight is not (> 0 and < double.PositiveInfinity)) throw new InputException($"The weight of stratum '{s.Name}' is not a positive number. Give its share of the population.");
        }

        var total = strata.Sum(s => s.Weight);
        var parts = Pooled(strata).Select(group => Part(group, total, confidence)).ToArray();
        return Combine(parts, confidence);
    }

    /// <summary>Each stratum that is large enough by itself, then one pool; a pool that is still too small takes in the smallest of the others.</summary>
    private static List<List<PpiStratum>> Pooled(IReadOnlyList<PpiStratum> strata)
    {
        var groups = strata.Where(s => s.Human.Length >= FewestHumans).Select(s => new List<PpiStratum> { s }).ToList();
        var pool = strata.Where(s => s.Human.Length < FewestHumans).ToList();
        if (pool.Count == 0) return groups;
        if (groups.Count > 0 && pool.Sum(s => s.Human.Length) < FewestHumans)
        {
            var smallest = groups.MinBy(g => g[0].Human.Length)!;
            groups.Remove(smallest);
            pool.InsertRange(0, smallest);
        }

        groups.Add(pool);
        return groups;
    }

    private static PpiStratumEstimate Part(List<PpiStratum> group, double total, double confidence)
    {
        double[] All(Func<PpiStratum, double[]> column) => group.Count == 1 ? column(group[0]) : [.. group.SelectMany(column)];
        return new PpiStratumEstimate([.. group.Select(s => s.Name)], group.Sum(s => s.Weight) / total, PpiMean.Of(All(s => s.Human), All(s => s.Judge), All(s => s.Unlabelled), null, confidence));
    }

    private static StratifiedPpiEstimate Combine(PpiStratumEstimate[] parts, double confidence)
    {
        var (humans, unlabelled) = (parts.Sum(p => p.Estimate.Humans), parts.Sum(p => p.Estimate.Unlabelled));
        var (human, powered) = (Variance(parts, e => e.HumanOnly, e => e.HumanSe), Variance(parts, e => e.Powered, e => e.PoweredSe));
        var note = Note(parts, humans);
        return new StratifiedPpiEstimate(
            Sum(parts, e => e.HumanOnly, human, humans, confidence, "stratified mean of human scores"),
            Sum(parts, e => e.Powered, powered, humans + unlabelled, confidence, "stratified PPI++ mean"),
            PpiNotes.Gain(human, powered), humans < PpiNotes.FewestHumans, parts, note);
    }

    private static Estimate Sum(PpiStratumEstimate[] parts, Func<PpiEstimate, Estimate> which, double? variance, long n, double confidence, string method)
    {
        var value = 0.0;
        foreach (var part in parts)
        {
            if (which(part.Estimate).Value is not { } theta) return Estimate.Undefined(method, n, $"Stratum '{part.Strata[0]}' has no human score.");
            value += part.Weight * theta;
        }

        return PpiNotes.Interval(value, variance, n, confidence, method);
    }

    /// <summary>Null where a stratum has a single score; a stratum whose scores do not vary adds 0.</summary>
    private static double? Variance(PpiStratumEstimate[] parts, Func<PpiEstimate, Estimate> which, Func<PpiEstimate, double?> se)
    {
        var sum = 0.0;
        foreach (var part in parts)
        {
            if (part.Estimate.Humans < 2 || which(part.Estimate).Value is null) return null;
            var error = part.Weight * (se(part.Estimate) ?? 0);
            sum += error * error;
        }

        return sum;
    }

    private static string? Note(PpiStratumEstimate[] parts, long humans)
    {
        var notes = new List<string>();
        if (parts.FirstOrDefault(p => p.Strata.Count > 1) is { } pool)
            notes.Add($"Pooled, for fewer than {FewestHumans} human scores: {string.Join(", ", pool.Strata)}. This takes them as sampled at one rate.");
        if (humans < PpiNotes.FewestHumans) notes.Add($"Fewer than {PpiNotes.FewestHumans} human scores: show the human-only estimate.");
        return notes.Count == 0 ? null : string.Join(' ', notes);
    }
}

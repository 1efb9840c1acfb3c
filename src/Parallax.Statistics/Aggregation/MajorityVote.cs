using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// The class with most votes, as a distribution: the share of each class in the votes of a task. A tie stays visible
/// (<see cref="Posteriors.IsTie"/>) and goes to the smallest class, so that the order of the rows decides nothing.
/// </summary>
public static class MajorityVote
{
    /// <summary>Counts the votes.</summary>
    /// <param name="labels">The votes.</param>
    /// <param name="options">Weights of the workers, if they have any.</param>
    /// <param name="progress">Told nothing: there are no iterations.</param>
    /// <param name="cancel">Looked at once.</param>
    /// <exception cref="InputException">A worker has no weight while others have, or a weight is negative or not a number.</exception>
    public static AggregationResult Fit(Labels labels, MajorityVoteOptions? options = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        cancel.ThrowIfCancellationRequested();
        var weights = options?.Weights is { } byId ? Weights(labels, byId) : null;
        var given = GivenClasses.Of(labels);
        var shares = VoteShares.Of(labels, given, weights, out var weightless);
        var posteriors = Posteriors.OfGiven(given, shares);
        return new AggregationResult("majority", labels, posteriors)
        {
            Skills = weights is null ? new double?[labels.Workers.Count] : [.. weights.Select(w => (double?)w)],
            SkillMeaning = weights is null ? "" : "weight of a vote, as given",
            Note = labels.Count == 0 ? "There are no labels." : VoteShares.Note(posteriors, weightless),
        };
    }

    private static double[] Weights(Labels labels, IReadOnlyDictionary<string, double> byId)
    {
        var weights = new double[labels.Workers.Count];
        for (var worker = 0; worker < weights.Length; worker++)
        {
            var id = labels.Workers[worker];
            if (!byId.TryGetValue(id, out weights[worker])) throw new InputException($"Worker '{id}' has no weight. Give one to each worker; 0 leaves a worker out.");
            if (!double.IsFinite(weights[worker]) || weights[worker] < 0) throw new InputException($"The weight of worker '{id}' is not a number of 0 or more.");
        }

        return weights;
    }
}

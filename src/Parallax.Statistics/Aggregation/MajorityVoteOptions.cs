namespace Parallax.Statistics.Aggregation;

/// <summary>How votes are counted.</summary>
public sealed record MajorityVoteOptions
{
    /// <summary>For each worker, by id, what a vote of his weighs (0 or more); null: all the same.</summary>
    public IReadOnlyDictionary<string, double>? Weights { get; init; }
}

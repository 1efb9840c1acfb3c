namespace Parallax.Statistics.Aggregation;

/// <summary>How the messages are passed.</summary>
public sealed record KosOptions
{
    /// <summary>The most rounds of messages.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>It has converged when no message of a worker changes by more than this.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>
    /// True: messages are sums, as published, for designs in which all tasks have as many labels and all workers too. False: a task says how its votes are
    /// balanced and a worker how he agrees in the mean, so that a worker with very many labels, or a corner of the data whose sums grow fastest, does not outvote all others.
    /// </summary>
    public bool Sums { get; init; }

    /// <summary>Seed of the first messages, which are N(1, 1).</summary>
    public long Seed { get; init; }
}

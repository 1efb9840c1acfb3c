namespace Parallax.Statistics.Aggregation;

/// <summary>How the messages are passed.</summary>
public sealed record KosOptions
{
    /// <summary>The most rounds of messages.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>It has converged when no message changes by more than this (their root mean square is 1).</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>
    /// True: the message of a worker is a sum, as published for workers who all give as many labels. False: a mean, which is the same there, and
    /// keeps a worker with very many labels from outvoting all others where they do not.
    /// </summary>
    public bool Sums { get; init; }

    /// <summary>Seed of the first messages, which are N(1, 1).</summary>
    public long Seed { get; init; }
}

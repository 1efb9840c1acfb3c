namespace Parallax.Statistics.Aggregation;

/// <summary>How GLAD is fitted.</summary>
public sealed record GladOptions
{
    /// <summary>The most EM iterations.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>It has converged when the penalised log-likelihood rises by less than this share of itself.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Mean of the normal prior (variance 1) of the ability of a worker.</summary>
    public double AbilityMean { get; init; } = 1;

    /// <summary>Mean of the normal prior (variance 1) of the log of beta, the inverse difficulty of a task.</summary>
    public double LogEaseMean { get; init; } = 1;

    /// <summary>How many threads; 0: as many as the machine has. The result does not depend on it.</summary>
    public int Threads { get; init; }
}

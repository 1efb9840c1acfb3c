namespace Parallax.Statistics.Raters;

/// <summary>When the qualities of CrowdTruth are taken as settled.</summary>
public sealed record CrowdTruthOptions
{
    /// <summary>It has converged when no quality changes by more than this in one round.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>The most rounds.</summary>
    public int MaxIterations { get; init; } = 500;
}

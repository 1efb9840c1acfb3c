namespace Parallax.Statistics.Aggregation;

/// <summary>How the skills are completed from the agreement of workers.</summary>
public sealed record MMsrOptions
{
    /// <summary>The most iterations.</summary>
    public int MaxIterations { get; init; } = 500;

    /// <summary>It has converged when no skill changes by more than this.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>How many of the largest and of the smallest values of a worker are left out; null: half the fewest co-workers that anybody has, less one, as the authors' program does.</summary>
    public int? Trim { get; init; }
}

using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>Three qualities that weigh each other, each from 0 to 1; null where nobody can be compared.</summary>
/// <param name="Labels">What they were made from.</param>
/// <param name="Units">For each task, how much its workers agree (UQS): low for what is ambiguous.</param>
/// <param name="Workers">For each worker, how much the others agree with them (WQS).</param>
/// <param name="Annotations">For each class, how likely a second worker chooses it if one did (AQS): low for what is vague.</param>
public sealed record CrowdTruthResult(Labels Labels, IReadOnlyList<double?> Units, IReadOnlyList<double?> Workers, IReadOnlyList<double?> Annotations)
{
    /// <summary>How many rounds.</summary>
    public int Iterations { get; init; }

    /// <summary>False when it stopped at the limit of rounds.</summary>
    public bool Converged { get; init; } = true;

    /// <summary>What to mind when reading the result.</summary>
    public string? Note { get; init; }
}

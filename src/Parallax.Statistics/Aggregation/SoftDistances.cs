namespace Parallax.Statistics.Aggregation;

/// <summary>Distances between two sets of soft labels.</summary>
/// <param name="Mean">The mean over the tasks that both have.</param>
/// <param name="ByTask">The distance of each, by id, in the order of the first set.</param>
public sealed record SoftDistances(Estimate Mean, IReadOnlyList<(string Task, double Distance)> ByTask);

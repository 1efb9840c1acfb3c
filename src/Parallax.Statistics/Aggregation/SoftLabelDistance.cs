using System.Globalization;
using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// How far two sets of soft labels are from each other, task by task: the measures of the shared task Learning with Disagreements 2025
/// (arXiv:2510.08460). Both sets may name tasks and classes in any order; a class that one of them does not know has probability 0 there.
/// </summary>
public static class SoftLabelDistance
{
    /// <summary>For nominal classes: the sum of |p - q| over the classes, 0 (the same) to 2 (nothing in common).</summary>
    public static SoftDistances Manhattan(SoftSet one, SoftSet other) => Between(one, other, "Mean Manhattan distance of soft labels, t interval", ordinal: false);

    /// <summary>
    /// For ordinal classes: the first Wasserstein distance, the area between the two cumulative distributions. Classes lie at their values if all are
    /// numbers, else one apart in their order.
    /// </summary>
    public static SoftDistances Wasserstein(SoftSet one, SoftSet other) => Between(one, other, "Mean Wasserstein distance of soft labels, t interval", ordinal: true);

    private static SoftDistances Between(SoftSet one, SoftSet other, string method, bool ordinal)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        Refuse(one);
        Refuse(other);
        var scale = SharedScale.Of(one.Classes, other.Classes);
        var byTask = new List<(string Task, double Distance)>();
        for (var task = 0; task < one.Tasks.Count; task++)
        {
            if (other.Tasks.Find(one.Tasks.Utf8(task)) is not { } twin) continue;
            var (first, second) = (one.Distributions, other.Distributions);
            byTask.Add((one.Tasks[task], ordinal ? scale.Area(first, task, second, twin) : scale.Difference(first, task, second, twin)));
        }

        return new SoftDistances(Mean(byTask, method, one.Tasks.Count + other.Tasks.Count - 2 * byTask.Count), byTask);
    }

    /// <summary>A set that gives each of very many classes something would be compared class by class.</summary>
    private static void Refuse(SoftSet set)
    {
        const long most = 1_000_000_000;
        if ((long)set.Tasks.Count * set.Classes.Count <= most) return;
        for (var task = 0; task < set.Tasks.Count; task++)
            if (set.Distributions.Rest(task) > 0)
                throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{set.Tasks.Count} tasks with a probability for each of {set.Classes.Count} classes are too many to compare. Use shares without a prior."));
    }

    private static Estimate Mean(List<(string Task, double Distance)> byTask, string method, int left)
    {
        var note = left == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"Tasks that only one of the sets has, not counted: {left}.");
        var n = byTask.Count;
        if (n == 0) return Estimate.Undefined(method, 0, "The two sets have no task in common.");
        var mean = byTask.Average(t => t.Distance);
        if (n == 1) return new Estimate(mean, null, null, 1, method, $"One task has no interval. {note}".TrimEnd());
        var half = StudentT.TwoSided(0.95, n - 1) * Math.Sqrt(byTask.Sum(t => (t.Distance - mean) * (t.Distance - mean)) / (n - 1.0) / n);
        return new Estimate(mean, Math.Max(0, mean - half), mean + half, n, method, note);
    }
}

using System.Globalization;
using Parallax.Statistics.Inference;

namespace Parallax.Statistics.Aggregation;

/// <summary>How often an aggregation is right, where the truth is known.</summary>
public static class Accuracy
{
    /// <summary>
    /// The share of tasks with a known truth whose most probable class (<see cref="Posteriors.Top"/>) is the truth, with the interval of Wilson.
    /// A truth that nobody ever gave as a label counts as missed.
    /// </summary>
    /// <param name="result">The aggregation.</param>
    /// <param name="truth">The true class of a task, both by id. Tasks without truth and truths of unknown tasks are not counted.</param>
    public static Estimate Of(AggregationResult result, IReadOnlyDictionary<string, string> truth)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(truth);
        var (known, right, unknown) = (0, 0, 0);
        foreach (var (id, @class) in truth)
        {
            if (result.Labels.Tasks.Find(id) is not { } task)
            {
                unknown++;
                continue;
            }

            known++;
            if (result.Labels.Classes.Find(@class) == result.Posteriors.Top(task)) right++;
        }

        var estimate = WilsonInterval.Of(right, known);
        return estimate with { Method = "Accuracy, Wilson score interval", Note = Note(estimate.Note, result.Posteriors.Tasks - known, unknown) };
    }

    private static string? Note(string? undefined, int without, int unknown)
    {
        var parts = new List<string>();
        if (undefined is not null) parts.Add("No task has a known truth.");
        if (without > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"Tasks without truth, not counted: {without}."));
        if (unknown > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"Truths of tasks without labels, not counted: {unknown}."));
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }
}

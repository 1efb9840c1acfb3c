using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>Without labels, or with one class alone, no method can tell workers apart: the votes are the answer, and the note says so.</summary>
internal static class NothingToLearn
{
    /// <summary>The result for such labels; null for others.</summary>
    public static AggregationResult? From(Labels labels, string method)
    {
        if (labels.Count > 0 && labels.Classes.Count > 1) return null;
        var given = GivenClasses.Of(labels);
        var shares = VoteShares.Of(labels, given, null, out _);
        return new AggregationResult(method, labels, Posteriors.OfGiven(given, shares))
        {
            Skills = new double?[labels.Workers.Count],
            Note = labels.Count == 0 ? "There are no labels." : "All labels are of one class: nothing tells the workers apart.",
        };
    }
}

using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// Worker agreement with aggregate, in the one step of Appen and crowd-kit: the skill of a worker is the share of his labels that equal
/// the majority vote (ties to the smallest class), and the votes are counted again with the skills as weights. There is nothing to set.
/// </summary>
public static class Wawa
{
    /// <summary>Counts the votes, and counts them again by skill.</summary>
    /// <param name="labels">The votes.</param>
    /// <param name="progress">Told nothing: there are no iterations.</param>
    /// <param name="cancel">Looked at between the two counts.</param>
    public static AggregationResult Fit(Labels labels, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (NothingToLearn.From(labels, "wawa") is { } trivial) return trivial;
        var given = GivenClasses.Of(labels);
        var skills = VoteShares.Agreement(labels, given, VoteShares.Tops(given, VoteShares.Of(labels, given, null, out _)));
        cancel.ThrowIfCancellationRequested();
        var posteriors = Posteriors.OfGiven(given, VoteShares.Of(labels, given, skills, out var weightless));
        return new AggregationResult("wawa", labels, posteriors)
        {
            Skills = [.. skills.Select(s => (double?)s)],
            SkillMeaning = "share of labels that agree with the majority",
            Note = VoteShares.Note(posteriors, weightless),
        };
    }
}

using System.Globalization;

namespace Parallax.Statistics.Raters;

/// <summary>What to mind when reading a Rasch result, in sentences.</summary>
internal static class RaschNotes
{
    public static IReadOnlyList<string> Of(RaschReport report, bool converged, FacetRaschOptions options)
    {
        var (design, likelihood) = (report.Design, report.Likelihood);
        var notes = new List<string>();
        if (design.Category.Length == 0) return ["There are no ratings."];
        if (design.Top == 0) return ["All ratings are equal: nothing can be told apart."];
        if (likelihood.Ratings == 0) return ["Every response, criterion or rater is at one end of the scale: nothing can be measured. Collect more ratings of the same responses by several raters."];
        if (HasGaps(design.Values)) notes.Add($"The scale has gaps; its {design.Values.Length} values were taken as consecutive categories.");
        if (likelihood.Counts.Contains(0)) notes.Add("A category is used by extreme scores only: its threshold rests on smoothing.");
        if (report.Groups.Count > 1) notes.Add($"Raters and responses fall into {report.Groups.Count} groups that no ratings connect: measures are centred in each group and cannot be compared between groups. Let raters of different groups rate some of the same responses.");
        if (!report.Groups.CriteriaAreLinked()) notes.Add("Some criteria were never rated together by one rater on one response: their difference may be the raters' severity.");
        if (options.CorrectBias) notes.Add(string.Create(CultureInfo.InvariantCulture, $"Measures were multiplied by (L - 1) / L with L = {report.RatingsPerResponse:0.###}, the mean number of informative ratings of a response."));
        if (!converged) notes.Add("It stopped before every score met its expectation: some measures have no finite maximum, or more iterations are needed.");
        return notes;
    }

    private static bool HasGaps(double[] values) => values.Length > 1 && values[^1] - values[0] != values.Length - 1;
}

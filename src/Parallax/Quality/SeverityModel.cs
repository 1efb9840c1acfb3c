using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Quality;

/// <summary>One rating of one response on one dimension.</summary>
/// <param name="Response">The presentation's and the response's id.</param>
/// <param name="Letter">The response's letter as the person saw it.</param>
public readonly record struct OneRating(Guid Person, Guid Assignment, Guid Presentation, string Response, string Letter, string Dimension, int Level);

/// <summary>Where everybody stands on one dimension, or on all.</summary>
public sealed record SeverityRow(
    Guid Person, string Dimension, int Ratings, int Others, SeverityGap Gap, FacetMeasure Measure, double? Points = null, double? Low = null, double? High = null);

/// <summary>From ratings to severities: pure. The statistics are those of <see cref="FacetRasch"/>.</summary>
public static class SeverityModel
{
    /// <summary>So many others, or nothing is said: of fewer one could tell who said what.</summary>
    public const int FewestOthers = 3;

    /// <summary>So many ratings on a dimension, or nothing is said.</summary>
    public const int FewestRatings = 6;

    private const int MostExamples = 5;

    public static (FacetRaschResult Fit, IReadOnlyList<SeverityRow> Rows) Fit(IEnumerable<OneRating> ratings, string dimension)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var fit = FacetRasch.Fit(Ratings.From(
            ratings.Where(r => dimension == RaterSeverity.All || r.Dimension == dimension).Select(r => (r.Response, r.Person.ToString(), r.Dimension, (double)r.Level)), DuplicatePolicy.First));
        var people = fit.Raters.Where(r => r.Group is not null).GroupBy(r => r.Group!.Value).ToDictionary(g => g.Key, g => g.Count());
        return (fit, [.. fit.Raters.Select(r => Row(fit, r, dimension, r.Group is { } group ? people[group] - 1 : 0))]);
    }

    private static SeverityRow Row(FacetRaschResult fit, FacetMeasure rater, string dimension, int others)
    {
        var gap = rater switch
        {
            _ when others < FewestOthers => SeverityGap.FewPeople,
            { Count: < FewestRatings } => SeverityGap.FewRatings,
            { Extreme: true } => SeverityGap.Extreme,
            { Measure: null } or { StandardError: null } or { Note: not null } => SeverityGap.Unmeasured,
            _ => SeverityGap.None,
        };
        var row = new SeverityRow(Guid.Parse(rater.Id), dimension, rater.Count, others, gap, rater);
        if (gap != SeverityGap.None) return row;
        var average = Expected(fit, rater.Group!.Value, 0);
        var margin = WilsonInterval.Z95 * rater.StandardError!.Value;
        return row with
        {
            Points = Expected(fit, rater.Group.Value, rater.Measure!.Value) - average,
            Low = Expected(fit, rater.Group.Value, rater.Measure.Value + margin) - average,
            High = Expected(fit, rater.Group.Value, rater.Measure.Value - margin) - average,
        };
    }

    /// <summary>What somebody of this severity is expected to give a response of the group that is as good as they are on average: the model's own fair average.</summary>
    private static double Expected(FacetRaschResult fit, int group, double severity)
    {
        var place = fit.Responses.Where(r => r is { Extreme: false, Measure: not null } && r.Group == group).Select(r => r.Measure!.Value).DefaultIfEmpty(0).Average() - severity;
        var (logits, at) = (new double[fit.Categories.Count], 0.0);
        for (var k = 1; k < logits.Length; k++) logits[k] = at += place - (fit.Thresholds[k - 1].Measure ?? 0);
        var top = logits.Max();
        var weights = Array.ConvertAll(logits, l => Math.Exp(l - top));
        return weights.Select((w, k) => w * fit.Categories[k]).Sum() / weights.Sum();
    }

    /// <summary>By person, where they differed most from at least <see cref="FewestOthers"/> others: one example a presentation, the largest first.</summary>
    public static IReadOnlyDictionary<Guid, IReadOnlyList<SeverityExample>> Examples(IReadOnlyCollection<OneRating> ratings)
    {
        var counts = ratings.GroupBy(r => (r.Response, r.Dimension)).ToDictionary(g => g.Key, Counts);
        return ratings.GroupBy(r => r.Person).ToDictionary(g => g.Key, IReadOnlyList<SeverityExample> (g) =>
        [
            .. g.Select(r => (r.Presentation, Example: new SeverityExample(r.Assignment, r.Letter, r.Dimension, r.Level, Without(counts[(r.Response, r.Dimension)], r.Level))))
                .Where(e => e.Example.Count >= FewestOthers && Distance(e.Example) >= 1)
                .GroupBy(e => e.Presentation).Select(p => p.MaxBy(e => Distance(e.Example)).Example)
                .OrderByDescending(Distance).ThenBy(e => e.Assignment).Take(MostExamples),
        ]);
    }

    private static int[] Counts(IEnumerable<OneRating> ratings)
    {
        var counts = new int[5];
        // Somebody who rated the same response twice, for two purposes, is one person.
        foreach (var rating in ratings.DistinctBy(r => r.Person)) counts[rating.Level - 1]++;
        return counts;
    }

    private static int[] Without(int[] counts, int level)
    {
        int[] others = [.. counts];
        if (others[level - 1] > 0) others[level - 1]--;
        return others;
    }

    private static double Distance(SeverityExample example) => Math.Abs(example.Said - example.Mean);
}

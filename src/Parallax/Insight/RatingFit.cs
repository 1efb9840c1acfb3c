using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Insight;

/// <summary>
/// Fair averages of models by the many-facet Rasch model, so that neither severe raters nor hard tasks punish the models they happened to meet.
/// See docs/insight.md.
/// </summary>
public sealed class RatingFit(InsightData data)
{
    /// <summary>Of more ratings so many are drawn at random: the interval is then far narrower than what raters differ by.</summary>
    public const int MostRatings = 400_000;

    public IReadOnlyList<RatingBoard> Of(IReadOnlyList<JudgmentRecord> judgments)
    {
        ArgumentNullException.ThrowIfNull(judgments);
        var dimensions = data.Protocol.Dimensions;
        if (dimensions.Count == 0) return [];
        return [Board("", "All dimensions", judgments), .. dimensions.Count == 1 ? [] : dimensions.Select(d => Board(d.Id, d.Name, judgments))];
    }

    private RatingBoard Board(string dimension, string name, IReadOnlyList<JudgmentRecord> judgments)
    {
        var all = judgments.Sum(j => Rated(j, dimension).Count());
        var ratings = Ratings(judgments, dimension, all);
        if (ratings.Count == 0) return new RatingBoard(dimension, name, 0, 0, [], null, null, null, ["Nobody has rated this yet."]);
        var fit = FacetRasch.Fit(ratings);
        var fair = FairScores.Of(fit);
        var raters = new HashSet<int>[ratings.Tasks.Count];
        for (var i = 0; i < ratings.Count; i++) (raters[ratings[i].Task] ??= []).Add(ratings[i].Worker);
        var lines = fit.Responses.Select((r, i) => Line(r, fair[i], raters[i].Count)).OrderByDescending(l => l.Fair.Value ?? double.NegativeInfinity).ThenBy(l => l.Model, StringComparer.Ordinal);
        return new RatingBoard(dimension, name, ratings.Count, fit.Raters.Count, [.. lines], Spread(fit), fit.PromptSpread, all > ratings.Count ? all : null, Notes(fit));
    }

    private Ratings Ratings(IReadOnlyList<JudgmentRecord> judgments, string dimension, int all)
    {
        var random = new Random(data.Project.Seed);
        var share = (double)MostRatings / Math.Max(1, all);
        var builder = new RatingsBuilder("judgments");
        var line = 0L;
        foreach (var j in judgments)
            foreach (var (model, facet, level) in Rated(j, dimension))
                if (share >= 1 || random.NextDouble() < share) builder.Add($"{model}", $"{j.Person}", facet, $"{j.Task}", level, ++line);
        return builder.Build(DuplicatePolicy.Keep);
    }

    private static IEnumerable<(int Model, string Facet, int Level)> Rated(JudgmentRecord j, string dimension)
    {
        for (var response = 0; response <= (j.Second is null ? 0 : 1); response++)
            foreach (var (rated, level) in j.Rated(response))
                if (dimension.Length == 0 || rated.Id == dimension) yield return (response == 0 ? j.First : j.Second!.Value, rated.Id, level);
    }

    private RatedLine Line(FacetMeasure measure, Statistics.Estimate fair, int raters)
    {
        var model = data.Models[int.Parse(measure.Id, System.Globalization.CultureInfo.InvariantCulture)];
        return new RatedLine(model.Model, model.Version, fair, measure.ObservedAverage, raters);
    }

    /// <summary>How far the most severe and the most lenient tenth of raters are apart, in logits; null with fewer than ten.</summary>
    private static double? Spread(FacetRaschResult fit)
    {
        var severities = fit.Raters.Select(r => r.Measure).OfType<double>().Order().ToArray();
        return severities.Length < 10 ? null : severities[(int)(severities.Length * .9)] - severities[severities.Length / 10];
    }

    private static List<string> Notes(FacetRaschResult fit) =>
        fit.Groups.Count > 1 ? [.. fit.Notes, "Some models and raters are not connected by any rating: across these groups nothing can be compared."] : [.. fit.Notes];
}

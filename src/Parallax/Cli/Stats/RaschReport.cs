using Parallax.Statistics.Raters;

namespace Parallax.Cli.Stats;

/// <summary>A many-facet Rasch model for people and for machines.</summary>
internal static class RaschReport
{
    private const int MostRows = 16;

    public static void Print(FacetRaschResult result, double read, double fit) => StatsOutput.Print(new
    {
        Method = "many-facet-rasch",
        Ratings = result.Ratings.Count,
        result.Informative,
        result.Iterations,
        result.Converged,
        result.LogLikelihood,
        result.Categories,
        result.Thresholds,
        result.Responses,
        result.Criteria,
        result.Raters,
        result.ResponseSeparation,
        result.CriterionSeparation,
        result.RaterSeparation,
        Groups = result.Groups.Count <= 1 ? null : result.Groups.Select(g => new { Responses = g.Responses.Select(r => result.Ratings.Tasks[r]), Raters = g.Raters.Select(r => result.Ratings.Workers[r]) }),
        result.Notes,
        Seconds = new { Read = read, Fit = fit },
    });

    public static void Show(FacetRaschResult result, double read, double fit)
    {
        Measures("Raters: severity in logits", result.Raters);
        if (result.Criteria.Count > 1) Measures("Criteria: how hard it is to score high", result.Criteria);
        Measures("Responses: quality in logits", result.Responses);
        StatsOutput.Facts([
            ("ratings", $"{StatsOutput.Count(result.Ratings.Count)}, of which {StatsOutput.Count(result.Informative)} carry information"),
            ("responses told apart", Separation(result.ResponseSeparation)),
            ("raters differ", Separation(result.RaterSeparation)),
            ("log-likelihood", result.LogLikelihood is { } value ? StatsOutput.Number(value) : null),
            ("converged", result.Converged ? null : $"no, a residual of {StatsOutput.Number(result.MaxResidual)} score points is left"),
            .. result.Notes.Select(n => ("note", (string?)n)),
            ("seconds", $"{StatsOutput.Number(read, 2)} reading, {StatsOutput.Number(fit, 2)} fitting")]);
    }

    private static void Measures(string title, IReadOnlyList<FacetMeasure> all)
    {
        var ordered = all.OrderByDescending(m => m.Measure ?? double.NegativeInfinity).ToList();
        var shown = ordered.Count <= MostRows ? ordered : [.. ordered.Take(MostRows / 2), .. ordered.TakeLast(MostRows / 2)];
        var (from, to) = (ordered.Min(Low) ?? 0, ordered.Max(High) ?? 0);
        StatsOutput.Table(ordered.Count > MostRows ? $"{title} (the {MostRows / 2} highest and lowest of {StatsOutput.Count(ordered.Count)})" : title,
            ["id", ">n", ">average", ">fair", ">measure", ">se", "", ">infit", ">outfit", "note"], shown.Select(m => new[]
            {
                m.Id, StatsOutput.Count(m.Count), StatsOutput.Number(m.ObservedAverage, 2), StatsOutput.Number(m.FairAverage, 2), StatsOutput.Number(m.Measure, 2), StatsOutput.Number(m.StandardError, 2),
                m.Measure is { } measure ? StatsOutput.Whisker(measure, Low(m) ?? measure, High(m) ?? measure, from, to) : "",
                StatsOutput.Number(m.Fit?.Infit, 2), StatsOutput.Number(m.Fit?.Outfit, 2), m.Extreme ? "extreme" : "",
            }));
    }

    private static double? Low(FacetMeasure m) => m.Measure - 1.96 * m.StandardError;

    private static double? High(FacetMeasure m) => m.Measure + 1.96 * m.StandardError;

    private static string Separation(Separation s) => s.Index is null ? $"undefined: {s.Note}" : $"separation {StatsOutput.Number(s.Index, 2)}, reliability {StatsOutput.Number(s.Reliability, 2)}";
}

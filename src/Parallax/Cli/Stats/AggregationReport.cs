using System.Globalization;
using Parallax.Statistics;
using Parallax.Statistics.Aggregation;

namespace Parallax.Cli.Stats;

/// <summary>An aggregation for people: what it rests on, how the classes are spread, how sure it is, and who stands out.</summary>
internal static class AggregationReport
{
    private const int MostRows = 12;

    public static void Show(AggregationResult result, Estimate? accuracy, double read, double fit)
    {
        var (labels, posteriors) = (result.Labels, result.Posteriors);
        var sure = Enumerable.Range(0, posteriors.Tasks).Count(t => posteriors[t, posteriors.Top(t)] >= 0.95);
        var ties = posteriors.Ties();
        StatsOutput.Facts(
            ("method", result.Method),
            ("labels", $"{StatsOutput.Count(labels.Count)} of {StatsOutput.Count(labels.Tasks.Count)} tasks by {StatsOutput.Count(labels.Workers.Count)} workers, {StatsOutput.Count(labels.Classes.Count)} classes"),
            ("accuracy", accuracy is null ? null : StatsOutput.Interval(accuracy)),
            ("log-likelihood", result.LogLikelihood is { } value ? StatsOutput.Number(value) : null),
            ("iterations", result.Iterations == 0 ? null : $"{result.Iterations}{(result.Converged ? "" : ", not converged")}"),
            ("sure (p ≥ .95)", $"{StatsOutput.Count(sure)} of {StatsOutput.Count(posteriors.Tasks)} tasks"),
            ("ties", ties == 0 ? null : $"{StatsOutput.Count(ties)} tasks, given to the smallest class"),
            ("note", result.Note),
            ("", accuracy?.Note),
            ("seconds", $"{StatsOutput.Number(read, 2)} reading, {StatsOutput.Number(fit, 2)} fitting"));
        if (posteriors.Tasks == 0) return;
        Classes(result);
        if (result.Skills.Count > 0) Workers(result);
    }

    private static void Classes(AggregationResult result)
    {
        var counts = new int[result.Labels.Classes.Count];
        for (var t = 0; t < result.Posteriors.Tasks; t++) counts[result.Posteriors.Top(t)]++;
        var shown = Enumerable.Range(0, counts.Length).OrderByDescending(c => counts[c]).ThenBy(c => c).Take(MostRows).ToList();
        StatsOutput.Table(counts.Length > MostRows ? $"The {MostRows} largest of {StatsOutput.Count(counts.Length)} classes" : "Classes", ["class", ">tasks", ">share", ""], shown.Select(c =>
        {
            var share = (double)counts[c] / result.Posteriors.Tasks;
            return new[] { result.Labels.Classes[c], StatsOutput.Count(counts[c]), StatsOutput.Number(share), StatsOutput.Bar(share) };
        }));
    }

    private static void Workers(AggregationResult result)
    {
        var all = Enumerable.Range(0, result.Skills.Count).Where(w => result.Skills[w] is not null).OrderBy(w => result.Skills[w]).ThenBy(w => w).ToList();
        var shown = all.Count <= MostRows ? all : [.. all.Take(MostRows / 2), .. all.TakeLast(MostRows / 2)];
        StatsOutput.Table(all.Count > MostRows ? $"Skill: {result.SkillMeaning} (the {MostRows / 2} lowest and highest)" : $"Skill: {result.SkillMeaning}", ["worker", ">labels", ">skill", ""], shown.Select(w => new[]
        {
            result.Labels.Workers[w],
            result.Labels.TasksOfWorker(w).Length.ToString(CultureInfo.InvariantCulture),
            StatsOutput.Number(result.Skills[w]),
            StatsOutput.Bar(result.Skills[w]!.Value),
        }));
    }
}

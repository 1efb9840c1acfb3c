using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Cli.Stats;

/// <summary>CrowdTruth's three qualities for people and for machines.</summary>
internal static class CrowdTruthReport
{
    private const int MostRows = 10;

    public static void Print(CrowdTruthResult result, double read, double fit) => StatsOutput.Print(new
    {
        Method = "crowdtruth",
        result.Iterations,
        result.Converged,
        Units = Pairs(result.Labels.Tasks, result.Units),
        Workers = Pairs(result.Labels.Workers, result.Workers),
        Annotations = Pairs(result.Labels.Classes, result.Annotations),
        result.Note,
        Seconds = new { Read = read, Fit = fit },
    });

    public static void Show(CrowdTruthResult result, double read, double fit)
    {
        Lowest("Classes (AQS)", result.Labels.Classes, result.Annotations);
        Lowest("Workers (WQS)", result.Labels.Workers, result.Workers);
        Lowest("Tasks (UQS)", result.Labels.Tasks, result.Units);
        StatsOutput.Facts(("low quality", "of a task: it is ambiguous; of a class: it is vague; of a worker: others disagree"), ("rounds", $"{result.Iterations}{(result.Converged ? "" : ", not converged")}"), ("note", result.Note), ("seconds", $"{StatsOutput.Number(read, 2)} reading, {StatsOutput.Number(fit, 2)} fitting"));
    }

    private static IEnumerable<object> Pairs(IdTable ids, IReadOnlyList<double?> qualities) => qualities.Select((quality, i) => new { Id = ids[i], Quality = quality });

    private static void Lowest(string title, IdTable ids, IReadOnlyList<double?> qualities)
    {
        var known = Enumerable.Range(0, qualities.Count).Where(i => qualities[i] is not null).OrderBy(i => qualities[i]).ToList();
        StatsOutput.Table(title, [known.Count > MostRows ? $"the lowest of {StatsOutput.Count(known.Count)}" : "id", ">quality", ""], known.Take(MostRows).Select(i => new[]
        {
            ids[i], StatsOutput.Number(qualities[i]), StatsOutput.Bar(qualities[i]!.Value),
        }));
    }
}

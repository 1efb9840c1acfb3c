using Parallax.Statistics.Raters;

namespace Parallax.Cli.Stats;

/// <summary>Whether it is the item or the rater, for people and for machines.</summary>
internal static class AmbiguityReport
{
    private const int MostRows = 12;

    public static void Print(AmbiguityResult result, double read, double fit) =>
        StatsOutput.Print(new { Method = "ambiguity", result.Items, result.Raters, Seconds = new { Read = read, Fit = fit } });

    public static void Show(AmbiguityResult result, double read, double fit)
    {
        var ambiguous = result.Items.Where(i => i.Verdict == ItemVerdict.Ambiguous).OrderByDescending(i => i.Entropy).ToList();
        StatsOutput.Facts(
            ("clear", StatsOutput.Count(result.Items.Count(i => i.Verdict == ItemVerdict.Clear))),
            ("ambiguous", StatsOutput.Count(ambiguous.Count)),
            ("unknown", StatsOutput.Count(result.Items.Count(i => i.Verdict == ItemVerdict.Unknown))),
            ("seconds", $"{StatsOutput.Number(read, 2)} reading, {StatsOutput.Number(fit, 2)} fitting"));
        if (ambiguous.Count > 0) StatsOutput.Table($"Items on which skilled raters split{(ambiguous.Count > MostRows ? $", {MostRows} of {ambiguous.Count}" : "")}", ["task", ">labels", ">entropy", ">skilled labels", ">split"], ambiguous.Take(MostRows).Select(i => new[]
        {
            i.Task, StatsOutput.Count(i.Labels), StatsOutput.Number(i.Entropy, 2), StatsOutput.Count(i.SkilledLabels), StatsOutput.Number(i.Split, 2),
        }));
        StatsOutput.Table("Raters on clear items: the lowest", ["worker", "right on clear items", "right on gold", ">labels on ambiguous items"], result.Raters.OrderBy(r => r.OnClear.High ?? 1).Take(MostRows).Select(r => new[]
        {
            r.Worker, r.OnClear.Value is null ? "–" : StatsOutput.Interval(r.OnClear), r.OnGold.Value is null ? "–" : StatsOutput.Interval(r.OnGold), StatsOutput.Count(r.OnAmbiguous),
        }));
    }
}

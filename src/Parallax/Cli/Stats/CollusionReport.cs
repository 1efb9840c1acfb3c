using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Cli.Stats;

/// <summary>Pairs of raters who agree on wrong answers, for people and for machines. A reason to look, never to punish.</summary>
internal static class CollusionReport
{
    private const int MostRows = 20;

    public static void Print(CollusionResult result, IdTable workers, double read, double fit) => StatsOutput.Print(new
    {
        Method = "collusion",
        result.Tested,
        result.Excess,
        Pairs = result.Pairs.Select(p => new { First = workers[p.First], Second = workers[p.Second], p.Common, p.Agreed, p.Expected, p.Z, p.P, p.AdjustedP, p.Flagged }),
        Groups = result.Groups.Select(g => g.Select(w => workers[w])),
        result.Note,
        Seconds = new { Read = read, Fit = fit },
    });

    public static void Show(CollusionResult result, IdTable workers)
    {
        if (result.Pairs.Count > 0) StatsOutput.Table("Agreement on wrong or rare answers", ["first", "second", ">common tasks", ">agreed", ">expected", ">z", ">p (Holm)", ""], result.Pairs.Take(MostRows).Select(p => new[]
        {
            workers[p.First], workers[p.Second], StatsOutput.Count(p.Common), StatsOutput.Count(p.Agreed), StatsOutput.Number(p.Expected, 1), StatsOutput.Number(p.Z, 1), StatsOutput.Number(p.AdjustedP), p.Flagged ? "look at it" : "",
        }));
        StatsOutput.Facts(
            ("pairs tested", StatsOutput.Count(result.Tested)),
            ("flagged", $"{StatsOutput.Count(result.Pairs.Count(p => p.Flagged))}: a reason to look, never to punish"),
            ("groups", result.Groups.Count == 0 ? null : string.Join("; ", result.Groups.Select(g => string.Join(", ", g.Select(w => workers[w]))))),
            ("note", result.Note));
    }
}

using Parallax.Statistics.Ranking;

namespace Parallax.Cli.Stats;

/// <summary>A ranking for people: intervals as bars of text, then what to mind.</summary>
internal static class RankReport
{
    private const int MostPairs = 5;

    public static void Show(RankResult result, LeaderFlips? robustness, int withItself, double read, double fit)
    {
        Leaderboard(result);
        StatsOutput.Facts(
            ("method", result.Method),
            ("rests on", $"{StatsOutput.Count(result.N)} comparisons{(result.Clusters is { } clusters ? $" in {StatsOutput.Count(clusters)} clusters" : "")}"),
            ("left out", withItself == 0 ? null : $"{StatsOutput.Count(withItself)} comparisons of a model with itself"),
            ("log-likelihood", result.LogLikelihood is { } value ? StatsOutput.Number(value) : null),
            ("tie", result.Tie is { } tie ? Said(tie) : null),
            ("leader, by votes", robustness?.Votes.Note),
            ("leader, by raters", robustness?.Raters?.Note),
            ("seconds", $"{StatsOutput.Number(read, 2)} reading, {StatsOutput.Number(fit, 2)} fitting"));
        StatsOutput.Facts([.. result.Covariates.Select(c => ($"style: {c.Name}", (string?)Said(c))), .. result.Notes.Select(n => ("note", (string?)n)),
            .. result.Models.Where(m => m.Note is not null).Take(MostPairs).Select(m => (m.Id, m.Note))]);
        Surprises(result);
    }

    private static void Leaderboard(RankResult result)
    {
        var shown = result.Ordered.ToList();
        var from = shown.Min(m => m.Low ?? m.Rating) ?? 0;
        var to = shown.Max(m => m.High ?? m.Rating) ?? 0;
        StatsOutput.Table("Ranking: ratings in logits, centred on 0", [">rank", "model", ">rating", ">se", "interval", "", ">compared", ">won", ">tied"], shown.Select(m => new[]
        {
            m.RankLow is null ? "–" : m.RankLow == m.RankHigh ? $"{m.RankLow}" : $"{m.RankLow}–{m.RankHigh}",
            m.Id,
            StatsOutput.Number(m.Rating, 3),
            StatsOutput.Number(m.StandardError, 3),
            m.Low is null ? "" : $"[{StatsOutput.Number(m.Low, 3)}, {StatsOutput.Number(m.High, 3)}]",
            m.Rating is { } rating ? StatsOutput.Whisker(rating, m.Low ?? rating, m.High ?? rating, from, to) : "",
            StatsOutput.Count(m.Comparisons),
            Share(m.Wins, m.Comparisons),
            Share(m.Ties + m.BothBad, m.Comparisons),
        }));
    }

    /// <summary>Pairs that the model describes badly: beyond 3 standard deviations.</summary>
    private static void Surprises(RankResult result)
    {
        var pairs = result.Goodness.Pairs.Where(p => p.Z is < -3 or > 3).OrderByDescending(p => Math.Abs(p.Z!.Value)).Take(MostPairs).ToList();
        if (pairs.Count == 0) return;
        StatsOutput.Table("Pairs that surprise the model", ["first", "second", ">compared", ">score", ">expected", ">z"], pairs.Select(p => new[]
        {
            result.Models[p.First].Id, result.Models[p.Second].Id, StatsOutput.Count(p.N), StatsOutput.Number(p.Score, 1), StatsOutput.Number(p.Expected, 1), StatsOutput.Number(p.Z, 1),
        }));
    }

    private static string Said(FittedParameter c) =>
        c.Value is null ? $"undefined: {c.Note}" : $"{c.Name} = {StatsOutput.Number(c.Value)}{(c.Low is null ? "" : $" [{StatsOutput.Number(c.Low)}, {StatsOutput.Number(c.High)}]")}";

    private static string Share(long count, long of) => of == 0 ? "–" : $"{StatsOutput.Number(100.0 * count / of, 1)}%";
}

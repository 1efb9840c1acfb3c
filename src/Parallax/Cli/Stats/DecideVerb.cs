using System.CommandLine;
using Parallax.Statistics.Input;
using Parallax.Statistics.Sequential;

namespace Parallax.Cli.Stats;

/// <summary><c>parallax stats decide</c>: which pairs are decided, however often one has looked.</summary>
internal static class DecideVerb
{
    private static readonly Argument<string> File = StatsFile.Argument("comparisons", "columns left, right, label or model_a, model_b, winner, and worker if known");
    private static readonly Option<double> Alpha = new("--alpha") { Description = "Share of false decisions among all decisions.", DefaultValueFactory = _ => 0.05 };
    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON object." };

    public static Command Make()
    {
        var command = new Command("decide", "Which pairs of models are decided, by a test that stays valid after every vote; one vote a rater and pair.") { File, Alpha, Json };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(async () =>
        {
            if (parsed.GetValue(Alpha) is not (> 0 and < 1)) throw new UsageException("--alpha lies between 0 and 1, as in .05.");
            var (comparisons, _) = await StatsFile.ReadAsync(parsed.GetValue(File)!, (stream, name, told) => ComparisonsReader.Read(stream, name, null, told), cancel);
            var pairs = DecidedPairs.Of(comparisons, parsed.GetValue(Alpha));
            if (parsed.GetValue(Json)) StatsOutput.Print(new { Method = "beta-binomial e-value, e-BH", Alpha = parsed.GetValue(Alpha), Pairs = pairs, Note = Note(comparisons) });
            else Show(pairs, Note(comparisons));
            return Exit.Done;
        }));
        return command;
    }

    private static string Note(Comparisons comparisons) => comparisons.Workers.Count switch
    {
        0 => "The data has no workers: each row counts as an independent vote. If rows depend on each other (one judge, one prompt several times), far too much is decided.",
        1 => "All votes are of one worker: each pair has one vote.",
        _ => "Votes of one worker on a pair are one vote. Votes on one prompt count as independent.",
    };

    private static void Show(IReadOnlyList<DecidedPair> pairs, string note)
    {
        StatsOutput.Table("Share of the first model", ["first", "second", ">votes", ">share", "interval, valid at any time", "0 … 1", ">e-value", ""], pairs.Select(p => new[]
        {
            p.First, p.Second, StatsOutput.Number(p.Votes, 1), StatsOutput.Number(p.Share), $"[{StatsOutput.Number(p.Low)}, {StatsOutput.Number(p.High)}]",
            StatsOutput.Whisker(p.Share, p.Low, p.High, 0, 1), p.EValue < 10_000 ? StatsOutput.Number(p.EValue, 2) : "> 10,000", p.Decided ? $"{(p.Share > 0.5 ? p.First : p.Second)} is better" : "go on",
        }));
        StatsOutput.Facts(("decided", $"{StatsOutput.Count(pairs.Count(p => p.Decided))} of {StatsOutput.Count(pairs.Count)} pairs"), ("note", note));
    }
}

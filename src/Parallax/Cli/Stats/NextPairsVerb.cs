using System.CommandLine;
using System.Globalization;
using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;
using Parallax.Statistics.Sequential;

namespace Parallax.Cli.Stats;

/// <summary><c>parallax stats next-pairs</c>: which pairs to compare next, each with its probability.</summary>
internal static class NextPairsVerb
{
    private static readonly Argument<string> File = StatsFile.Argument("comparisons", "columns left, right, label or model_a, model_b, winner");
    private static readonly Option<int> Count = new("--count") { Description = "How many pairs.", DefaultValueFactory = _ => 100 };
    private static readonly Option<double> Exploration = new("--exploration") { Description = "The share of draws that are uniform over all pairs.", DefaultValueFactory = _ => 0.15 };
    private static readonly Option<long> Seed = new("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Out = StatsFile.Input("--out", "Writes the CSV file instead of printing it.");
    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON object." };

    public static Command Make()
    {
        var command = new Command("next-pairs", "Which pairs to compare next, so that a ranking is settled with few votes: left,right,probability.") { File, Count, Exploration, Seed, Out, Json };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(() => RunAsync(parsed, cancel)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        StatsOutputs.Check([parsed.GetValue(File)], [parsed.GetValue(Out)]);
        if (parsed.GetValue(Count) is < 1 or > 10_000_000) throw new UsageException("--count lies between 1 and 10,000,000.");
        if (parsed.GetValue(Exploration) is not (>= 0 and <= 1)) throw new UsageException("--exploration lies between 0 and 1, as in .15.");
        var (comparisons, _) = await StatsFile.ReadAsync(parsed.GetValue(File)!, (stream, name, told) => ComparisonsReader.Read(stream, name, null, told), cancel);
        var (ranking, _) = await StatsFile.ComputeAsync("ranking", null, _ => Rank.Fit(comparisons, new RankOptions { StandardErrors = RankErrors.Model, RankDraws = 0 }), cancel);
        var pairs = PairRule.Next(ranking, parsed.GetValue(Count), new PairRuleOptions { Exploration = parsed.GetValue(Exploration), Seed = parsed.GetValue(Seed) });
        Say(parsed, comparisons.Models, pairs);
        return Exit.Done;
    }

    private static void Say(ParseResult parsed, IdTable models, IReadOnlyList<NextPair> pairs)
    {
        if (parsed.GetValue(Out) is { } file) StatsOutput.Csv(file, ["left", "right", "probability"], pairs.Select(p => Row(models, p)));
        if (parsed.GetValue(Json)) StatsOutput.Print(new { Method = "gap/SE", Pairs = pairs.Select(p => new { Left = models[p.Left], Right = models[p.Right], p.Probability }) });
        else if (parsed.GetValue(Out) is null) StatsOutput.Csv(Console.Out, ["left", "right", "probability"], pairs.Select(p => Row(models, p)));
    }

    private static string[] Row(IdTable models, NextPair pair) => [models[pair.Left], models[pair.Right], pair.Probability.ToString("R", CultureInfo.InvariantCulture)];
}

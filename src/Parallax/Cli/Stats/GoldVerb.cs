using System.CommandLine;
using Parallax.Statistics.Input;
using Parallax.Statistics.Sequential;

namespace Parallax.Cli.Stats;

/// <summary><c>parallax stats gold</c>: what hidden checks say of each worker, with as few of them as that takes.</summary>
internal static class GoldVerb
{
    private static readonly Argument<string> File = StatsFile.Argument("labels", "columns task, worker, label");
    private static readonly Option<string> Truth = new("--truth") { Description = "The checks: columns task, label.", Required = true, HelpName = "FILE" };
    private static readonly Option<double> Good = new("--good") { Description = "Accuracy of a good worker.", DefaultValueFactory = _ => 0.9 };
    private static readonly Option<double> Bad = new("--bad") { Description = "Accuracy that is too low.", DefaultValueFactory = _ => 0.6 };
    private static readonly Option<DuplicatePolicy> Duplicates = StatsFile.Duplicates();
    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON object." };

    public static Command Make()
    {
        var command = new Command("gold", "What hidden checks say of each worker: a sequential test, then a watch (SPRT, CUSUM).") { File, Truth, Good, Bad, Duplicates, Json };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(async () =>
        {
            var (good, bad) = (parsed.GetValue(Good), parsed.GetValue(Bad));
            if (!(bad > 0 && bad < good && good < 1)) throw new UsageException("--bad lies above 0 and below --good, which lies below 1.");
            var (truth, _) = await StatsFile.ReadAsync(parsed.GetValue(Truth)!, (stream, name, _) => LabelsReader.ReadTruth(stream, name), cancel);
            var (labels, _) = await StatsFile.ReadAsync(parsed.GetValue(File)!, (stream, name, told) => LabelsReader.Read(stream, name, parsed.GetValue(Duplicates), told), cancel);
            var records = GoldRecords.Of(labels, truth, new GoldDesign(good, bad));
            if (parsed.GetValue(Json)) StatsOutput.Print(new { Method = "sprt", Good = good, Bad = bad, Workers = records });
            else Show(records);
            return Exit.Done;
        }));
        return command;
    }

    private static void Show(IReadOnlyList<GoldRecord> records)
    {
        StatsOutput.Table("Workers on checks, in the order of the tasks", ["worker", ">right", ">wrong", "verdict", ">after", "since then"], records.Select(r => new[]
        {
            r.Worker, StatsOutput.Count(r.Right), StatsOutput.Count(r.Wrong), StatsOptions.Name(r.Verdict), r.After is { } after ? StatsOutput.Count(after) : "–", r.Alarm ? "fell off: look at it" : "",
        }));
        StatsOutput.Facts([.. records.GroupBy(r => r.Verdict).Select(g => (StatsOptions.Name(g.Key), (string?)StatsOutput.Count(g.Count())))]);
    }
}

using System.CommandLine;
using Parallax.Statistics.Agreement;

namespace Parallax.Cli.Stats;

/// <summary><c>parallax stats spans</c> and <c>regions</c>: agreement on where something is.</summary>
internal static class MarksVerbs
{
    private static readonly Argument<string> SpansFile = StatsFile.Argument("spans", "columns document, worker, start, end, category (no start and end: seen, and nothing marked)");
    private static readonly Argument<string> RegionsFile = StatsFile.Argument("regions", "columns image, worker, left, top, right, bottom (or x, y, width, height), category");
    private static readonly Option<double> Threshold = new("--threshold") { Description = "Least intersection over union of a match.", DefaultValueFactory = _ => 0.5 };
    private static readonly Option<long> Seed = new("--seed") { Description = "Seed of what is drawn.", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON object." };

    public static Command Spans()
    {
        var command = new Command("spans", "Agreement on spans of text or time: gamma, and F1 of those that overlap.") { SpansFile, Threshold, Seed, Json };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(async () =>
        {
            var (spans, read) = await StatsFile.ReadAsync(parsed.GetValue(SpansFile)!, (stream, name, told) => MarksReader.ReadSpans(stream, name, told), cancel);
            var (found, fit) = await StatsFile.ComputeAsync("gamma", null, _ => (Gamma: SpanAgreement.Gamma(spans, new GammaOptions { Seed = parsed.GetValue(Seed) }), F1: SpanAgreement.F1(spans, parsed.GetValue(Threshold))), cancel);
            Say(parsed, [("gamma", found.Gamma.Gamma), ("f1", found.F1.Micro)], read, fit);
            return Exit.Done;
        }));
        return command;
    }

    public static Command Regions()
    {
        var command = new Command("regions", "Agreement on boxes in images: IoU of matched boxes, F1, alpha of detection, kappa of categories.") { RegionsFile, Threshold, Seed, Json };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(async () =>
        {
            var (boxes, read) = await StatsFile.ReadAsync(parsed.GetValue(RegionsFile)!, (stream, name, told) => MarksReader.ReadBoxes(stream, name, told), cancel);
            var (found, fit) = await StatsFile.ComputeAsync("regions", null, _ => RegionAgreement.Of(boxes, parsed.GetValue(Threshold), parsed.GetValue(Seed)), cancel);
            Say(parsed, [("iou", found.MatchedOverlap), ("f1", found.F1.Micro), ("detection-alpha", found.DetectionAlpha), ("category-kappa", found.CategoryKappa)], read, fit);
            return Exit.Done;
        }));
        return command;
    }

    private static void Say(ParseResult parsed, IReadOnlyList<(string Name, Coefficient Value)> found, double read, double fit)
    {
        if (parsed.GetValue(Json)) CoefficientReport.Print(found, read, fit);
        else CoefficientReport.Show(found, "marks", "documents");
    }
}

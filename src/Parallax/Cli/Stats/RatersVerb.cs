using System.CommandLine;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Cli.Stats;

/// <summary><c>parallax stats raters</c>: severity of raters and quality of responses from ratings; or, from labels, CrowdTruth and ambiguity.</summary>
internal static class RatersVerb
{
    private static readonly Argument<string> File = StatsFile.Argument("ratings", "columns task, worker, value and, if there are several, facet (task, worker, label for crowdtruth, ambiguity and collusion)");
    private static readonly Option<RatersModel> Model = new("--model")
    {
        Description = "rasch (severity, fair averages, fit), variance (items, raters, rest), crowdtruth, ambiguity (whether it is the item or the rater), or collusion (pairs that agree on wrong answers).",
        CustomParser = StatsOptions.Parse<RatersModel>,
        DefaultValueFactory = _ => RatersModel.Rasch,
    };

    private static readonly Option<string?> Truth = StatsFile.Input("--truth", "Known labels, with columns task, label (ambiguity, collusion).");
    private static readonly Option<bool> CorrectBias = new("--correct-bias") { Description = "Shrinks the measures for the bias of joint estimation (rasch)." };
    private static readonly Option<DuplicatePolicy> Duplicates = StatsFile.Duplicates();
    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON object." };

    public static Command Make()
    {
        var command = new Command("raters", "How severe, consistent and right raters are, and whether it is the item.") { File, Model, Truth, CorrectBias, Duplicates, Json };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(() => parsed.GetValue(Model) switch
        {
            RatersModel.Rasch => RaschAsync(parsed, cancel),
            RatersModel.Variance => VarianceAsync(parsed, cancel),
            RatersModel.Crowdtruth => CrowdTruthAsync(parsed, cancel),
            RatersModel.Collusion => CollusionAsync(parsed, cancel),
            _ => AmbiguityAsync(parsed, cancel),
        }));
        return command;
    }

    private static async Task<int> RaschAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (ratings, read) = await RatingsAsync(parsed, cancel);
        var options = new FacetRaschOptions { CorrectBias = parsed.GetValue(CorrectBias) };
        var (result, fit) = await StatsFile.ComputeAsync("rasch", null, _ => FacetRasch.Fit(ratings, options), cancel);
        if (parsed.GetValue(Json)) RaschReport.Print(result, read, fit);
        else RaschReport.Show(result, read, fit);
        return Exit.Done;
    }

    private static async Task<int> VarianceAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (ratings, read) = await RatingsAsync(parsed, cancel);
        var (splits, fit) = await StatsFile.ComputeAsync("variance", null, _ => VarianceSplit.Of(ratings), cancel);
        if (parsed.GetValue(Json)) StatsOutput.Print(new { Method = "variance", Facets = splits, Seconds = new { Read = read, Fit = fit } });
        else VarianceReport.Show(splits);
        return Exit.Done;
    }

    private static async Task<int> CrowdTruthAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (labels, read) = await LabelsAsync(parsed, cancel);
        var (result, fit) = await StatsFile.ComputeAsync("crowdtruth", null, _ => CrowdTruth.Of(labels), cancel);
        if (parsed.GetValue(Json)) CrowdTruthReport.Print(result, read, fit);
        else CrowdTruthReport.Show(result, read, fit);
        return Exit.Done;
    }

    private static async Task<int> AmbiguityAsync(ParseResult parsed, CancellationToken cancel)
    {
        var truth = await TruthAsync(parsed, cancel);
        var (labels, read) = await LabelsAsync(parsed, cancel);
        var (result, fit) = await StatsFile.ComputeAsync("ambiguity", null, told => AmbiguityScreen.Of(Aggregated(labels, told, cancel), truth), cancel);
        if (parsed.GetValue(Json)) AmbiguityReport.Print(result, read, fit);
        else AmbiguityReport.Show(result, read, fit);
        return Exit.Done;
    }

    private static async Task<int> CollusionAsync(ParseResult parsed, CancellationToken cancel)
    {
        var truth = await TruthAsync(parsed, cancel);
        var (labels, read) = await LabelsAsync(parsed, cancel);
        var (result, fit) = await StatsFile.ComputeAsync("collusion", null, told => CollusionScreen.Of(Aggregated(labels, told, cancel), truth), cancel);
        if (parsed.GetValue(Json)) CollusionReport.Print(result, labels.Workers, read, fit);
        else CollusionReport.Show(result, labels.Workers);
        return Exit.Done;
    }

    /// <summary>With pseudo-labels, so that nobody is right or wrong for certain after a few labels.</summary>
    private static AggregationResult Aggregated(Labels labels, IProgress<int> told, CancellationToken cancel) => DawidSkene.Fit(labels, new DawidSkeneOptions { Smoothing = 0.1 }, told, cancel);

    private static async Task<IReadOnlyDictionary<string, string>?> TruthAsync(ParseResult parsed, CancellationToken cancel) =>
        parsed.GetValue(Truth) is { } known ? (await StatsFile.ReadAsync(known, (stream, name, _) => LabelsReader.ReadTruth(stream, name), cancel)).Read : null;

    private static Task<(Ratings Read, double Seconds)> RatingsAsync(ParseResult parsed, CancellationToken cancel) =>
        StatsFile.ReadAsync(parsed.GetValue(File)!, (stream, name, told) => RatingsReader.Read(stream, name, parsed.GetValue(Duplicates), told), cancel);

    private static Task<(Labels Read, double Seconds)> LabelsAsync(ParseResult parsed, CancellationToken cancel) =>
        StatsFile.ReadAsync(parsed.GetValue(File)!, (stream, name, told) => LabelsReader.Read(stream, name, parsed.GetValue(Duplicates), told), cancel);
}

/// <summary>What is asked of the raters.</summary>
internal enum RatersModel
{
    Rasch,
    Variance,
    Crowdtruth,
    Ambiguity,
    Collusion,
}

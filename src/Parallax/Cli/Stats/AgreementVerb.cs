using System.CommandLine;
using Parallax.Statistics.Agreement;
using Parallax.Statistics.Input;

namespace Parallax.Cli.Stats;

/// <summary><c>parallax stats agreement</c>: how far raters agree beyond chance.</summary>
internal static class AgreementVerb
{
    private const string Everything = "all";

    private static readonly Argument<string> File = StatsFile.Argument("labels", "columns task, worker, label (task, worker, value for icc)");
    private static readonly Option<string> Coefficient = new("--coefficient") { Description = $"{string.Join(", ", AgreementKinds.Names)}, or {Everything} side by side.", DefaultValueFactory = _ => "alpha" };
    private static readonly Option<MeasurementLevel> Level = new("--level") { Description = "What the classes are: nominal, ordinal, interval or ratio.", CustomParser = StatsOptions.Parse<MeasurementLevel>, DefaultValueFactory = _ => MeasurementLevel.Nominal };
    private static readonly Option<AgreementWeights?> Weights = new("--weights") { Description = "Weights other than those of the level: linear, quadratic, …", CustomParser = StatsOptions.ParseOptional<AgreementWeights> };
    private static readonly Option<string?> Facet = new("--facet") { Description = "Which facet of ratings (icc)." };
    private static readonly Option<int> Bootstrap = new("--bootstrap") { Description = "Bootstrap samples for the interval of alpha; 1000 are usual." };
    private static readonly Option<double> Confidence = new("--confidence") { Description = "Level of the interval.", DefaultValueFactory = _ => 0.95 };
    private static readonly Option<long> Seed = new("--seed") { Description = "Seed of the bootstrap.", DefaultValueFactory = _ => 1 };
    private static readonly Option<DuplicatePolicy> Duplicates = StatsFile.Duplicates();
    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON object." };

    public static Command Make()
    {
        var command = new Command("agreement", "How far raters agree beyond chance.") { File, Coefficient, Level, Weights, Facet, Bootstrap, Confidence, Seed, Duplicates, Json };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(() => RunAsync(parsed, cancel)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        StatsOptions.CheckConfidence(parsed.GetValue(Confidence));
        if (parsed.GetValue(Bootstrap) < 0) throw new UsageException("--bootstrap is 0 or more.");
        var name = parsed.GetValue(Coefficient)!.ToLowerInvariant();
        if (AgreementKinds.Intraclass(name) is { } intraclass) return await IntraclassAsync(parsed, name, intraclass, cancel);
        var names = name == Everything ? AgreementKinds.OfLabels : [name];
        var options = Options(parsed);
        if (name == "ac2" && options is { Level: MeasurementLevel.Nominal, Weights: null }) throw new UsageException("ac2 is ac1 with weights: give --level ordinal, interval or ratio, or --weights.");
        var kinds = names.Select(n => (Name: n, Kind: AgreementKinds.Find(n))).ToList();
        var (labels, read) = await StatsFile.ReadAsync(parsed.GetValue(File)!, (stream, source, told) => LabelsReader.Read(stream, source, parsed.GetValue(Duplicates), told), cancel);
        var (found, seconds) = await StatsFile.ComputeAsync("coefficients", kinds.Count, told => kinds.Select((k, i) => Computed(labels, k, options, () => told.Report(i + 1))).ToList(), cancel);
        Say(parsed, found, read, seconds);
        return Exit.Done;
    }

    private static async Task<int> IntraclassAsync(ParseResult parsed, string name, IntraclassKind kind, CancellationToken cancel)
    {
        var (ratings, read) = await StatsFile.ReadAsync(parsed.GetValue(File)!, (stream, source, told) => RatingsReader.Read(stream, source, parsed.GetValue(Duplicates), told), cancel);
        var (value, seconds) = await StatsFile.ComputeAsync("coefficient", null, _ => IntraclassCorrelation.Of(ratings, kind, parsed.GetValue(Facet), parsed.GetValue(Confidence)), cancel);
        Say(parsed, [(name, value)], read, seconds);
        return Exit.Done;
    }

    private static AgreementOptions Options(ParseResult parsed) => new()
    {
        Level = parsed.GetValue(Level),
        Weights = parsed.GetValue(Weights),
        Bootstrap = parsed.GetValue(Bootstrap),
        Confidence = parsed.GetValue(Confidence),
        Seed = parsed.GetValue(Seed),
    };

    private static (string, Coefficient) Computed(Labels labels, (string Name, CoefficientKind Kind) one, AgreementOptions options, Action done)
    {
        var value = AgreementCoefficients.Of(labels, one.Kind, options);
        done();
        return (one.Name, value);
    }

    private static void Say(ParseResult parsed, IReadOnlyList<(string Name, Coefficient Value)> found, double read, double seconds)
    {
        if (parsed.GetValue(Json)) CoefficientReport.Print(found, read, seconds);
        else CoefficientReport.Show(found, "labels", "tasks");
    }
}

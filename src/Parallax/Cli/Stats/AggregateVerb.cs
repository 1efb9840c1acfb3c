using System.CommandLine;
using Parallax.Statistics;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Cli.Stats;

/// <summary><c>parallax stats aggregate</c>: one label for each task out of many.</summary>
internal static class AggregateVerb
{
    private static readonly Argument<string> File = StatsFile.Argument("labels", "columns task, worker, label");
    private static readonly Option<string> Method = new("--method") { Description = $"{string.Join(", ", AggregationMethods.Names)}.", DefaultValueFactory = _ => "dawid-skene" };
    private static readonly Option<string?> Truth = StatsFile.Input("--truth", "CSV or JSON Lines with columns task, label: the accuracy is computed.");
    private static readonly Option<string?> Out = StatsFile.Input("--out", "Writes task,label,probability: the most probable class of a task comes first.");
    private static readonly Option<string?> Workers = StatsFile.Input("--workers", "Writes worker,labels,skill.");
    private static readonly Option<string?> Confusion = StatsFile.Input("--confusions", "Writes worker,true,given,probability, where the method has confusion matrices.");
    private static readonly Option<string?> Soft = StatsFile.Input("--soft", "Writes task,label,count,share,smoothed: how labels are spread, with nobody weighed.");
    private static readonly Option<DuplicatePolicy> Duplicates = StatsFile.Duplicates();
    private static readonly Option<double> Smoothing = new("--smoothing") { Description = "Pseudo-labels in each cell (dawid-skene, one-coin). 0 as published." };
    private static readonly Option<int?> MaxIterations = new("--max-iterations") { Description = "Where to stop if it has not converged." };
    private static readonly Option<long> Seed = new("--seed") { Description = "For methods that draw (mace, kos).", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Threads = new("--threads") { Description = "How many threads; 0 for all. The result is the same." };
    private static readonly Option<bool> Json = new("--json") { Description = "Prints one JSON object." };

    public static Command Make()
    {
        var command = new Command("aggregate", "One label for each task out of many, with probabilities and the skill of each worker.")
        {
            File, Method, Truth, Out, Workers, Confusion, Soft, Duplicates, Smoothing, MaxIterations, Seed, Threads, Json,
        };
        command.SetAction((parsed, cancel) => Verb.GuardAsync(() => RunAsync(parsed, cancel)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        StatsOutputs.Check([parsed.GetValue(File), parsed.GetValue(Truth)], [parsed.GetValue(Out), parsed.GetValue(Workers), parsed.GetValue(Confusion), parsed.GetValue(Soft)]);
        var method = AggregationMethods.Find(parsed.GetValue(Method)!);
        var settings = new AggregationSettings(parsed.GetValue(Smoothing), parsed.GetValue(MaxIterations), parsed.GetValue(Seed), parsed.GetValue(Threads));
        settings.Check();
        var truth = parsed.GetValue(Truth) is { } known ? (await StatsFile.ReadAsync(known, (stream, name, _) => LabelsReader.ReadTruth(stream, name), cancel)).Read : null;
        var (labels, read) = await StatsFile.ReadAsync(parsed.GetValue(File)!, (stream, name, told) => LabelsReader.Read(stream, name, parsed.GetValue(Duplicates), told), cancel);
        var (result, fit) = await StatsFile.ComputeAsync(parsed.GetValue(Method)!, null, told => method(labels, settings, told, cancel), cancel);
        var accuracy = truth is null ? null : Accuracy.Of(result, truth);
        if (parsed.GetValue(Out) is { } posteriors) AggregationFiles.WritePosteriors(posteriors, result);
        if (parsed.GetValue(Workers) is { } workers) AggregationFiles.WriteWorkers(workers, result);
        if (parsed.GetValue(Confusion) is { } confusions) AggregationFiles.WriteConfusions(confusions, result);
        if (parsed.GetValue(Soft) is { } soft) AggregationFiles.WriteSoftLabels(soft, labels);
        if (parsed.GetValue(Json)) Print(result, accuracy, read, fit);
        else AggregationReport.Show(result, accuracy, read, fit);
        return Exit.Done;
    }

    private static void Print(AggregationResult result, Estimate? accuracy, double read, double fit) => StatsOutput.Print(new
    {
        result.Method,
        Tasks = result.Labels.Tasks.Count,
        Workers = result.Labels.Workers.Count,
        Labels = result.Labels.Count,
        Classes = result.Labels.Classes.Count,
        result.Iterations,
        result.Converged,
        result.LogLikelihood,
        Accuracy = accuracy?.Value,
        AccuracyLow = accuracy?.Low,
        AccuracyHigh = accuracy?.High,
        AccuracyTasks = accuracy?.N,
        Ties = result.Posteriors.Ties(),
        Note = string.Join(" ", new[] { result.Note, accuracy?.Note }.Where(n => n is not null)) is { Length: > 0 } note ? note : null,
        Seconds = new { Read = read, Fit = fit },
    });
}

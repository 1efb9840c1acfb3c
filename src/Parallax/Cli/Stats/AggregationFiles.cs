using System.Globalization;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Cli.Stats;

/// <summary>What <c>aggregate</c> writes for other programs.</summary>
internal static class AggregationFiles
{
    /// <summary>Below this a probability is rounding, and its row is left out.</summary>
    private const double Negligible = 1e-12;

    public static void WritePosteriors(string file, AggregationResult result) => StatsOutput.Csv(file, ["task", "label", "probability"], Posteriors(result));

    public static void WriteWorkers(string file, AggregationResult result)
    {
        var labels = result.Labels;
        StatsOutput.Csv(file, ["worker", "labels", "skill"], Enumerable.Range(0, labels.Workers.Count).Select(w => new[]
        {
            labels.Workers[w],
            labels.TasksOfWorker(w).Length.ToString(CultureInfo.InvariantCulture),
            StatsOutput.Exact(result.Skills.Count == 0 ? null : result.Skills[w]),
        }));
    }

    /// <exception cref="UsageException">The method has none.</exception>
    public static void WriteConfusions(string file, AggregationResult result)
    {
        if (result.Confusions is not { } confusions) throw new UsageException($"{result.Method} has no confusion matrices: --confusions goes with dawid-skene.");
        var (labels, classes) = (result.Labels, Enumerable.Range(0, confusions.Classes).ToArray());
        StatsOutput.Csv(file, ["worker", "true", "given", "probability"],
            from w in Enumerable.Range(0, labels.Workers.Count)
            from truth in classes
            from given in classes
            select new[] { labels.Workers[w], labels.Classes[truth], labels.Classes[given], StatsOutput.Exact(confusions[w, truth, given]) });
    }

    /// <summary>Counts and shares of the labels, for tasks that people legitimately see differently; smoothed with one label spread over the classes.</summary>
    public static void WriteSoftLabels(string file, Labels labels)
    {
        var soft = SoftLabels.Of(labels);
        StatsOutput.Csv(file, ["task", "label", "count", "share", "smoothed"],
            from t in Enumerable.Range(0, labels.Tasks.Count)
            from given in soft.Counts(t)
            select new[] { labels.Tasks[t], labels.Classes[given.Class], given.Count.ToString(CultureInfo.InvariantCulture), StatsOutput.Exact(soft.Raw[t, given.Class]), StatsOutput.Exact(soft.Smoothed[t, given.Class]) });
    }

    private static IEnumerable<string[]> Posteriors(AggregationResult result)
    {
        for (var task = 0; task < result.Posteriors.Tasks; task++)
        {
            var (id, top) = (result.Labels.Tasks[task], result.Posteriors.Top(task));
            yield return [id, result.Labels.Classes[top], StatsOutput.Exact(result.Posteriors[task, top])];
            foreach (var (c, p) in result.Posteriors.Row(task).Where(r => r.Class != top && r.Probability > Negligible).OrderByDescending(r => r.Probability))
                yield return [id, result.Labels.Classes[c], StatsOutput.Exact(p)];
        }
    }
}

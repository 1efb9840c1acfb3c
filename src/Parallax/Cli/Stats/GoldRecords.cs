using Parallax.Statistics.Input;
using Parallax.Statistics.Sequential;

namespace Parallax.Cli.Stats;

/// <summary>A worker's record on checks.</summary>
/// <param name="Worker">The id.</param>
/// <param name="Right">Checks answered right, all of them.</param>
/// <param name="Wrong">Checks answered wrong, all of them.</param>
/// <param name="Verdict">Of the sequential test.</param>
/// <param name="After">After how many checks it was reached; null if it was not.</param>
/// <param name="Alarm">Whether the watch after a pass gave the alarm.</param>
internal sealed record GoldRecord(string Worker, int Right, int Wrong, GoldVerdict Verdict, int? After, bool Alarm);

/// <summary>Goes through each worker's checks in the order of the tasks.</summary>
internal static class GoldRecords
{
    /// <summary>Those who had a check, the worst verdicts first.</summary>
    public static IReadOnlyList<GoldRecord> Of(Labels labels, IReadOnlyDictionary<string, string> truth, GoldDesign design)
    {
        var known = new string?[labels.Tasks.Count];
        foreach (var (task, label) in truth)
            if (labels.Tasks.Find(task) is { } number) known[number] = label;
        return [.. Enumerable.Range(0, labels.Workers.Count).Select(w => Of(labels, w, known, design)).Where(r => r.Right + r.Wrong > 0)
            .OrderBy(r => r.Verdict is GoldVerdict.Flag ? 0 : r.Alarm ? 1 : r.Verdict is GoldVerdict.Refer ? 2 : r.Verdict is GoldVerdict.Continue ? 3 : 4).ThenBy(r => r.Worker, StringComparer.Ordinal)];
    }

    private static GoldRecord Of(Labels labels, int worker, string?[] known, GoldDesign design)
    {
        var (test, watch, right, wrong) = (new GoldSequentialTest(), new GoldCusum(), 0, 0);
        var tasks = labels.TasksOfWorker(worker);
        var classes = labels.ClassesOfWorker(worker);
        for (var i = 0; i < tasks.Length; i++)
        {
            if (known[tasks[i]] is not { } label) continue;
            var isRight = labels.Classes[classes[i]] == label;
            (right, wrong) = isRight ? (right + 1, wrong) : (right, wrong + 1);
            if (test.Verdict == GoldVerdict.Pass) watch = watch.Add(isRight, design);
            test = test.Add(isRight, design);
        }

        return new GoldRecord(labels.Workers[worker], right, wrong, test.Verdict, test.Verdict == GoldVerdict.Continue ? null : test.Right + test.Wrong, watch.Alarm);
    }
}

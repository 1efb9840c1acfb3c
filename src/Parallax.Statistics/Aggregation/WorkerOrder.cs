using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>Where the labels of the rows by worker lie in the rows by task.</summary>
internal static class WorkerOrder
{
    /// <summary>For entry e of <see cref="Labels.ByWorker"/> its place in <see cref="Labels.ByTask"/>: the counting sort of the transpose, again.</summary>
    public static int[] Places(Labels labels)
    {
        var (workers, start) = (labels.ByTask.Other, labels.ByWorker.Start);
        var next = start.AsSpan(0, start.Length - 1).ToArray();
        var place = new int[workers.Length];
        for (var i = 0; i < workers.Length; i++) place[next[workers[i]]++] = i;
        return place;
    }
}

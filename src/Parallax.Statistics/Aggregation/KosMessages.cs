using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Aggregation;

/// <summary>Messages for one class against the rest: a label is +1 for the class and -1 for any other.</summary>
internal sealed class KosMessages(Rows rows, int workers, KosOptions options, IProgress<int>? progress, CancellationToken cancel)
{
    private readonly double[] _toWorker = new double[workers];
    private readonly int[] _count = new int[workers];

    /// <summary>How many rounds there were, over all classes.</summary>
    public int Rounds { get; private set; }

    /// <summary>False if one class stopped at the limit of rounds.</summary>
    public bool Converged { get; private set; } = true;

    /// <summary>The score of each task: above 0 for the class. 0 throughout if no worker has a second task to be judged by.</summary>
    public void Score(int @class, ReadOnlySpan<int> tasks, Span<double> score)
    {
        var (worker, sign, start) = Edges(@class, tasks);
        foreach (var w in worker) _count[w]++;
        var reliability = First(@class, worker.Length);
        var (converged, silent) = (false, !Array.Exists(worker, w => _count[w] > 1));
        for (var round = 0; round < options.MaxIterations && !converged && !silent; round++)
        {
            cancel.ThrowIfCancellationRequested();
            silent = !Round(worker, sign, start, reliability, out var change);
            converged = change <= options.Tolerance;
            Rounds++;
            progress?.Report(Rounds);
        }

        Converged &= converged || silent;
        foreach (var w in worker) _count[w] = 0;
        if (silent) return;
        Towards(reliability);
        for (var task = 0; task < tasks.Length; task++)
            for (var e = start[task]; e < start[task + 1]; e++) score[task] += sign[e] * reliability[e];
    }

    /// <summary>
    /// From the messages of workers (how reliable) to those of tasks (which class), and back, each without what came from the receiver. False if nothing is left.
    /// </summary>
    private bool Round(int[] worker, sbyte[] sign, int[] start, double[] reliability, out double change)
    {
        var next = new double[reliability.Length];
        if (options.Sums) Sums(worker, sign, start, reliability, next);
        else Balances(worker, sign, start, reliability, next);
        foreach (var w in worker) _toWorker[w] = 0;
        (change, var largest) = (0, 0.0);
        for (var e = 0; e < next.Length; e++)
        {
            change = Math.Max(change, Math.Abs(next[e] - reliability[e]));
            largest = Math.Max(largest, Math.Abs(next[e]));
            reliability[e] = next[e];
        }

        return largest > 1e-12;
    }

    /// <summary>As published, and then scaled to a root mean square of 1.</summary>
    private void Sums(int[] worker, sbyte[] sign, int[] start, double[] reliability, double[] next)
    {
        for (var task = 0; task + 1 < start.Length; task++)
        {
            var sum = 0.0;
            for (var e = start[task]; e < start[task + 1]; e++) sum += sign[e] * reliability[e];
            for (var e = start[task]; e < start[task + 1]; e++) _toWorker[worker[e]] += next[e] = sign[e] * sum - reliability[e];
        }

        var squares = 0.0;
        for (var e = 0; e < next.Length; e++)
        {
            next[e] = _toWorker[worker[e]] - next[e];
            squares += next[e] * next[e];
        }

        var scale = squares > 0 ? Math.Sqrt(squares / next.Length) : 1;
        foreach (ref var y in next.AsSpan()) y /= scale;
    }

    /// <summary>A task says how its other votes are balanced, from -1 to 1; a worker says how that agrees with his other labels in the mean.</summary>
    private void Balances(int[] worker, sbyte[] sign, int[] start, double[] reliability, double[] next)
    {
        for (var task = 0; task + 1 < start.Length; task++)
        {
            var (sum, all) = (0.0, 0.0);
            for (var e = start[task]; e < start[task + 1]; e++)
            {
                sum += sign[e] * reliability[e];
                all += Math.Abs(reliability[e]);
            }

            for (var e = start[task]; e < start[task + 1]; e++)
            {
                var others = all - Math.Abs(reliability[e]);
                next[e] = others > 1e-12 ? Math.Clamp((sign[e] * sum - reliability[e]) / others, -1, 1) : 0;
                _toWorker[worker[e]] += next[e];
            }
        }

        for (var e = 0; e < next.Length; e++) next[e] = (_toWorker[worker[e]] - next[e]) / Math.Max(1, _count[worker[e]] - 1);
    }

    private double[] First(int @class, int edges)
    {
        var random = new RandomStream(options.Seed, @class);
        var first = new double[edges];
        for (var e = 0; e < edges; e++) first[e] = 1 + random.NextNormal();
        return first;
    }

    /// <summary>The messages are fixed but for their sign: most labels are from reliable workers.</summary>
    private static void Towards(double[] reliability)
    {
        var sum = 0.0;
        foreach (var y in reliability) sum += y;
        if (sum >= 0) return;
        foreach (ref var y in reliability.AsSpan()) y = -y;
    }

    private (int[] Worker, sbyte[] Sign, int[] Start) Edges(int @class, ReadOnlySpan<int> tasks)
    {
        var start = new int[tasks.Length + 1];
        for (var i = 0; i < tasks.Length; i++) start[i + 1] = start[i] + rows.Others(tasks[i]).Length;
        var (worker, sign) = (new int[start[^1]], new sbyte[start[^1]]);
        for (var i = 0; i < tasks.Length; i++)
        {
            rows.Others(tasks[i]).CopyTo(worker.AsSpan(start[i]));
            var classes = rows.Classes(tasks[i]);
            for (var e = 0; e < classes.Length; e++) sign[start[i] + e] = classes[e] == @class ? (sbyte)1 : (sbyte)-1;
        }

        return (worker, sign, start);
    }
}

using System.Globalization;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// For each worker those who share a task with him, and the agreement of the two beyond chance: K/(K-1) times the share of equal labels, less 1/(K-1),
/// whose expectation is the product of the two skills. Only pairs with a common task exist.
/// </summary>
internal sealed class CoWorkers
{
    private const long MostPairs = 200_000_000;
    private readonly Rows _tasks;
    private readonly Rows _workers;
    private readonly int[] _common;
    private readonly int[] _equal;
    private readonly int[] _met;

    private CoWorkers(Labels labels)
    {
        (_tasks, _workers) = (labels.ByTask, labels.ByWorker);
        (_common, _equal, _met) = (new int[_workers.Count], new int[_workers.Count], new int[_workers.Count]);
        Start = new int[_workers.Count + 1];
    }

    /// <summary>Row w of the other two is Start[w] … Start[w + 1] - 1.</summary>
    public int[] Start { get; }

    public int[] Other { get; private set; } = [];

    public double[] Agreement { get; private set; } = [];

    /// <summary>How many tasks the two have in common.</summary>
    public int[] Common { get; private set; } = [];

    /// <exception cref="InputException">There are more pairs than fit the memory of a machine.</exception>
    public static CoWorkers Of(Labels labels, CancellationToken cancel)
    {
        var pairs = new CoWorkers(labels);
        pairs.Count(cancel);
        pairs.Fill(labels.Classes.Count, cancel);
        return pairs;
    }

    private void Count(CancellationToken cancel)
    {
        // All who label one task are pairs already: this refuses a very long task before counting.
        for (var task = 0; task < _tasks.Count; task++) Refuse((long)_tasks.Others(task).Length * (Math.Min(_tasks.Others(task).Length, _workers.Count) - 1));
        var pairs = 0L;
        for (var worker = 0; worker < _workers.Count; worker++)
        {
            cancel.ThrowIfCancellationRequested();
            var met = Meet(worker);
            foreach (var other in _met.AsSpan(0, met)) (_common[other], _equal[other]) = (0, 0);
            pairs += met;
            Refuse(pairs);
            Start[worker + 1] = (int)pairs;
        }
    }

    private static void Refuse(long pairs)
    {
        if (pairs > MostPairs) throw new InputException(string.Create(CultureInfo.InvariantCulture, $"m-msr compares every two workers with a common task, and these are more than {MostPairs / 2} pairs (over {MostPairs * 16 / 1_000_000_000.0:0.#} GB). Use one-coin or dawid-skene, which are linear in the labels."));
    }

    private void Fill(int classes, CancellationToken cancel)
    {
        (Other, Agreement, Common) = (new int[Start[^1]], new double[Start[^1]], new int[Start[^1]]);
        for (var worker = 0; worker < _workers.Count; worker++)
        {
            cancel.ThrowIfCancellationRequested();
            var met = Meet(worker);
            for (var i = 0; i < met; i++)
            {
                var (other, at) = (_met[i], Start[worker] + i);
                var share = (double)_equal[other] / _common[other];
                (Other[at], Agreement[at], Common[at]) = (other, (classes * share - 1) / (classes - 1), _common[other]);
                (_common[other], _equal[other]) = (0, 0);
            }
        }
    }

    /// <summary>Counts common tasks and equal labels with each worker met; returns how many were met.</summary>
    private int Meet(int worker)
    {
        var tasks = _workers.Others(worker);
        var classes = _workers.Classes(worker);
        var met = 0;
        for (var i = 0; i < tasks.Length; i++)
        {
            var others = _tasks.Others(tasks[i]);
            var theirs = _tasks.Classes(tasks[i]);
            for (var j = 0; j < others.Length; j++)
            {
                if (others[j] == worker) continue;
                if (_common[others[j]]++ == 0) _met[met++] = others[j];
                if (theirs[j] == classes[i]) _equal[others[j]]++;
            }
        }

        return met;
    }
}

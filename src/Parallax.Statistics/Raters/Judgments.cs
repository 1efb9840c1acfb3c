using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>
/// The labels of a worker on a task together: a vector of zeros and ones over the classes, kept as its ones. A class that was
/// given twice by the same worker to the same task counts once.
/// </summary>
internal sealed class Judgments
{
    private readonly List<int> _worker = [], _first = [0], _class = [], _ofTask = [0];

    public Judgments(Labels labels)
    {
        var rows = labels.ByTask;
        var keys = Array.Empty<long>();
        for (var task = 0; task < rows.Count; task++)
        {
            var workers = rows.Others(task);
            var classes = rows.Classes(task);
            if (keys.Length < workers.Length) keys = new long[2 * workers.Length];
            for (var i = 0; i < workers.Length; i++) keys[i] = ((long)workers[i] << 32) | (uint)classes[i];
            var own = keys.AsSpan(0, workers.Length);
            own.Sort();
            Add(own);
            _ofTask.Add(_worker.Count);
        }

        (Worker, First, Class, OfTask) = ([.. _worker], [.. _first], [.. _class], [.. _ofTask]);
        (_worker, _first, _class, _ofTask) = ([], [], [], []);
    }

    /// <summary>The worker of a judgment.</summary>
    public int[] Worker { get; }

    /// <summary>Classes of judgment i are First[i] … First[i + 1] - 1 of <see cref="Class"/>, ascending.</summary>
    public int[] First { get; }

    public int[] Class { get; }

    /// <summary>Judgments of task t are OfTask[t] … OfTask[t + 1] - 1, by worker.</summary>
    public int[] OfTask { get; }

    public int Count => Worker.Length;

    public ReadOnlySpan<int> Classes(int judgment) => Class.AsSpan(First[judgment], First[judgment + 1] - First[judgment]);

    private void Add(ReadOnlySpan<long> sorted)
    {
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i] == sorted[i - 1]) continue;
            var worker = (int)(sorted[i] >> 32);
            if (i == 0 || worker != (int)(sorted[i - 1] >> 32))
            {
                _worker.Add(worker);
                _first.Add(_class.Count);
            }

            _class.Add((int)(uint)sorted[i]);
            _first[^1] = _class.Count;
        }
    }
}

using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>
/// The quality of classes: Σ_ij WQS(i) WQS(j) P_a(i | j). For each worker j and each class a that j gave, the units where j gave it are walked through
/// once, and what every other worker gave there is summed in one row of all workers: no table of pairs is kept.
/// </summary>
internal sealed class PairedAnnotations
{
    private readonly Judgments _judgments;
    private readonly int[] _start, _given, _owner, _task;
    private readonly double[] _agreed, _met;
    private readonly int[] _touched;
    private readonly bool[] _compared;

    public PairedAnnotations(Labels labels, Judgments judgments)
    {
        _judgments = judgments;
        (_task, _compared) = (new int[judgments.Count], new bool[labels.Classes.Count]);
        for (var t = 0; t < labels.Tasks.Count; t++) _task.AsSpan(judgments.OfTask[t], judgments.OfTask[t + 1] - judgments.OfTask[t]).Fill(t);
        _owner = new int[judgments.Class.Length];
        for (var i = 0; i < judgments.Count; i++) _owner.AsSpan(judgments.First[i], judgments.First[i + 1] - judgments.First[i]).Fill(i);
        (_start, _given) = ByWorkerAndClass(labels);
        (_agreed, _met, _touched) = (new double[labels.Workers.Count], new double[labels.Workers.Count], new int[labels.Workers.Count]);
        for (var i = 0; i < judgments.Count; i++)
            foreach (var a in judgments.Classes(i)) _compared[a] |= judgments.OfTask[_task[i] + 1] - judgments.OfTask[_task[i]] > 1;
    }

    /// <summary>False for a class that was given only where no second worker was.</summary>
    public bool IsCompared(int @class) => _compared[@class];

    public double[] Qualities(double[] unit, double[] worker)
    {
        var (agreement, weight) = (new double[_compared.Length], new double[_compared.Length]);
        for (var group = 0; group + 1 < _start.Length; group++) Add(_start[group], _start[group + 1], unit, worker, agreement, weight);
        for (var a = 0; a < agreement.Length; a++) agreement[a] = weight[a] > 0 ? agreement[a] / weight[a] : 0;
        return agreement;
    }

    /// <summary>One worker and one class: entries from … to - 1.</summary>
    private void Add(int from, int to, double[] unit, double[] worker, double[] agreement, double[] weight)
    {
        var (@class, touched) = (_judgments.Class[_given[from]], 0);
        var self = -1;
        for (var entry = from; entry < to; entry++)
        {
            var judgment = _owner[_given[entry]];
            self = _judgments.Worker[judgment];
            touched = Meet(judgment, @class, unit[_task[judgment]], touched);
        }

        for (var k = 0; k < touched; k++)
        {
            var other = _touched[k];
            agreement[@class] += worker[other] * worker[self] * _agreed[other] / _met[other];
            weight[@class] += worker[other] * worker[self];
            (_agreed[other], _met[other]) = (0, 0);
        }
    }

    private int Meet(int judgment, int @class, double unit, int touched)
    {
        if (unit <= 0) return touched;
        var task = _task[judgment];
        for (var i = _judgments.OfTask[task]; i < _judgments.OfTask[task + 1]; i++)
        {
            if (i == judgment) continue;
            var other = _judgments.Worker[i];
            if (_met[other] == 0) _touched[touched++] = other;
            _met[other] += unit;
            if (_judgments.Classes(i).BinarySearch(@class) >= 0) _agreed[other] += unit;
        }

        return touched;
    }

    /// <summary>Places in <see cref="Judgments.Class"/> by worker, within a worker by class; and where each such group starts.</summary>
    private (int[] Start, int[] Given) ByWorkerAndClass(Labels labels)
    {
        var given = Sorted([.. Enumerable.Range(0, _owner.Length)], g => _judgments.Class[g], labels.Classes.Count);
        given = Sorted(given, g => _judgments.Worker[_owner[g]], labels.Workers.Count);
        var start = new List<int>();
        for (var k = 0; k < given.Length; k++)
            if (k == 0 || _judgments.Class[given[k]] != _judgments.Class[given[k - 1]] || _judgments.Worker[_owner[given[k]]] != _judgments.Worker[_owner[given[k - 1]]]) start.Add(k);
        start.Add(given.Length);
        return ([.. start], given);
    }

    /// <summary>A stable counting sort.</summary>
    private static int[] Sorted(int[] items, Func<int, int> key, int keys)
    {
        var next = new int[keys + 1];
        foreach (var item in items) next[key(item) + 1]++;
        for (var k = 0; k < keys; k++) next[k + 1] += next[k];
        var sorted = new int[items.Length];
        foreach (var item in items) sorted[next[key(item)]++] = item;
        return sorted;
    }
}

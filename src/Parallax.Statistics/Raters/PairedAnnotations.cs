using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>
/// The quality of classes: Σ_ij WQS(i) WQS(j) P_a(i | j). For each worker j and each class a that j gave, the units where j gave it are walked through
/// once, and what every other worker gave there is summed in one row of all workers: no table of pairs is kept.
/// </summary>
internal sealed class PairedAnnotations
{
    private readonly Judgments _judgments;
    /// <summary>Entries by worker, within a worker by class: the judgment and the class of each; where each such group starts; and the task of each judgment.</summary>
    private readonly int[] _start, _judgment, _class, _task;
    private readonly double[] _agreed, _met;
    private readonly int[] _touched;
    private readonly bool[] _compared;

    public PairedAnnotations(Labels labels, Judgments judgments)
    {
        _judgments = judgments;
        (_task, _compared) = (new int[judgments.Count], new bool[labels.Classes.Count]);
        for (var t = 0; t < labels.Tasks.Count; t++) _task.AsSpan(judgments.OfTask[t], judgments.OfTask[t + 1] - judgments.OfTask[t]).Fill(t);
        (_start, _judgment, _class) = ByWorkerAndClass(labels);
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
        var (@class, self, touched) = (_class[from], _judgments.Worker[_judgment[from]], 0);
        for (var entry = from; entry < to; entry++) touched = Meet(_judgment[entry], @class, unit, touched);

        for (var k = 0; k < touched; k++)
        {
            var other = _touched[k];
            agreement[@class] += worker[other] * worker[self] * _agreed[other] / _met[other];
            weight[@class] += worker[other] * worker[self];
            (_agreed[other], _met[other]) = (0, 0);
        }
    }

    private int Meet(int judgment, int @class, double[] unit, int touched)
    {
        var task = _task[judgment];
        var quality = unit[task];
        if (quality <= 0) return touched;
        var (workers, first, classes) = (_judgments.Worker, _judgments.First, _judgments.Class);
        for (var i = _judgments.OfTask[task]; i < _judgments.OfTask[task + 1]; i++)
        {
            if (i == judgment) continue;
            var other = workers[i];
            if (_met[other] == 0) _touched[touched++] = other;
            _met[other] += quality;
            for (var c = first[i]; c < first[i + 1]; c++)
                if (classes[c] == @class) _agreed[other] += quality;
        }

        return touched;
    }

    private (int[] Start, int[] Judgment, int[] Class) ByWorkerAndClass(Labels labels)
    {
        var owner = new int[_judgments.Class.Length];
        for (var i = 0; i < _judgments.Count; i++) owner.AsSpan(_judgments.First[i], _judgments.First[i + 1] - _judgments.First[i]).Fill(i);
        var given = Sorted([.. Enumerable.Range(0, owner.Length)], g => _judgments.Class[g], labels.Classes.Count);
        given = Sorted(given, g => _judgments.Worker[owner[g]], labels.Workers.Count);
        var judgment = Array.ConvertAll(given, g => owner[g]);
        var @class = Array.ConvertAll(given, g => _judgments.Class[g]);
        var start = new List<int>();
        for (var k = 0; k < given.Length; k++)
            if (k == 0 || @class[k] != @class[k - 1] || _judgments.Worker[judgment[k]] != _judgments.Worker[judgment[k - 1]]) start.Add(k);
        start.Add(given.Length);
        return ([.. start], judgment, @class);
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

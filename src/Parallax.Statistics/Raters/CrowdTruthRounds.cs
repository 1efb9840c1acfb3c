using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>
/// One round of the fixed point. Notation of the paper: with q(a) the quality of a class, cos_q(v, w) = Σ q v w / sqrt(Σ q v² Σ q w²), i and j
/// workers, u units:
/// UQS(u) = Σ_ij cos_q(i, j) WQS(i) WQS(j) / Σ_ij WQS(i) WQS(j);
/// WQS(i) = WUA(i) WWA(i), with WUA(i) = Σ_u UQS(u) cos_q(i, the others weighted by WQS) / Σ_u UQS(u) and
/// WWA(i) = Σ_uj UQS(u) WQS(j) cos_q(i, j) / Σ_uj UQS(u) WQS(j);
/// AQS(a) = Σ_ij WQS(i) WQS(j) P_a(i | j) / Σ_ij WQS(i) WQS(j), P_a(i | j) = Σ_u UQS(u) i(a) j(a) / Σ_u UQS(u) j(a) over shared units, over pairs for
/// which it is defined. All of a round are made from the qualities of the round before.
/// </summary>
internal sealed class CrowdTruthRounds
{
    private readonly Judgments _judgments;
    private readonly PairedAnnotations _pairs;
    private readonly int _tasks, _workers, _classes;
    private readonly bool[] _shared, _isCompared;
    private readonly double[] _mass, _others;
    private readonly bool[] _isGiven;
    private readonly int[] _given;
    private double[] _unit, _worker, _annotation;

    public CrowdTruthRounds(Labels labels, Judgments judgments)
    {
        _judgments = judgments;
        _pairs = new PairedAnnotations(labels, judgments);
        (_tasks, _workers, _classes) = (labels.Tasks.Count, labels.Workers.Count, labels.Classes.Count);
        (_unit, _worker, _annotation) = (Ones(_tasks), Ones(_workers), Ones(_classes));
        (_isGiven, _given) = (new bool[_classes], new int[_classes]);
        (_shared, _isCompared, _mass, _others) = (new bool[_tasks], new bool[_workers], new double[_classes], new double[_classes]);
        for (var task = 0; task < _tasks; task++)
        {
            _shared[task] = judgments.OfTask[task + 1] - judgments.OfTask[task] > 1;
            if (!_shared[task]) _unit[task] = 0;
            for (var i = judgments.OfTask[task]; i < judgments.OfTask[task + 1]; i++) _isCompared[judgments.Worker[i]] |= _shared[task];
        }
    }

    public IReadOnlyList<double?> Units => Where(_unit, t => _shared[t]);

    public IReadOnlyList<double?> Workers => Where(_worker, w => _isCompared[w]);

    public IReadOnlyList<double?> Annotations => Where(_annotation, _pairs.IsCompared);

    /// <summary>Makes the next qualities; returns the largest change.</summary>
    public double Next()
    {
        var unit = new double[_tasks];
        var sums = new WorkerSums(_workers);
        for (var task = 0; task < _tasks; task++)
            if (_shared[task]) unit[task] = Unit(task, sums);
        var worker = sums.Qualities();
        var annotation = _pairs.Qualities(_unit, _worker);
        var change = Math.Max(Change(unit, _unit), Math.Max(Change(worker, _worker), Change(annotation, _annotation)));
        (_unit, _worker, _annotation) = (unit, worker, annotation);
        return change;
    }

    /// <summary>The quality of a unit; adds what it says of its workers.</summary>
    private double Unit(int task, WorkerSums sums)
    {
        var (from, to) = (_judgments.OfTask[task], _judgments.OfTask[task + 1]);
        var (weight, squares) = (0.0, 0.0);
        for (var i = from; i < to; i++)
        {
            var w = _worker[_judgments.Worker[i]];
            weight += w;
            squares += w * w;
            Add(i, _mass, w / Length(i));
        }

        var agreement = 0.0;
        for (var i = from; i < to; i++) agreement += Worker(i, _unit[task], weight, sums);
        for (var i = from; i < to; i++) Clear(i);
        AddOthers(from, to, _unit[task], sums);
        var pairs = weight * weight - squares;
        return pairs > 1e-12 * weight * weight ? Math.Clamp(agreement / pairs, 0, 1) : 0;
    }

    /// <summary>WWA of one judgment; returns what it adds to the agreement of the unit.</summary>
    private double Worker(int judgment, double unit, double weight, WorkerSums sums)
    {
        var worker = _judgments.Worker[judgment];
        var (own, length, cosines) = (_worker[worker], Length(judgment), 0.0);
        foreach (var a in _judgments.Classes(judgment)) cosines += _annotation[a] * (_mass[a] - own / length) / length;
        cosines = Math.Max(0, cosines);
        sums.AddWorkers(worker, unit * cosines, unit * (weight - own));
        return own * cosines;
    }

    /// <summary>WUA of all judgments of a unit: the cosine of each with the weighted sum of the others.</summary>
    private void AddOthers(int from, int to, double unit, WorkerSums sums)
    {
        var classes = 0;
        for (var i = from; i < to; i++)
        {
            foreach (var a in _judgments.Classes(i))
                if (!_isGiven[a]) (_isGiven[a], _given[classes++]) = (true, a);
            Add(i, _others, _worker[_judgments.Worker[i]]);
        }

        var given = _given.AsSpan(0, classes);
        for (var i = from; i < to; i++)
        {
            var own = _worker[_judgments.Worker[i]];
            Add(i, _others, -own);
            sums.AddUnit(_judgments.Worker[i], unit, unit * CosineWithOthers(i, given));
            Add(i, _others, own);
        }

        foreach (var a in given) (_others[a], _isGiven[a]) = (0, false);
    }

    private double CosineWithOthers(int judgment, ReadOnlySpan<int> given)
    {
        var (product, length, squares) = (0.0, 0.0, 0.0);
        foreach (var a in _judgments.Classes(judgment))
        {
            product += _annotation[a] * Math.Max(0, _others[a]);
            length += _annotation[a];
        }

        foreach (var a in given) squares += _annotation[a] * _others[a] * _others[a];
        return length > 0 && squares > 0 ? Math.Min(1, product / Math.Sqrt(length * squares)) : 0;
    }

    /// <summary>sqrt(Σ q v²); infinite for a vector without weight, so that its cosines are 0.</summary>
    private double Length(int judgment)
    {
        var squares = 0.0;
        foreach (var a in _judgments.Classes(judgment)) squares += _annotation[a];
        return squares > 0 ? Math.Sqrt(squares) : double.PositiveInfinity;
    }

    private void Clear(int judgment)
    {
        foreach (var a in _judgments.Classes(judgment)) _mass[a] = 0;
    }

    private void Add(int judgment, double[] sums, double weight)
    {
        foreach (var a in _judgments.Classes(judgment)) sums[a] += weight;
    }

    private static double Change(double[] next, double[] before)
    {
        var most = 0.0;
        for (var i = 0; i < next.Length; i++) most = Math.Max(most, Math.Abs(next[i] - before[i]));
        return most;
    }

    private static double[] Ones(int n)
    {
        var ones = new double[n];
        Array.Fill(ones, 1);
        return ones;
    }

    private static double?[] Where(double[] values, Func<int, bool> defined)
    {
        var result = new double?[values.Length];
        for (var i = 0; i < values.Length; i++) result[i] = defined(i) ? values[i] : null;
        return result;
    }
}

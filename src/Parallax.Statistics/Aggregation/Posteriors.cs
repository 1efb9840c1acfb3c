using System.Runtime.CompilerServices;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// For each task a distribution over the classes. Kept either in full (tasks x classes) or, for methods that cannot tell apart the
/// classes that nobody gave, by the classes that somebody gave and one number for the others, each of which has that number times its
/// weight: then a million classes cost nothing.
/// </summary>
public sealed class Posteriors
{
    /// <summary>Differences below this are rounding.</summary>
    private const double Rounding = 1e-9;

    private readonly int[]? _start;
    private readonly int[]? _class;
    private readonly double[] _p;
    private readonly double[]? _elsewhere;
    private readonly double[]? _weights;
    private readonly int[]? _byWeight;
    private readonly double _weight;
    private readonly double _weightLog;

    private Posteriors(int classes, int[]? start, int[]? @class, double[] p, double[]? elsewhere, double[]? weights)
    {
        (Classes, _start, _class, _p, _elsewhere, _weights) = (classes, start, @class, p, elsewhere, weights);
        (_weight, _weightLog) = weights is null ? (classes, 0) : (weights.Sum(), weights.Sum(XLogX));
        _byWeight = weights is null ? null : [.. Enumerable.Range(0, classes).OrderByDescending(c => weights[c])];
        Tasks = start is null ? (classes == 0 ? 0 : p.Length / classes) : start.Length - 1;
    }

    /// <summary>How many tasks.</summary>
    public int Tasks { get; }

    /// <summary>How many classes.</summary>
    public int Classes { get; }

    /// <summary>The probability that <paramref name="task"/> is of <paramref name="class"/>.</summary>
    public double this[int task, int @class]
    {
        get
        {
            if (_start is null) return _p[task * Classes + @class];
            var at = Array.BinarySearch(_class!, _start[task], _start[task + 1] - _start[task], @class);
            return at >= 0 ? _p[at] : (_elsewhere?[task] ?? 0) * Weight(@class);
        }
    }

    /// <summary>Row by row in full, also for posteriors from elsewhere.</summary>
    /// <param name="p">tasks x classes; each row adds up to 1. It is kept, not copied.</param>
    /// <param name="classes">How many classes.</param>
    /// <exception cref="ArgumentException">The numbers do not fill whole rows.</exception>
    public static Posteriors Full(double[] p, int classes)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        if (classes == 0 ? p.Length > 0 : p.Length % classes != 0) throw new ArgumentException($"{p.Length} numbers are not rows of {classes}.", nameof(p));
        return new Posteriors(classes, null, null, p, null, null);
    }

    /// <summary>By the classes that were given, in ascending order in each row, and what each other class has.</summary>
    /// <param name="given">The classes that were given.</param>
    /// <param name="p">Their probabilities, parallel to <see cref="GivenClasses.Class"/>.</param>
    /// <param name="elsewhere">For each task the number of its other classes; null for 0.</param>
    /// <param name="weights">For each class its weight where it was not given; null for 1.</param>
    internal static Posteriors OfGiven(GivenClasses given, double[] p, double[]? elsewhere = null, double[]? weights = null) => new(given.Classes, given.Start, given.Class, p, elsewhere, weights);

    /// <summary>The classes with a probability of their own, and it; those not listed have <see cref="Rest"/> together.</summary>
    public IEnumerable<(int Class, double Probability)> Row(int task)
    {
        var (from, to) = Range(task);
        for (var i = from; i < to; i++) yield return (_class is null ? i - from : _class[i], _p[i]);
    }

    /// <summary>The probability of all classes together that <see cref="Row"/> does not list.</summary>
    public double Rest(int task)
    {
        if (_elsewhere is null) return 0;
        var (weight, _) = Unlisted(task);
        return _elsewhere[task] * weight;
    }

    /// <summary>The most probable class; of equal ones (to 1e-9) the smallest.</summary>
    public int Top(int task)
    {
        var (from, to) = Range(task);
        var best = from;
        for (var i = from + 1; i < to; i++)
            if (_p[i] > _p[best] + Rounding) best = i;
        if (_class is null) return best - from;
        if (Unlisted(task, 0) is not { } other || (to > from && this[task, other] < _p[best] - Rounding)) return _class[best];
        return to == from || this[task, other] > _p[best] + Rounding ? other : Math.Min(_class[best], other);
    }

    /// <summary>True if a second class is as probable as the first, to 1e-9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsTie(int task)
    {
        var (from, to) = Range(task);
        var (top, second) = (double.NegativeInfinity, double.NegativeInfinity);
        for (var i = from; i < to; i++) (top, second) = Ranked(_p[i], top, second);
        for (var rank = 0; rank < 2; rank++)
            if (_class is not null && Unlisted(task, rank) is { } other) (top, second) = Ranked(this[task, other], top, second);
        return second >= top - Rounding;

        static (double, double) Ranked(double p, double top, double second) => p > top ? (p, top) : (top, Math.Max(second, p));
    }

    /// <summary>How many tasks have a second class as probable as the first.</summary>
    public int Ties()
    {
        var ties = 0;
        for (var task = 0; task < Tasks; task++)
            if (IsTie(task)) ties++;
        return ties;
    }

    /// <summary>The entropy of a row, in nats: how much is left to doubt.</summary>
    public double Entropy(int task)
    {
        var (from, to) = Range(task);
        var sum = 0.0;
        for (var i = from; i < to; i++) sum -= XLogX(_p[i]);
        if (_elsewhere is null || _elsewhere[task] <= 0) return sum;
        var (weight, weightLog) = Unlisted(task);
        return sum - _elsewhere[task] * (Math.Log(_elsewhere[task]) * weight + weightLog);
    }

    /// <summary>Σ w and Σ w ln w over the classes that a row does not list.</summary>
    private (double Weight, double WeightLog) Unlisted(int task)
    {
        var (weight, weightLog) = (_weight, _weightLog);
        for (var i = _start![task]; i < _start[task + 1]; i++)
        {
            weight -= Weight(_class![i]);
            weightLog -= XLogX(Weight(_class[i]));
        }

        return (Math.Max(0, weight), weightLog);
    }

    /// <summary>Of the classes that a row does not list, the one that is <paramref name="rank"/> places below the most probable; null if there are not so many.</summary>
    private int? Unlisted(int task, int rank)
    {
        var row = _class.AsSpan(_start![task], _start[task + 1] - _start[task]);
        for (var place = 0; place < Classes; place++)
        {
            var c = _byWeight?[place] ?? place;
            if (row.BinarySearch(c) < 0 && rank-- == 0) return c;
        }

        return null;
    }

    private double Weight(int @class) => _weights?[@class] ?? 1;

    private static double XLogX(double x) => x > 0 ? x * Math.Log(x) : 0;

    private (int From, int To) Range(int task) => _start is null ? (task * Classes, (task + 1) * Classes) : (_start[task], _start[task + 1]);
}

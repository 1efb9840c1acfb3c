using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// For each task a distribution over the classes. Kept either in full (tasks x classes) or, for methods that cannot tell apart the
/// classes that nobody gave, by the classes that somebody gave and one probability for each of the others: then a million classes cost nothing.
/// </summary>
public sealed class Posteriors
{
    private readonly int[]? _start;
    private readonly int[]? _class;
    private readonly double[] _p;
    private readonly double[]? _elsewhere;

    private Posteriors(int classes, int[]? start, int[]? @class, double[] p, double[]? elsewhere)
    {
        (Classes, _start, _class, _p, _elsewhere) = (classes, start, @class, p, elsewhere);
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
            return at >= 0 ? _p[at] : _elsewhere?[task] ?? 0;
        }
    }

    /// <summary>Row by row in full.</summary>
    /// <param name="p">tasks x classes.</param>
    /// <param name="classes">How many classes.</param>
    internal static Posteriors Full(double[] p, int classes) => new(classes, null, null, p, null);

    /// <summary>By the classes that were given, in ascending order in each row, and what each other class has.</summary>
    internal static Posteriors OfGiven(GivenClasses given, double[] p, double[]? elsewhere = null) => new(given.Classes, given.Start, given.Class, p, elsewhere);

    /// <summary>The classes with a probability of their own, and it; what is not listed has <see cref="Elsewhere"/>.</summary>
    public IEnumerable<(int Class, double Probability)> Row(int task)
    {
        var (from, to) = Range(task);
        for (var i = from; i < to; i++) yield return (_class is null ? i - from : _class[i], _p[i]);
    }

    /// <summary>The probability of each class that <see cref="Row"/> does not list.</summary>
    public double Elsewhere(int task) => _elsewhere?[task] ?? 0;

    /// <summary>The most probable class; of equal ones (to 1e-9) the smallest.</summary>
    public int Top(int task)
    {
        var (from, to) = Range(task);
        var best = from;
        for (var i = from + 1; i < to; i++)
            if (_p[i] > _p[best] + 1e-9) best = i;
        if (_class is null) return best - from;
        if (to - from == Classes || Elsewhere(task) < _p[best] - 1e-9) return _class[best];
        var other = FirstUnlisted(from, to);
        return Elsewhere(task) > _p[best] + 1e-9 ? other : Math.Min(_class[best], other);
    }

    /// <summary>True if a second class is as probable as the first, to 1e-9.</summary>
    public bool IsTie(int task)
    {
        var (from, to) = Range(task);
        var (top, second) = (double.NegativeInfinity, double.NegativeInfinity);
        for (var i = from; i < to; i++) (top, second) = Ranked(_p[i], top, second);
        for (var i = 0; i < Math.Min(2, Classes - (to - from)); i++) (top, second) = Ranked(Elsewhere(task), top, second);
        return second >= top - 1e-9;

        static (double, double) Ranked(double p, double top, double second) => p > top ? (p, top) : (top, Math.Max(second, p));
    }

    /// <summary>The entropy of a row, in nats: how much is left to doubt.</summary>
    public double Entropy(int task)
    {
        var (from, to) = Range(task);
        var sum = 0.0;
        for (var i = from; i < to; i++) sum += Term(_p[i]);
        return sum + (Classes - (to - from)) * Term(Elsewhere(task));

        static double Term(double p) => p > 0 ? -p * Math.Log(p) : 0;
    }

    /// <summary>The smallest class that the row does not list.</summary>
    private int FirstUnlisted(int from, int to)
    {
        var at = from;
        while (at < to && _class![at] == at - from) at++;
        return at - from;
    }

    private (int From, int To) Range(int task) => _start is null ? (task * Classes, (task + 1) * Classes) : (_start[task], _start[task + 1]);
}

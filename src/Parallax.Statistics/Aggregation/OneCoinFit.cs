using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// The numbers of one fit. A class k that nobody gave a task has the posterior p_k · q, where q is the likelihood of "all are wrong" over the evidence:
/// one number for each task stands for them all.
/// </summary>
internal sealed class OneCoinFit
{
    /// <summary>Nobody is right or wrong for certain: else one label would rule a task out for good.</summary>
    private const double Edge = 1e-10;

    private readonly Rows _rows;
    private readonly GivenClasses _given;
    private readonly DawidSkeneOptions _options;
    private readonly double[] _posterior;
    private readonly double[] _elsewhere;
    private readonly double[] _right;
    private readonly double[] _wrong;
    private readonly int[] _labels;

    public OneCoinFit(Labels labels, DawidSkeneOptions options)
    {
        (_rows, _given, _options) = (labels.ByTask, GivenClasses.Of(labels), options);
        (_posterior, _elsewhere) = (new double[_given.Class.Length], new double[_rows.Count]);
        (Accuracies, _right, _wrong, _labels) = (new double[labels.Workers.Count], new double[labels.Workers.Count], new double[labels.Workers.Count], new int[labels.Workers.Count]);
        Prevalence = new double[labels.Classes.Count];
        foreach (var worker in _rows.Other) _labels[worker]++;
        for (var task = 0; task < _rows.Count; task++)
            for (var i = _rows.Start[task]; i < _rows.Start[task + 1]; i++) _posterior[_given.At[i]] += 1.0 / (_rows.Start[task + 1] - _rows.Start[task]);
        MStep();
    }

    /// <summary>For each worker the probability of a right label.</summary>
    public double[] Accuracies { get; }

    public double[] Prevalence { get; private set; }

    /// <summary>E-step and M-step; returns the objective at the parameters before it.</summary>
    public double Iterate()
    {
        var objective = LogPrior() + EStep();
        MStep();
        return objective;
    }

    /// <summary>The posteriors at the parameters now.</summary>
    public Posteriors Posteriors()
    {
        EStep();
        return Aggregation.Posteriors.OfGiven(_given, _posterior, _elsewhere, Prevalence);
    }

    private double EStep()
    {
        var sum = 0.0;
        for (var task = 0; task < _rows.Count; task++) sum += Task(task);
        return sum;
    }

    /// <summary>The posterior of one task in logarithms; returns its log-likelihood.</summary>
    private double Task(int task)
    {
        var row = _posterior.AsSpan(_given.Start[task], _given.Start[task + 1] - _given.Start[task]);
        // Where every class was given, nothing is left for others, and a difference of sums would leave rounding.
        var (allWrong, unlisted) = (0.0, row.Length == _given.Classes ? 0.0 : 1.0);
        var isFull = row.Length == _given.Classes;
        for (var k = 0; k < row.Length; k++)
        {
            var p = Prevalence[_given.Class[_given.Start[task] + k]];
            row[k] = Math.Log(p);
            if (!isFull) unlisted -= p;
        }

        for (var i = _rows.Start[task]; i < _rows.Start[task + 1]; i++)
        {
            var worker = _rows.Other[i];
            allWrong += _wrong[worker];
            row[_given.At[i] - _given.Start[task]] += _right[worker] - _wrong[worker];
        }

        return allWrong + Normalize(row, Math.Max(0, unlisted), out _elsewhere[task]);
    }

    /// <summary>Given classes have the weights exp(row), all others together <paramref name="unlisted"/>; returns the log of the sum.</summary>
    private static double Normalize(Span<double> row, double unlisted, out double elsewhere)
    {
        var most = unlisted > 0 ? 0 : double.NegativeInfinity;
        foreach (var x in row) most = Math.Max(most, x);
        var sum = unlisted > 0 ? unlisted * Math.Exp(-most) : 0;
        for (var k = 0; k < row.Length; k++) sum += row[k] = Math.Exp(row[k] - most);
        Vectors.Scale(row, 1 / sum);
        elsewhere = unlisted > 0 ? Math.Exp(-most) / sum : 0;
        return most + Math.Log(sum);
    }

    private void MStep()
    {
        var right = new double[Accuracies.Length];
        for (var i = 0; i < _rows.Other.Length; i++) right[_rows.Other[i]] += _posterior[_given.At[i]];
        var others = Prevalence.Length - 1;
        for (var w = 0; w < right.Length; w++)
        {
            var (plus, all) = (_options.Smoothing + _options.DiagonalPrior, _labels[w] + 2 * _options.Smoothing + _options.DiagonalPrior);
            Accuracies[w] = Math.Clamp((right[w] + plus) / all, Edge, 1 - Edge);
            (_right[w], _wrong[w]) = (Math.Log(Accuracies[w]), Math.Log((1 - Accuracies[w]) / others));
        }

        Prevalence = NextPrevalence();
    }

    private double[] NextPrevalence()
    {
        var (next, unlisted) = (new double[Prevalence.Length], _elsewhere.Sum());
        for (var k = 0; k < next.Length; k++) next[k] = Prevalence[k] * unlisted + _options.PrevalencePrior;
        for (var task = 0; task < _rows.Count; task++)
            for (var at = _given.Start[task]; at < _given.Start[task + 1]; at++)
                next[_given.Class[at]] += _posterior[at] - Prevalence[_given.Class[at]] * _elsewhere[task];
        for (var k = 0; k < next.Length; k++) next[k] = Math.Max(0, next[k]);
        Vectors.Scale(next, 1 / Math.Max(double.Epsilon, Vectors.Sum(next)));
        return next;
    }

    private double LogPrior()
    {
        var sum = 0.0;
        if (_options.Smoothing > 0 || _options.DiagonalPrior > 0)
            for (var w = 0; w < Accuracies.Length; w++) sum += (_options.Smoothing + _options.DiagonalPrior) * _right[w] + _options.Smoothing * Math.Log(1 - Accuracies[w]);
        if (_options.PrevalencePrior > 0) sum += _options.PrevalencePrior * Prevalence.Sum(p => Math.Log(Math.Max(p, double.Epsilon)));
        return sum;
    }
}

using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Aggregation;

/// <summary>The state of GLAD: parameters, posteriors, and for each label how probably it is right.</summary>
internal sealed class GladModel
{
    private const int LabelsInPiece = 1 << 16;
    private readonly Rows _tasks;
    private readonly Rows _workers;
    private readonly GivenClasses _given;
    private readonly GladOptions _options;
    private readonly int _pieces;
    private readonly int[] _place;
    private readonly double[] _p;
    private readonly double[] _elsewhere;
    private readonly double[] _right;
    private readonly double[] _ease;
    private readonly double _logWrong;

    public GladModel(Labels labels, GladOptions options)
    {
        (_tasks, _workers, _given, _options) = (labels.ByTask, labels.ByWorker, GivenClasses.Of(labels), options);
        _place = WorkerOrder.Places(labels);
        _pieces = Math.Clamp(labels.Count / LabelsInPiece, 1, 256);
        (_p, _elsewhere, _right) = (new double[_given.Class.Length], new double[_tasks.Count], new double[labels.Count]);
        (Abilities, LogEase, _ease) = (new double[_workers.Count], new double[_tasks.Count], new double[_tasks.Count]);
        Array.Fill(Abilities, options.AbilityMean);
        Array.Fill(LogEase, options.LogEaseMean);
        Array.Fill(_ease, Math.Exp(options.LogEaseMean));
        _logWrong = Math.Log(_given.Classes - 1);
    }

    /// <summary>Alpha of each worker.</summary>
    public double[] Abilities { get; }

    /// <summary>Log beta of each task.</summary>
    public double[] LogEase { get; }

    public Posteriors Posteriors => Posteriors.OfGiven(_given, _p, _elsewhere);

    /// <summary>The E-step; returns the penalised marginal log-likelihood of the parameters it was made with.</summary>
    public double Expect()
    {
        var sums = new double[_pieces];
        Chunks.Run(_pieces, _options.Threads, piece =>
        {
            var sum = 0.0;
            for (var task = Chunks.Begin(piece, _pieces, _tasks.Count); task < Chunks.Begin(piece + 1, _pieces, _tasks.Count); task++)
                sum += Expect(task) + LogPrior(LogEase[task], _options.LogEaseMean);
            sums[piece] = sum;
        });
        var objective = sums.Sum();
        foreach (var ability in Abilities) objective += LogPrior(ability, _options.AbilityMean);
        return objective;
    }

    /// <summary>The M-step: a step uphill for each task, then for each worker.</summary>
    public void Maximize()
    {
        Chunks.Run(_pieces, _options.Threads, EaseOfTasks);
        Chunks.Run(_pieces, _options.Threads, AbilityOfWorkers);
    }

    /// <summary>
    /// The evidence of a label for its class, against any other, is log(p / ((1 - p) / (K - 1))) = alpha beta + log(K - 1).
    /// </summary>
    private double Expect(int task)
    {
        var (from, to) = (_given.Start[task], _given.Start[task + 1]);
        var row = _p.AsSpan(from, to - from);
        row.Clear();
        var (allWrong, logs) = (0.0, new LogProduct());
        for (var i = _tasks.Start[task]; i < _tasks.Start[task + 1]; i++)
        {
            var x = Abilities[_tasks.Other[i]] * _ease[task];
            row[_given.At[i] - from] += x + _logWrong;
            logs.Multiply(1 + Math.Exp(-Math.Abs(x)));
            allWrong -= Math.Max(x, 0) + _logWrong;
        }

        var log = EvidenceRow.Normalize(row, _given.Classes - row.Length, out _elsewhere[task]);
        for (var i = _tasks.Start[task]; i < _tasks.Start[task + 1]; i++) _right[i] = _p[_given.At[i]];
        return allWrong - logs.Log + log - Math.Log(_given.Classes);
    }

    private void EaseOfTasks(int piece)
    {
        var abilities = Array.Empty<double>();
        for (var task = Chunks.Begin(piece, _pieces, _tasks.Count); task < Chunks.Begin(piece + 1, _pieces, _tasks.Count); task++)
        {
            var workers = _tasks.Others(task);
            if (abilities.Length < workers.Length) abilities = new double[workers.Length * 2];
            for (var i = 0; i < workers.Length; i++) abilities[i] = Abilities[workers[i]];
            LogEase[task] = GladStep.LogEase(LogEase[task], _options.LogEaseMean, abilities.AsSpan(0, workers.Length), _right.AsSpan(_tasks.Start[task], workers.Length));
            _ease[task] = Math.Exp(LogEase[task]);
        }
    }

    private void AbilityOfWorkers(int piece)
    {
        var (ease, right) = (Array.Empty<double>(), Array.Empty<double>());
        for (var worker = Chunks.Begin(piece, _pieces, _workers.Count); worker < Chunks.Begin(piece + 1, _pieces, _workers.Count); worker++)
        {
            var tasks = _workers.Others(worker);
            if (ease.Length < tasks.Length) (ease, right) = (new double[tasks.Length * 2], new double[tasks.Length * 2]);
            for (var i = 0; i < tasks.Length; i++) (ease[i], right[i]) = (_ease[tasks[i]], _right[_place[_workers.Start[worker] + i]]);
            Abilities[worker] = GladStep.Ability(Abilities[worker], _options.AbilityMean, ease.AsSpan(0, tasks.Length), right.AsSpan(0, tasks.Length));
        }
    }

    /// <summary>Of the normal density with variance 1.</summary>
    private static double LogPrior(double x, double mean) => -0.5 * ((x - mean) * (x - mean) + Math.Log(2 * Math.PI));
}

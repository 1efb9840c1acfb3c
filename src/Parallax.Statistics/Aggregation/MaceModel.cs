using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// The state of MACE. All labels of one class by one worker (a pair) have the same likelihood, so parameters and expected counts are kept
/// by pair: an E-step then looks up two numbers for each label and takes an exponential for each given class.
/// </summary>
internal sealed class MaceModel
{
    private readonly Rows _tasks;
    private readonly GivenClasses _given;
    private readonly GivenClasses _pairs;
    private readonly MaceOptions _options;
    private readonly IMaceStep _step;
    private readonly int _pieces;
    private readonly int[] _pair;
    private readonly double[] _labels;
    private readonly double[][] _right;
    private readonly double[] _gain;
    private readonly double[] _logMadeUp;
    private readonly double[] _theta;
    private double[] _p = [];
    private double[] _elsewhere = [];

    public MaceModel(Labels labels, MaceOptions options)
    {
        (_tasks, _given, _pairs, _options) = (labels.ByTask, GivenClasses.Of(labels), GivenClasses.Of(labels.ByWorker, labels.Classes.Count), options);
        _step = options.Variational ? new MaceVariational(options, _given.Classes) : new MaceSmoothed(options.Smoothing ?? 0.01 / _given.Classes, _given.Classes);
        var pairs = _pairs.Class.Length;
        (_pair, _labels) = (new int[labels.Count], new double[pairs]);
        var place = WorkerOrder.Places(labels);
        for (var e = 0; e < place.Length; e++)
        {
            _pair[place[e]] = _pairs.At[e];
            _labels[_pairs.At[e]]++;
        }

        // Each piece sums into an array of its own, so there are few of them when there are many pairs.
        _pieces = Math.Clamp(Math.Min(labels.Count / (1 << 16), 2 * labels.Count / pairs), 1, 32);
        _right = [.. Enumerable.Range(0, _pieces).Select(_ => new double[pairs])];
        (_gain, _logMadeUp, _theta) = (new double[pairs], new double[pairs], new double[labels.Workers.Count]);
    }

    /// <summary>The parameters that a start begins with: the first start has no noise.</summary>
    public void Begin(int start)
    {
        (_p, _elsewhere) = (new double[_given.Class.Length], new double[_tasks.Count]);
        var random = new RandomStream(_options.Seed, start);
        var noise = start == 0 ? 0 : _options.Noise;
        for (var worker = 0; worker < _theta.Length; worker++)
        {
            var (knows, makesUp) = (1 + noise * random.NextDouble(), 1 + noise * random.NextDouble());
            var (from, to) = (_pairs.Start[worker], _pairs.Start[worker + 1]);
            var total = (_given.Classes - (to - from)) * (1 + noise / 2);
            for (var pair = from; pair < to; pair++) total += _gain[pair] = 1 + noise * random.NextDouble();
            for (var pair = from; pair < to; pair++) Set(pair, Math.Log(knows / (knows + makesUp)), Math.Log(makesUp / (knows + makesUp)), Math.Log(_gain[pair] / total));
        }
    }

    /// <summary>The E-step; returns the log-likelihood under the present parameters.</summary>
    public double Expect()
    {
        var sums = new double[_pieces];
        Chunks.Run(_pieces, _options.Threads, piece =>
        {
            var (right, sum) = (_right[piece], 0.0);
            Array.Clear(right);
            for (var task = Chunks.Begin(piece, _pieces, _tasks.Count); task < Chunks.Begin(piece + 1, _pieces, _tasks.Count); task++)
                sum += Expect(task, right);
            sums[piece] = sum;
        });
        for (var piece = 1; piece < _pieces; piece++)
            for (var pair = 0; pair < _labels.Length; pair++) _right[0][pair] += _right[piece][pair];
        return sums.Sum();
    }

    /// <summary>The M-step; returns what the objective has besides the log-likelihood.</summary>
    public double Maximize()
    {
        var pieces = Math.Clamp(_labels.Length / (1 << 12), 1, 64);
        var penalties = new double[pieces];
        Chunks.Run(pieces, _options.Threads, piece =>
        {
            var (penalty, madeUp) = (0.0, Array.Empty<double>());
            for (var worker = Chunks.Begin(piece, pieces, _theta.Length); worker < Chunks.Begin(piece + 1, pieces, _theta.Length); worker++)
            {
                var classes = _pairs.Start[worker + 1] - _pairs.Start[worker];
                if (madeUp.Length < classes) madeUp = new double[classes * 2];
                penalty += Maximize(worker, madeUp.AsSpan(0, classes));
            }

            penalties[piece] = penalty;
        });
        return penalties.Sum();
    }

    /// <summary>The posteriors as they stand, to keep: the next start gets arrays of its own.</summary>
    public MaceFit Take(int start, List<double> trace, bool converged) =>
        new(start, Posteriors.OfGiven(_given, _p, _elsewhere), [.. _theta], trace, converged);

    private double Maximize(int worker, Span<double> madeUp)
    {
        var (from, known, guessed) = (_pairs.Start[worker], 0.0, 0.0);
        for (var i = 0; i < madeUp.Length; i++)
        {
            // If the label is the true class, it was known with probability know / (know + make up) = 1 - exp(-gain).
            var knownHere = -_right[0][from + i] * double.ExpM1(-_gain[from + i]);
            madeUp[i] = Math.Max(0, _labels[from + i] - knownHere);
            known += knownHere;
            guessed += madeUp[i];
        }

        var penalty = _step.Knowing(known, guessed, out var logKnow, out var logMakeUp, out _theta[worker]);
        var total = _step.Habits(madeUp, guessed, ref penalty);
        for (var i = 0; i < madeUp.Length; i++) Set(from + i, logKnow, logMakeUp, _step.LogHabit(madeUp[i], total));
        return penalty;
    }

    private void Set(int pair, double logKnow, double logMakeUp, double logHabit)
    {
        _logMadeUp[pair] = logMakeUp + logHabit;
        var ratio = logKnow - _logMadeUp[pair];
        _gain[pair] = ratio > 0 ? ratio + Math.Log(1 + Math.Exp(-ratio)) : double.LogP1(Math.Exp(ratio));
    }

    private double Expect(int task, double[] right)
    {
        var (from, to) = (_given.Start[task], _given.Start[task + 1]);
        var row = _p.AsSpan(from, to - from);
        row.Clear();
        var allMadeUp = 0.0;
        for (var i = _tasks.Start[task]; i < _tasks.Start[task + 1]; i++)
        {
            row[_given.At[i] - from] += _gain[_pair[i]];
            allMadeUp += _logMadeUp[_pair[i]];
        }

        var log = EvidenceRow.Normalize(row, _given.Classes - row.Length, out _elsewhere[task]);
        for (var i = _tasks.Start[task]; i < _tasks.Start[task + 1]; i++) right[_pair[i]] += _p[_given.At[i]];
        return allMadeUp + log - Math.Log(_given.Classes);
    }
}

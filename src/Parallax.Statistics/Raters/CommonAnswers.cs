using System.Globalization;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>A pair of raters: common items, agreement on wrong or rare answers, and its mean and variance under independence.</summary>
internal readonly record struct PairCount(int First, int Second, int Common, int Agreed, double Expected, double Variance);

/// <summary>
/// Counts all pairs. For each rater the items are walked through once, and what every other rater of them gave is summed in one row over
/// raters: memory grows with raters and classes, never with pairs of too few items.
/// </summary>
internal sealed class CommonAnswers
{
    private const long MostPairs = 2_000_000_000;
    private const long MostCells = 1 << 27;

    private readonly Labels _labels;
    private readonly ReferenceClasses _reference;
    private readonly CollusionOptions _options;
    private readonly int[] _slot;
    private readonly int _eligible;
    private readonly bool[] _rare;
    private readonly int[] _common, _agreed, _lastTask;
    private readonly double[] _expected, _variance;

    public CommonAnswers(Labels labels, ReferenceClasses reference, CollusionOptions options)
    {
        (_labels, _reference, _options) = (labels, reference, options);
        var workers = labels.Workers.Count;
        _slot = new int[workers];
        for (var w = 0; w < workers; w++) _slot[w] = labels.TasksOfWorker(w).Length >= Math.Max(1, options.LeastCommon) ? _eligible++ : -1;
        _rare = Rare(labels, options.RareShare);
        (_common, _agreed, _lastTask) = (new int[workers], new int[workers], new int[workers]);
        (_expected, _variance) = (new double[workers], new double[workers]);
    }

    public List<PairCount> Pairs()
    {
        var pairs = new List<PairCount>();
        if (_eligible < 2 || !AnyTaskIsShared()) return pairs;
        var matrices = Matrices();
        var touched = new List<int>();
        for (var worker = 0; worker < _slot.Length; worker++)
        {
            if (_slot[worker] < 0) continue;
            Array.Fill(_lastTask, -1);
            Meet(worker, matrices, touched);
            foreach (var other in touched) Take(worker, other, pairs);
            touched.Clear();
        }

        return pairs;
    }

    private void Meet(int worker, double[] matrices, List<int> touched)
    {
        var tasks = _labels.TasksOfWorker(worker);
        var answers = _labels.ClassesOfWorker(worker);
        for (var i = 0; i < tasks.Length; i++)
        {
            var task = tasks[i];
            if ((i > 0 && tasks[i - 1] == task) || _reference.Class[task] == ReferenceClasses.NeverGiven) continue;
            var others = _labels.WorkersOfTask(task);
            var given = _labels.ClassesOfTask(task);
            for (var k = 0; k < others.Length; k++)
            {
                var other = others[k];
                if (other <= worker || _slot[other] < 0 || _lastTask[other] == task) continue;
                _lastTask[other] = task;
                if (_common[other]++ == 0) touched.Add(other);
                var p = Probability(matrices, worker, other, _reference.Class[task]);
                _expected[other] += p;
                _variance[other] += p * (1 - p);
                if (answers[i] == given[k] && Counts(answers[i], _reference.Class[task])) _agreed[other]++;
            }
        }
    }

    private void Take(int worker, int other, List<PairCount> pairs)
    {
        if (_common[other] >= _options.LeastCommon) pairs.Add(new PairCount(worker, other, _common[other], _agreed[other], _expected[other], _variance[other]));
        (_common[other], _agreed[other], _expected[other], _variance[other]) = (0, 0, 0, 0);
    }

    /// <summary>Wrong or rare.</summary>
    private bool Counts(int answer, int reference) => answer != reference || _rare[answer];

    /// <summary>That two who answer independently give the same wrong or rare answer.</summary>
    private double Probability(double[] matrices, int first, int second, int reference)
    {
        var k = _rare.Length;
        var a = matrices.AsSpan((_slot[first] * k + reference) * k, k);
        var b = matrices.AsSpan((_slot[second] * k + reference) * k, k);
        var sum = 0.0;
        for (var c = 0; c < k; c++)
            if (Counts(c, reference)) sum += a[c] * b[c];
        return sum;
    }

    private bool AnyTaskIsShared()
    {
        var pairs = 0L;
        for (var task = 0; task < _labels.Tasks.Count; task++)
        {
            var raters = 0L;
            foreach (var w in _labels.WorkersOfTask(task)) raters += _slot[w] < 0 ? 0 : 1;
            pairs += raters * (raters - 1) / 2;
        }

        return pairs <= MostPairs ? pairs > 0 : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"The tasks have {pairs} pairs of raters to compare. Screen a sample of the tasks, or ask for more common items."));
    }

    /// <summary>Rater x reference x given, with two pseudo-labels from the row of all raters; that from one pseudo-label spread over the classes.</summary>
    private double[] Matrices()
    {
        var k = _rare.Length;
        if ((long)_eligible * k * k > MostCells) throw new InputException(string.Create(CultureInfo.InvariantCulture, $"A matrix of {k} x {k} classes for each of {_eligible} raters does not fit in memory. Merge rare classes."));
        var (matrices, all) = (new double[_eligible * k * k], new double[k * k]);
        for (var task = 0; task < _labels.Tasks.Count; task++)
        {
            var reference = _reference.Class[task];
            if (reference == ReferenceClasses.NeverGiven) continue;
            var workers = _labels.WorkersOfTask(task);
            for (var i = 0; i < workers.Length; i++)
            {
                var given = _labels.ClassesOfTask(task)[i];
                all[reference * k + given]++;
                if (_slot[workers[i]] >= 0) matrices[(_slot[workers[i]] * k + reference) * k + given]++;
            }
        }

        for (var row = 0; row < k; row++) Normalize(all.AsSpan(row * k, k), null, 1.0 / k);
        for (var row = 0; row < _eligible * k; row++) Normalize(matrices.AsSpan(row * k, k), all.AsMemory(row % k * k, k), 2);
        return matrices;
    }

    private static void Normalize(Span<double> row, ReadOnlyMemory<double>? prior, double weight)
    {
        var sum = 0.0;
        for (var c = 0; c < row.Length; c++) sum += row[c] += prior is { } p ? weight * p.Span[c] : weight;
        for (var c = 0; c < row.Length; c++) row[c] /= sum;
    }

    private static bool[] Rare(Labels labels, double share)
    {
        var counts = new long[labels.Classes.Count];
        for (var task = 0; task < labels.Tasks.Count; task++)
            foreach (var c in labels.ClassesOfTask(task)) counts[c]++;
        return Array.ConvertAll(counts, n => n < share * labels.Count);
    }
}

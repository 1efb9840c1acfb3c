using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Aggregation;

/// <summary>The numbers of one fit of Dawid-Skene, and its two steps.</summary>
internal sealed class DawidSkeneFit
{
    /// <summary>
    /// Pseudo-labels in the first matrices only. A cell that starts at 0 stays 0 and ties EM to a worse maximum
    /// (d_product: -7568.7463 instead of -7568.6919); what the smoothing is, from 1e-12 to .1, makes no difference.
    /// </summary>
    private const double StartSmoothing = 0.01;

    /// <summary>Fewer tasks than this of a class is none: what is smaller is on its way below what a double holds.</summary>
    private const double Nothing = 1e-200;

    private readonly Rows _rows;
    private readonly ConfusionTable _table;
    private readonly DawidSkeneOptions _options;
    private readonly EStep[] _pieces;
    private readonly double[] _matrices;

    public DawidSkeneFit(Labels labels, DawidSkeneOptions options)
    {
        (_rows, _options) = (labels.ByTask, options);
        _table = ConfusionTable.Of(labels);
        _pieces = [.. Enumerable.Range(0, _table.Pieces()).Select(_ => new EStep(_table, _rows))];
        _matrices = new double[_table.Length + _table.Stride];
        InPieces((piece, from, to) => piece.RunShares(from, to));
        MStep(StartSmoothing);
    }

    /// <summary>E-step and M-step; returns the objective at the parameters before it: the log-likelihood, and the log of the priors if there are any.</summary>
    public double Iterate()
    {
        var prior = LogPrior();
        var logLikelihood = Pass([]);
        MStep(smoothing: 0);
        return logLikelihood + prior;
    }

    /// <summary>The posteriors at the parameters now.</summary>
    public Posteriors Posteriors()
    {
        var padded = new double[_rows.Count * _table.Stride];
        Pass(padded);
        return Aggregation.Posteriors.Full(Unpadded(padded), _table.Classes);
    }

    public double[] Prevalence() => _matrices.AsSpan(_table.Length, _table.Classes).ToArray();

    public Confusions Confusions()
    {
        var (k, stride) = (_table.Classes, _table.Stride);
        var values = new double[_table.Workers * k * k];
        for (var row = 0; row < _table.Workers * k; row++)
            for (var truth = 0; truth < k; truth++)
                values[(row / k * k + truth) * k + row % k] = _matrices[row * stride + truth];
        return new Confusions(k, values);
    }

    private double Pass(double[] posteriors)
    {
        InPieces((piece, from, to) => piece.Run(from, to, _matrices, posteriors));
        return _pieces.Sum(p => p.LogLikelihood);
    }

    private void InPieces(Action<EStep, int, int> act) => Chunks.Run(_pieces.Length, _options.Threads, c =>
        act(_pieces[c], Chunks.Begin(c, _pieces.Length, _rows.Count), Chunks.Begin(c + 1, _pieces.Length, _rows.Count)));

    /// <summary>Adds the pieces in their order and divides each true class by its total.</summary>
    private void MStep(double smoothing)
    {
        var blocks = Math.Clamp(_table.Length / 65_536, 1, 8);
        Chunks.Run(blocks, _options.Threads, b =>
        {
            var totals = new double[_table.Stride];
            for (var w = Chunks.Begin(b, blocks, _table.Workers); w < Chunks.Begin(b + 1, blocks, _table.Workers); w++) Worker(w, smoothing + _options.Smoothing, totals);
        });
        var prevalence = _matrices.AsSpan(_table.Length);
        SumPieces(prevalence, _table.Length);
        for (var k = 0; k < _table.Classes; k++) prevalence[k] += _options.PrevalencePrior;
        Vectors.Scale(prevalence, 1 / Math.Max(double.Epsilon, Vectors.Sum(prevalence)));
    }

    private void Worker(int worker, double smoothing, double[] totals)
    {
        var (k, stride) = (_table.Classes, _table.Stride);
        var matrix = _matrices.AsSpan(worker * k * stride, k * stride);
        SumPieces(matrix, worker * k * stride);
        AddPriors(matrix, smoothing);
        Array.Clear(totals);
        for (var at = 0; at < matrix.Length; at += stride) Vectors.Add(totals, matrix.Slice(at, stride));
        for (var truth = 0; truth < stride; truth++) totals[truth] = totals[truth] > Nothing ? 1 / totals[truth] : 0;
        for (var at = 0; at < matrix.Length; at += stride) Vectors.Multiply(matrix.Slice(at, stride), totals);
        if (totals.AsSpan(0, k).Contains(0)) FillUnseen(matrix, totals);
    }

    private void SumPieces(Span<double> to, int offset)
    {
        _pieces[0].Sums.AsSpan(offset, to.Length).CopyTo(to);
        for (var p = 1; p < _pieces.Length; p++) Vectors.Add(to, _pieces[p].Sums.AsSpan(offset, to.Length));
    }

    private void AddPriors(Span<double> matrix, double smoothing)
    {
        if (smoothing == 0 && _options.DiagonalPrior == 0) return;
        for (var given = 0; given < _table.Classes; given++)
            for (var truth = 0; truth < _table.Classes; truth++)
                matrix[given * _table.Stride + truth] += smoothing + (given == truth ? _options.DiagonalPrior : 0);
    }

    /// <summary>A worker who met no task of a class: the likelihood says nothing of that row, and every label is as likely as another.</summary>
    private void FillUnseen(Span<double> matrix, double[] inverse)
    {
        for (var truth = 0; truth < _table.Classes; truth++)
        {
            if (inverse[truth] > 0) continue;
            for (var given = 0; given < _table.Classes; given++) matrix[given * _table.Stride + truth] = 1.0 / _table.Classes;
        }
    }

    private double LogPrior()
    {
        if (_options.Smoothing == 0 && _options.DiagonalPrior == 0 && _options.PrevalencePrior == 0) return 0;
        var (k, stride, sum) = (_table.Classes, _table.Stride, 0.0);
        for (var row = 0; row < _table.Workers * k; row++)
            for (var truth = 0; truth < k; truth++)
                sum += Term(_options.Smoothing + (row % k == truth ? _options.DiagonalPrior : 0), _matrices[row * stride + truth]);
        for (var truth = 0; truth < k; truth++) sum += Term(_options.PrevalencePrior, _matrices[_table.Length + truth]);
        return sum;

        static double Term(double weight, double p) => weight == 0 ? 0 : weight * Math.Log(Math.Max(p, double.Epsilon));
    }

    private double[] Unpadded(double[] padded)
    {
        if (_table.Stride == _table.Classes) return padded;
        var p = new double[_rows.Count * _table.Classes];
        for (var task = 0; task < _rows.Count; task++) padded.AsSpan(task * _table.Stride, _table.Classes).CopyTo(p.AsSpan(task * _table.Classes));
        return p;
    }
}

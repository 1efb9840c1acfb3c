using Parallax.Statistics.Input;

namespace Parallax.Statistics.Inference;

/// <summary>
/// The moments that a prediction-powered mean needs: human scores y and judge scores f on n items, judge scores on N more.
/// Variances and covariances divide by n - 1 (ddof 1); ppi_py divides by n.
/// </summary>
internal readonly struct PpiTerms
{
    private readonly double _meanY, _meanF, _meanU, _varY, _varF, _cov, _varU, _pooled;

    public PpiTerms(ReadOnlySpan<double> human, ReadOnlySpan<double> judge, ReadOnlySpan<double> unlabelled)
    {
        if (human.Length != judge.Length) throw new InputException($"There are {human.Length} human scores and {judge.Length} judge scores for the same items. Give one of each per item.");
        Moments.RequireFinite(human, "human");
        Moments.RequireFinite(judge, "judge");
        Moments.RequireFinite(unlabelled, "unlabelled");
        (Humans, Unlabelled) = (human.Length, unlabelled.Length);
        if (Humans == 0) return;

        (_meanY, _meanF) = (Moments.Mean(human), Moments.Mean(judge));
        _meanU = Unlabelled > 0 ? Moments.Mean(unlabelled) : _meanF;
        var (f, u, shift) = (Moments.Products(judge, _meanF, judge, _meanF), Moments.Products(unlabelled, _meanU, unlabelled, _meanU), _meanF - _meanU);
        var all = (double)Humans + Unlabelled;
        _varY = Divide(Moments.Products(human, _meanY, human, _meanY), Humans);
        _varF = Divide(f, Humans);
        _cov = Divide(Moments.Products(human, _meanY, judge, _meanF), Humans);
        _varU = Divide(u, Unlabelled);
        _pooled = Divide(f + u + shift * shift * Humans * Unlabelled / all, all);
    }

    public int Humans { get; }

    public int Unlabelled { get; }

    /// <summary>Whether the judge says the same of every item, or of every item that people scored.</summary>
    public bool JudgeIsConstant => Humans > 1 && _varF == 0;

    /// <summary>The correlation of y and f; null where one of them does not vary.</summary>
    public double? Rho => _varY > 0 && _varF > 0 ? Math.Clamp(_cov / Math.Sqrt(_varY * _varF), -1, 1) : null;

    /// <summary>λ* = Cov(y, f) / ((1 + n / N) Var(f)) before clipping; 0 where there is nothing to gain: no judge-only items, or a constant judge.</summary>
    public double BestLambda => Unlabelled == 0 || _varF == 0 ? 0 : _cov / ((1 + (double)Humans / Unlabelled) * _pooled);

    public double Mean(double lambda) => _meanY + lambda * (_meanU - _meanF);

    /// <summary>The variance of <see cref="Mean"/>; null with fewer than two items on a side that is used.</summary>
    public double? Variance(double lambda)
    {
        if (Humans < 2 || (lambda != 0 && Unlabelled < 2)) return null;
        var rectified = Math.Max(0, _varY - 2 * lambda * _cov + lambda * lambda * _varF) / Humans;
        return lambda == 0 ? rectified : rectified + lambda * lambda * _varU / Unlabelled;
    }

    private static double Divide(double squares, double n) => n > 1 ? squares / (n - 1) : 0;
}

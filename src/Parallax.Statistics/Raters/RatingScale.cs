namespace Parallax.Statistics.Raters;

/// <summary>
/// The rating scale of Andrich: P(k) ∝ exp(k η - τ_1 - … - τ_k), k = 0 … L. One exponential for a rating: powers of e^-|η| from the end
/// that is more probable, so that nothing overflows.
/// </summary>
internal sealed class RatingScale
{
    private readonly double[] _weight;
    private readonly double[] _cumulated;
    private readonly double _shift;

    public RatingScale(ReadOnlySpan<double> thresholds)
    {
        Top = thresholds.Length;
        (_weight, _cumulated) = (new double[Top + 1], new double[Top + 1]);
        for (var k = 1; k <= Top; k++) _cumulated[k] = _cumulated[k - 1] + thresholds[k - 1];
        _shift = _cumulated.Min();
        for (var k = 0; k <= Top; k++) _weight[k] = Math.Exp(_shift - _cumulated[k]);
    }

    /// <summary>The highest category.</summary>
    public int Top { get; }

    /// <summary>τ_1 + … + τ_k.</summary>
    public double Cumulated(int category) => _cumulated[category];

    /// <summary>Fills in P(0) … P(L) at <paramref name="eta"/>; returns the logarithm of what they were divided by.</summary>
    public double Probabilities(double eta, Span<double> p)
    {
        var sum = eta > 0 ? FromTop(Math.Exp(-eta), p) : FromBottom(Math.Exp(eta), p);
        var inverse = 1 / sum;
        for (var k = 0; k < p.Length; k++) p[k] *= inverse;
        return Math.Log(sum) - _shift + (eta > 0 ? Top * eta : 0);
    }

    /// <summary>Mean and variance of the category at <paramref name="eta"/>.</summary>
    public (double Mean, double Variance) Moments(double eta, Span<double> p)
    {
        Probabilities(eta, p);
        var (mean, variance) = (Mean(p), 0.0);
        for (var k = 0; k < p.Length; k++) variance += (k - mean) * (k - mean) * p[k];
        return (mean, variance);
    }

    public static double Mean(ReadOnlySpan<double> p)
    {
        var mean = 0.0;
        for (var k = 1; k < p.Length; k++) mean += k * p[k];
        return mean;
    }

    private double FromBottom(double step, Span<double> p)
    {
        var (power, sum) = (1.0, 0.0);
        for (var k = 0; k < p.Length; k++, power *= step) sum += p[k] = _weight[k] * power;
        return sum;
    }

    private double FromTop(double step, Span<double> p)
    {
        var (power, sum) = (1.0, 0.0);
        for (var k = p.Length - 1; k >= 0; k--, power *= step) sum += p[k] = _weight[k] * power;
        return sum;
    }
}

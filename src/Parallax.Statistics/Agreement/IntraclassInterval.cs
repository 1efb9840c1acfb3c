using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Agreement;

/// <summary>The correlations and their intervals from mean squares, by the formulas of Shrout and Fleiss (1979).</summary>
internal static class IntraclassInterval
{
    public static (double? Value, double? Low, double? High) Of(IntraclassKind kind, MeanSquares m, double confidence) => kind switch
    {
        IntraclassKind.TwoWayRandom => Random(m, confidence, m.Raters, mean: false),
        IntraclassKind.TwoWayRandomMean => Random(m, confidence, m.Raters, mean: true),
        _ => Single(m, confidence),
    };

    /// <summary>ICC(1,1) and ICC(3,1): (F - 1) / (F + k - 1), and the same of F divided and multiplied by its quantiles.</summary>
    private static (double?, double?, double?) Single(MeanSquares m, double confidence)
    {
        var (k, p) = (m.Raters, 1 - (1 - confidence) / 2);
        if (m.Between + (k - 1) * m.Error <= Tiny(m)) return default;
        if (m.Error <= Tiny(m)) return (1, 1, 1);
        var f = m.Between / m.Error;
        double Of(double ratio) => (ratio - 1) / (ratio + k - 1);
        return (Of(f), Of(f / StudentT.FisherQuantile(p, m.Tasks - 1, m.Freedom)), Of(f * StudentT.FisherQuantile(p, m.Freedom, m.Tasks - 1)));
    }

    private static (double?, double?, double?) Random(MeanSquares m, double confidence, double k, bool mean)
    {
        var (n, p) = ((double)m.Tasks, 1 - (1 - confidence) / 2);
        var spread = m.Between + (k - 1) * m.Error + k * (m.BetweenRaters - m.Error) / n;
        if (Math.Abs(spread) <= Tiny(m)) return default;
        var value = (m.Between - m.Error) / spread;
        if (m.Error <= Tiny(m) && m.BetweenRaters <= Tiny(m)) return (1, 1, 1);
        var freedom = Freedom(m, k, n, value);
        var (f, g) = (StudentT.FisherQuantile(p, n - 1, freedom), StudentT.FisherQuantile(p, freedom, n - 1));
        var other = k * m.BetweenRaters + (k * n - k - n) * m.Error;
        var low = n * (m.Between - f * m.Error) / (f * other + n * m.Between);
        var high = n * (g * m.Between - m.Error) / (other + n * g * m.Between);
        if (!mean) return (value, low, high);
        // Spearman and Brown's formula has a pole at -1 / (k - 1): an interval that reaches it has no image.
        return 1 + (k - 1) * low > 1e-12 ? (Stepped(value, k), Stepped(low, k), Stepped(high, k)) : (Stepped(value, k), null, null);
    }

    /// <summary>Satterthwaite's degrees of freedom of a BetweenRaters + b Error.</summary>
    private static double Freedom(MeanSquares m, double k, double n, double value)
    {
        var rest = Math.Max(1e-9, 1 - value);
        var (a, b) = (k * value / (n * rest), 1 + k * value * (n - 1) / (n * rest));
        var (raters, error) = (a * m.BetweenRaters, b * m.Error);
        return Math.Max(1e-3, Math.Pow(raters + error, 2) / (raters * raters / (k - 1) + error * error / m.Freedom));
    }

    /// <summary>Spearman and Brown: from one rater to the mean of k.</summary>
    private static double? Stepped(double one, double k) => 1 + (k - 1) * one is var d && Math.Abs(d) > 1e-12 ? k * one / d : null;

    private static double Tiny(MeanSquares m) => 1e-12 * m.Largest;
}

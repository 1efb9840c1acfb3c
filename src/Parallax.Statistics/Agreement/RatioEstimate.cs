namespace Parallax.Statistics.Agreement;

/// <summary>
/// A ratio of sums over groups, Σ y / Σ x, with the standard error of a ratio over groups (Cochran, Sampling Techniques 1977, section 6.4):
/// √(n / (n - 1) Σ (y - R x)²) / Σ x.
/// </summary>
internal static class RatioEstimate
{
    public static Coefficient Of(double[] y, double[] x, int raters, long n, string method, string none)
    {
        var (total, sum) = (x.Sum(), y.Sum());
        var groups = x.Count(v => v > 0);
        if (!(total > 0)) return Coefficient.Undefined(method, groups, raters, n, none);
        var (ratio, squares) = (sum / total, 0.0);
        for (var g = 0; g < x.Length; g++) squares += Math.Pow(y[g] - ratio * x[g], 2);
        var error = Math.Sqrt(groups / Math.Max(1.0, groups - 1) * squares) / total;
        return Intervals.ByT(ratio, error, groups, groups, raters, n, method, 0.95, least: 0);
    }
}

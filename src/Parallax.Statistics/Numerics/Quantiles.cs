namespace Parallax.Statistics.Numerics;

/// <summary>Quantiles of samples.</summary>
internal static class Quantiles
{
    /// <summary>The p quantile of sorted values, linear between order statistics (type 7 of Hyndman and Fan, The American Statistician 50, 1996).</summary>
    public static double Of(ReadOnlySpan<double> sorted, double p)
    {
        var at = (sorted.Length - 1) * Math.Clamp(p, 0, 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}

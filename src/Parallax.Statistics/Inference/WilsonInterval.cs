namespace Parallax.Statistics.Inference;

/// <summary>
/// The score interval of Wilson (1927) for a binomial proportion, without continuity correction:
/// method 3 of Newcombe, Statistics in Medicine 17 (1998) 857-872. It stays inside [0, 1] and keeps
/// its coverage at small n and extreme proportions, where the interval of Wald does not.
/// </summary>
public static class WilsonInterval
{
    private const string Method = "Wilson score interval";

    /// <summary>The .975 quantile of the standard normal distribution: for a two-sided 95% interval.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The proportion of <paramref name="successes"/> in <paramref name="n"/> independent trials.</summary>
    /// <param name="successes">How many trials succeeded, 0 to <paramref name="n"/>.</param>
    /// <param name="n">How many trials there were.</param>
    /// <param name="z">The normal quantile; 1.96 for 95%.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or exceeds n, or z is not positive.</exception>
    public static Estimate Of(long successes, long n, double z = Z95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(z);
        if (n == 0) return Estimate.Undefined(Method, 0, "Nothing was observed yet.");

        var p = (double)successes / n;
        var z2 = z * z;
        var centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        var half = z / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        return new Estimate(p, Math.Max(0, centre - half), Math.Min(1, centre + half), n, Method);
    }
}

namespace Parallax.Statistics.Numerics;

/// <summary>Binomial and multinomial random numbers.</summary>
internal static class BinomialDraw
{
    /// <summary>
    /// One draw of B(n, p): by inversion where n p is below 10, else the transformed rejection of Hörmann (Journal of Statistical
    /// Computation and Simulation 46, 1993, algorithm BTRS).
    /// </summary>
    public static long Next(RandomStream random, long n, double p)
    {
        if (n <= 0 || p <= 0) return 0;
        if (p >= 1) return n;
        if (p > 0.5) return n - Next(random, n, 1 - p);
        return n * p < 10 ? Inversion(random, n, p) : Rejection(random, n, p);
    }

    /// <summary>Splits n into cells in proportion to <paramref name="weights"/>, cell after cell.</summary>
    public static void Multinomial(RandomStream random, long n, ReadOnlySpan<double> weights, Span<double> counts)
    {
        var rest = 0.0;
        foreach (var weight in weights) rest += weight;
        for (var c = 0; c < weights.Length; c++)
        {
            var drawn = weights[c] <= 0 ? 0 : Next(random, n, Math.Min(1, weights[c] / rest));
            counts[c] = drawn;
            n -= drawn;
            rest -= weights[c];
        }
    }

    private static long Inversion(RandomStream random, long n, double p)
    {
        var (u, odds) = (random.NextDouble(), p / (1 - p));
        var mass = Math.Exp(n * Math.Log(1 - p));
        for (var k = 0L; k < n; k++)
        {
            if (u < mass) return k;
            u -= mass;
            mass *= odds * (n - k) / (k + 1);
        }

        return n;
    }

    private static long Rejection(RandomStream random, long n, double p)
    {
        var spread = Math.Sqrt(n * p * (1 - p));
        var b = 1.15 + 2.53 * spread;
        var a = -0.0873 + 0.0248 * b + 0.01 * p;
        var (centre, certain, alpha) = (n * p + 0.5, 0.92 - 4.2 / b, (2.83 + 5.1 / b) * spread);
        var (logOdds, mode) = (Math.Log(p / (1 - p)), Math.Floor((n + 1) * p));
        var top = Gamma.Log(mode + 1) + Gamma.Log(n - mode + 1);
        while (true)
        {
            var (u, v) = (random.NextDouble() - 0.5, random.NextDouble());
            var edge = 0.5 - Math.Abs(u);
            var k = Math.Floor((2 * a / edge + b) * u + centre);
            if (edge >= 0.07 && v <= certain) return (long)k;
            if (!(k >= 0 && k <= n)) continue;
            if (Math.Log(v * alpha / (a / (edge * edge) + b)) <= top - Gamma.Log(k + 1) - Gamma.Log(n - k + 1) + (k - mode) * logOdds) return (long)k;
        }
    }
}

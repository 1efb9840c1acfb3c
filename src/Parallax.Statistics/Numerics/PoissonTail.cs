namespace Parallax.Statistics.Numerics;

/// <summary>The upper tail of the Poisson distribution.</summary>
internal static class PoissonTail
{
    /// <summary>
    /// P(N ≥ <paramref name="count"/>), N Poisson with the mean given. For a sum of independent trials with different probabilities and the
    /// same mean it is an upper bound where count ≥ mean + 1 (Hoeffding 1956; Anderson and Samuels 1967), so that a p-value by it is safe.
    /// </summary>
    public static double AtLeast(int count, double mean)
    {
        if (count <= 0) return 1;
        if (mean <= 0) return 0;
        return count <= mean ? 1 - Gamma.UpperRegularized(count, mean) : Series(count, mean);
    }

    /// <summary>Added up from the first term, so that tails far below 1e-16 keep their digits.</summary>
    private static double Series(int count, double mean)
    {
        var term = Math.Exp(count * Math.Log(mean) - mean - Gamma.Log(count + 1.0));
        var sum = 0.0;
        for (var k = count + 1; term > sum * 1e-17; k++)
        {
            sum += term;
            term *= mean / k;
        }

        return Math.Min(1, sum);
    }
}

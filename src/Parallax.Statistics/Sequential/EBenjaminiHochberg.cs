using Parallax.Statistics.Input;

namespace Parallax.Statistics.Sequential;

/// <summary>
/// e-BH of Wang and Ramdas (JRSS-B 84, 2022): of K hypotheses, rejects the k with the largest e-values, k the largest number with
/// E_(k) ≥ K / (k α). The false discovery rate is at most α, however the e-values depend on each other.
/// </summary>
public static class EBenjaminiHochberg
{
    /// <summary>For each hypothesis, whether it is rejected.</summary>
    /// <exception cref="InputException">An e-value is negative or no number, or α is outside (0, 1).</exception>
    public static bool[] Rejected(ReadOnlySpan<double> eValues, double alpha = 0.05)
    {
        if (alpha is not (> 0 and < 1)) throw new InputException("Alpha does not lie between 0 and 1.");
        for (var i = 0; i < eValues.Length; i++)
        {
            if (!(eValues[i] >= 0)) throw new InputException("e-values", i + 1, null, "it is negative or not a number.");
        }

        var threshold = Threshold(eValues, alpha);
        var rejected = new bool[eValues.Length];
        for (var i = 0; i < rejected.Length; i++) rejected[i] = eValues[i] >= threshold;
        return rejected;
    }

    private static double Threshold(ReadOnlySpan<double> eValues, double alpha)
    {
        var sorted = eValues.ToArray();
        Array.Sort(sorted);
        for (var k = sorted.Length; k >= 1; k--)
        {
            // Equal e-values are rejected together: if the k-th suffices for k, all that tie with it do.
            var e = sorted[^k];
            if (e * k * alpha >= sorted.Length) return e;
        }

        return double.PositiveInfinity;
    }
}

using Parallax.Statistics.Inference;

namespace Parallax.Statistics.Numerics;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>The two-sided quantile of a confidence level: 1.959964 for .95.</summary>
    public static double TwoSided(double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        return confidence == 0.95 ? WilsonInterval.Z95 : Quantile(1 - (1 - confidence) / 2);
    }

    /// <summary>P(Z ≤ x), by the incomplete gamma function: erfc(|x| / √2) = Q(1/2, x² / 2).</summary>
    public static double Cdf(double x)
    {
        var tail = 0.5 * Gamma.UpperRegularized(0.5, x * x / 2);
        return x > 0 ? 1 - tail : tail;
    }

    /// <summary>
    /// The inverse of <see cref="Cdf"/>: the rational approximation of Acklam (2003, relative error 1.15e-9) and one step of Halley.
    /// </summary>
    public static double Quantile(double p)
    {
        if (p <= 0) return double.NegativeInfinity;
        if (p >= 1) return double.PositiveInfinity;
        if (p > 0.5) return -Quantile(1 - p);
        var x = Acklam(p);
        var error = (Cdf(x) - p) * Math.Sqrt(2 * Math.PI) * Math.Exp(x * x / 2);
        return x - error / (1 + x * error / 2);
    }

    /// <summary>For p ≤ 1/2.</summary>
    private static double Acklam(double p)
    {
        const double low = 0.02425;
        if (p < low)
        {
            var q = Math.Sqrt(-2 * Math.Log(p));
            return Horner(q, -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783)
                / Horner(q, 7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1);
        }

        var (d, r) = (p - 0.5, (p - 0.5) * (p - 0.5));
        return d * Horner(r, -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239)
            / Horner(r, -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1);
    }

    private static double Horner(double x, params ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        foreach (var c in coefficients) sum = sum * x + c;
        return sum;
    }
}

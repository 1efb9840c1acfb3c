using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Inference;

/// <summary>Fisher's combination of independent p-values: M = -2 Σ ln p, chi-squared with 2k degrees of freedom (Fisher 1932).</summary>
/// <param name="Statistic">M; null where there is no p-value.</param>
/// <param name="Freedom">2k.</param>
/// <param name="P">The combined p-value; null where there is none to combine.</param>
/// <param name="Note">Why it is undefined.</param>
public sealed record FisherCombination(double? Statistic, int Freedom, double? P, string? Note = null)
{
    /// <summary>Combines p-values of independent tests.</summary>
    /// <exception cref="InputException">A p-value is not above 0 and at most 1.</exception>
    public static FisherCombination Of(ReadOnlySpan<double> p)
    {
        if (p.IsEmpty) return new FisherCombination(null, 0, null, "There is no p-value to combine.");
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] is not (> 0 and <= 1)) throw new InputException("p-values", i + 1, null, "it is not above 0 and at most 1. Where it was rounded to 0, give the smallest p the test can give.");
            sum -= Math.Log(p[i]);
        }

        return new FisherCombination(2 * sum, 2 * p.Length, Gamma.UpperRegularized(p.Length, sum));
    }
}

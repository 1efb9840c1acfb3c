using Parallax.Statistics.Input;

namespace Parallax.Statistics.Inference;

/// <summary>
/// Whom to ask about what: π = min(1, τ u), τ such that the expected number of draws is the budget, mixed with uniform sampling
/// (1 - m) π + m budget / N. u is the expected error of the judge, √(p (1 - p)) for a calibrated one. Without the mixture a judge that is
/// wrong about its own errors makes this worse than uniform sampling (Li, Zrnic and Candès 2025).
/// </summary>
public static class ActiveSampling
{
    /// <summary>A u below this part of the largest is as good as 0.</summary>
    private const double Negligible = 1e-12;

    /// <summary>The probability of each item, to be stored with the draw. They add to the budget.</summary>
    /// <param name="uncertainty">u of each item, not negative.</param>
    /// <param name="budget">How many human scores can be paid, above 0; as many as there are items draws all.</param>
    /// <param name="mix">m, the uniform part, above 0 so that every item can be drawn.</param>
    /// <exception cref="InputException">A u is negative or not finite, the budget is not positive, or m is outside (0, 1].</exception>
    public static double[] Probabilities(ReadOnlySpan<double> uncertainty, double budget, double mix = 0.15)
    {
        if (!(budget > 0)) throw new InputException("The budget is not above 0. Give the number of human scores that can be paid.");
        if (mix is not (> 0 and <= 1)) throw new InputException("The uniform part is not above 0 and at most 1. .1 to .2 is usual.");
        var u = uncertainty.ToArray();
        for (var i = 0; i < u.Length; i++)
        {
            if (!(u[i] >= 0) || double.IsInfinity(u[i])) throw new InputException("uncertainty", i + 1, null, "it is negative or not finite.");
        }

        Floor(u);
        var uniform = Math.Min(1, budget / u.Length);
        var scale = Scale(u, budget);
        return Array.ConvertAll(u, x => scale is { } tau ? (1 - mix) * Math.Min(1, tau * x) + mix * uniform : uniform);
    }

    private static void Floor(double[] u)
    {
        var largest = 0.0;
        foreach (var x in u) largest = Math.Max(largest, x);
        for (var i = 0; i < u.Length; i++) u[i] = u[i] > largest * Negligible ? u[i] : 0;
    }

    /// <summary>
    /// τ, exactly: with the k largest u at probability 1, the others share budget - k in proportion to u; the first k that leaves none of them
    /// above 1. Null where no τ spends the budget, because too few items are uncertain: then sampling is uniform.
    /// </summary>
    private static double? Scale(double[] u, double budget)
    {
        var sorted = (double[])u.Clone();
        Array.Sort(sorted);
        var first = Array.FindIndex(sorted, x => x > 0);
        if (first < 0 || sorted.Length - first <= budget) return null;

        var below = new double[sorted.Length + 1];
        for (var i = first; i < sorted.Length; i++) below[i + 1] = below[i] + sorted[i];
        for (var i = sorted.Length - 1; ; i--)
        {
            var tau = (budget - (sorted.Length - 1 - i)) / below[i + 1];
            if (tau * sorted[i] <= 1) return tau;
        }
    }
}

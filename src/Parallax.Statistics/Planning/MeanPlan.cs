using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Planning;

/// <summary>Who rates what.</summary>
public enum RatingDesign
{
    /// <summary>A fixed panel: each rater rates many items, so that a severe one shifts them all.</summary>
    Crossed,

    /// <summary>Each item has raters of its own, as in a large crowd.</summary>
    Nested,
}

/// <summary>How many items a mean rating needs, with what raters and items differ by.</summary>
public static class MeanPlan
{
    /// <summary>
    /// "items" and "ratings" (items x overlap). Variance of the mean, crossed: σ²_item / items + σ²_rater / raters + σ²_rest / (items · overlap);
    /// nested: σ²_item / items + (σ²_rater + σ²_rest) / (items · overlap).
    /// </summary>
    /// <param name="halfWidth">h, in units of the rating.</param>
    /// <param name="itemVariance">σ²_item.</param>
    /// <param name="raterVariance">σ²_rater, of the raters' severities.</param>
    /// <param name="restVariance">σ²_rest.</param>
    /// <param name="raters">How many raters there are; not used when nested.</param>
    /// <param name="overlap">How many rate each item.</param>
    /// <param name="design">Who rates what.</param>
    /// <param name="confidence">Level of the interval.</param>
    /// <exception cref="InputException">An input is out of its range.</exception>
    public static Plan Items(double halfWidth, double itemVariance, double raterVariance, double restVariance, int raters, int overlap, RatingDesign design = RatingDesign.Crossed, double confidence = 0.95)
    {
        Plan.Between(halfWidth, 0, double.PositiveInfinity, "The half-width");
        Plan.Between(confidence, 0, 1, "The confidence");
        CheckVariances(itemVariance, raterVariance, restVariance);
        if (overlap < 1 || raters < 1) throw new InputException("Raters and overlap are at least 1.");
        var crossed = design == RatingDesign.Crossed;
        if (crossed && overlap > raters) throw new InputException($"The overlap of {overlap} is more than the {raters} raters. No rater rates an item twice.");

        var plan = Plan.Ask(crossed ? "n = (σ²_item + σ²_rest/overlap) / (h²/z² - σ²_rater/raters)" : "n = (σ²_item + (σ²_rater + σ²_rest)/overlap) / (h²/z²)",
            "variance components: Brennan, Generalizability Theory, 2001, p x i designs",
            new("half-width", halfWidth), new("item variance", itemVariance), new("rater variance", raterVariance), new("rest variance", restVariance),
            new("raters", raters), new("overlap", overlap), new("confidence", confidence));
        var z = Normal.TwoSided(confidence);
        var target = halfWidth * halfWidth / (z * z);
        var left = crossed ? target - raterVariance / raters : target;
        if (left <= 0) return plan.Impossible($"However many items: {raters} raters differ too much. It needs more than {Math.Floor(raterVariance / target):0} raters.");
        var items = Math.Max(1, Plan.Up((itemVariance + ((crossed ? 0 : raterVariance) + restVariance) / overlap) / left));
        return plan.With(new("items", items), new("ratings", items * overlap));
    }

    private static void CheckVariances(params ReadOnlySpan<double> variances)
    {
        foreach (var variance in variances)
        {
            if (!(variance >= 0) || double.IsInfinity(variance)) throw new InputException("A variance is negative or not finite.");
        }
    }
}

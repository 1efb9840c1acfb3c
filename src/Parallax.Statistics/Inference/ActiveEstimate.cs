using Parallax.Statistics.Input;

namespace Parallax.Statistics.Inference;

/// <summary>An item under active sampling.</summary>
/// <param name="Judge">The judge's score.</param>
/// <param name="Human">The human score, if the draw chose the item; else null.</param>
/// <param name="Probability">π, the stored probability that the draw would choose it: above 0, at most 1.</param>
public readonly record struct ActiveItem(double Judge, double? Human, double Probability);

/// <summary>
/// The mean under active sampling: Zrnic and Candès, Active Statistical Inference (arXiv:2403.03208). The mean of
/// f + (y - f) ξ / π over all items, ξ = 1 where people scored it; its standard error is that of a mean of independent terms (divisor n - 1).
/// Without π stored at the time of the draw the number can never be corrected.
/// </summary>
public static class ActiveEstimate
{
    private const string Method = "active inference (inverse propensity)";

    /// <summary>The estimate over all items, drawn or not.</summary>
    /// <exception cref="InputException">A probability is outside (0, 1], or a score is not finite.</exception>
    public static Estimate Of(ReadOnlySpan<ActiveItem> items, double confidence = 0.95)
    {
        var (terms, labelled, least) = (new double[items.Length], 0, 1.0);
        for (var i = 0; i < items.Length; i++)
        {
            terms[i] = Term(items[i], i);
            if (items[i].Human is null) continue;
            labelled++;
            least = Math.Min(least, items[i].Probability);
        }

        if (labelled == 0) return Estimate.Undefined(Method, items.Length, "No item has a human score. A judge alone proves nothing.");
        var mean = Moments.Mean(terms);
        double? variance = terms.Length < 2 ? null : Moments.Products(terms, mean, terms, mean) / (terms.Length - 1.0) / terms.Length;
        var estimate = PpiNotes.Interval(mean, variance, items.Length, confidence, Method);
        return estimate.Note is null ? estimate with { Note = Note(labelled, least) } : estimate;
    }

    private static double Term(ActiveItem item, int index)
    {
        if (item.Probability is not (> 0 and <= 1)) throw new InputException("items", index + 1, "probability", "it is not above 0 and at most 1. Give the probability with which the item could be drawn.");
        if (!double.IsFinite(item.Judge) || item.Human is { } y && !double.IsFinite(y)) throw new InputException("items", index + 1, null, "the score is not a finite number. Leave the item out.");
        return item.Human is { } human ? item.Judge + (human - item.Judge) / item.Probability : item.Judge;
    }

    private static string? Note(int labelled, double least)
    {
        if (labelled < PpiNotes.FewestHumans) return $"Fewer than {PpiNotes.FewestHumans} human scores: the normal interval may be too narrow.";
        return least < 0.01 ? $"The smallest probability among the scored items is {least:0.####}: single items weigh heavily." : null;
    }
}

using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>Where the variance of ratings on one facet comes from.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Tasks">How many tasks are rated on it.</param>
/// <param name="Workers">How many workers rated them.</param>
/// <param name="Ratings">How many ratings.</param>
/// <param name="Item">Variance between items: what one wants to measure. Null when undefined.</param>
/// <param name="Rater">Variance between raters: severity.</param>
/// <param name="Residual">The rest: disagreement on single items, and error.</param>
/// <param name="Icc">ICC(2,1), absolute agreement: item / (item + rater + residual).</param>
/// <param name="Reliability">The reliability that is asked of the mean of several raters.</param>
/// <param name="RatersNeeded">The least number of raters whose mean has it, by Spearman and Brown; null when no number does.</param>
/// <param name="Note">Why something is undefined, or what to mind.</param>
public sealed record VarianceSplit(string Facet, int Tasks, int Workers, int Ratings, double? Item, double? Rater, double? Residual, double? Icc, double Reliability, int? RatersNeeded, string? Note)
{
    /// <summary>
    /// Splits the variance of each facet by the first method of Henderson (Biometrics 9, 1953): sums of squares as for a balanced
    /// two-way layout, set equal to their expectations under random items and raters without interaction. For balanced data it is the
    /// analysis of variance, and <see cref="Icc"/> is ICC(2,1) of Shrout and Fleiss (1979). A component below zero is taken as zero, with a note.
    /// </summary>
    /// <param name="ratings">Ratings; each facet is split by itself.</param>
    /// <param name="reliability">What <see cref="RatersNeeded"/> is to reach, between 0 and 1.</param>
    public static IReadOnlyList<VarianceSplit> Of(Ratings ratings, double reliability = 0.8)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(reliability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(reliability, 1);
        return [.. HendersonSums.ByFacet(ratings).Select((sums, facet) => Of(ratings.Facets[facet], sums, reliability))];
    }

    private static VarianceSplit Of(string facet, HendersonSums sums, double reliability)
    {
        var split = new VarianceSplit(facet, sums.Tasks, sums.Workers, sums.Ratings, null, null, null, null, reliability, null, null);
        if (sums.Tasks < 2 || sums.Workers < 2) return split with { Note = sums.Tasks < 2 ? "One item: there is no variance between items." : "One rater: severity cannot be told from the items." };
        if (sums.IsConstant) return split with { Item = 0, Rater = 0, Residual = 0, Note = "All ratings are equal: there is no variance to split." };
        if (sums.Solve() is not { } raw) return split with { Note = "Items and raters overlap too little to tell them apart: let raters share items." };
        var (item, rater, residual) = (Math.Max(0, raw.Item), Math.Max(0, raw.Rater), Math.Max(0, raw.Residual));
        split = split with { Item = item, Rater = rater, Residual = residual };
        var all = item + rater + residual;
        if (all <= 0) return split with { Note = "All ratings are equal: there is no variance to split." };
        var icc = item / all;
        return split with { Icc = icc, RatersNeeded = Needed(icc, reliability), Note = NoteOn(raw, icc) };
    }

    /// <summary>k with k ICC / (1 + (k - 1) ICC) ≥ r.</summary>
    private static int? Needed(double icc, double reliability)
    {
        if (icc <= 0) return null;
        var raters = Math.Ceiling(reliability / (1 - reliability) * (1 - icc) / icc - 1e-9);
        return raters > int.MaxValue ? null : Math.Max(1, (int)raters);
    }

    private static string? NoteOn((double Item, double Rater, double Residual) raw, double icc) =>
        icc <= 0 ? "The items do not differ by more than the noise: no number of raters helps."
        : raw.Rater < 0 || raw.Residual < 0 ? "A component was estimated below zero and taken as zero."
        : null;
}

namespace Parallax.Statistics.Raters;

/// <summary>Whether it is the item.</summary>
public enum ItemVerdict
{
    /// <summary>Settled, and skilled raters agree on it.</summary>
    Clear,

    /// <summary>Skilled raters split on it: it is the item, not the raters.</summary>
    Ambiguous,

    /// <summary>Not settled, and skilled raters do not split (or are too few): it is hard, or badly rated; more labels tell.</summary>
    Unknown,
}

/// <summary>What is known about items and, apart from it, about raters.</summary>
/// <param name="Items">For each task.</param>
/// <param name="Raters">For each worker.</param>
public sealed record AmbiguityResult(IReadOnlyList<ItemAmbiguity> Items, IReadOnlyList<RaterResidual> Raters);

/// <summary>One item.</summary>
/// <param name="Task">Its id.</param>
/// <param name="Labels">How many labels it has.</param>
/// <param name="Entropy">Of the posterior, in nats: the doubt that is left once raters are weighed by their skill.</param>
/// <param name="SkilledLabels">How many labels of skilled raters.</param>
/// <param name="Split">The share of their weight that is not on their first class; null below two.</param>
/// <param name="SplitP">How probable such a split is from the raters' own errors (an upper bound); null below two.</param>
/// <param name="Verdict">What follows.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record ItemAmbiguity(string Task, int Labels, double Entropy, int SkilledLabels, double? Split, double? SplitP, ItemVerdict Verdict, string Reason);

/// <summary>One rater, with what counts against them kept apart from what does not.</summary>
/// <param name="Worker">The id.</param>
/// <param name="OnClear">Share of right answers on clear items, Wilson interval. A rater's own label is part of the posterior: with two or three labels an item this flatters.</param>
/// <param name="OnGold">Share of right answers on items with a known truth that are not ambiguous, Wilson interval.</param>
/// <param name="OnAmbiguous">How many labels they gave to ambiguous items: never held against them.</param>
public sealed record RaterResidual(string Worker, Estimate OnClear, Estimate OnGold, int OnAmbiguous);

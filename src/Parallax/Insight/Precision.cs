using Parallax.Statistics;

namespace Parallax.Insight;

/// <summary>How sure the results are, what that cost, and what more would buy.</summary>
/// <param name="Scope">A category, or empty for all.</param>
/// <param name="Spent">Of the whole project, whatever the scope.</param>
/// <param name="Comparisons">Null where the protocol asks for no preference.</param>
/// <param name="Ratings">By model; null where nothing is rated, or where comparisons say more.</param>
/// <param name="Path">By judgments.</param>
public sealed record Precision(
    string Scope, int Judgments, int People, Spending Spent, ComparedPrecision? Comparisons, RatedPrecision? Ratings, IReadOnlyList<PathStep> Path, IReadOnlyList<string> Left)
{
    public const string Kind = "precision";

    /// <summary>So many judgments more are what the page plans with.</summary>
    public const int Hundred = 100;
}

/// <summary>How sure comparisons are.</summary>
/// <param name="DesignEffect">How many times as many votes it takes because those of one person depend on each other; null while it is unknown.</param>
/// <param name="Leader">Whoever leads; null while nothing was compared.</param>
/// <param name="IsLeaderDecided">Whether every pair with the leader is decided for it.</param>
/// <param name="Decided">Pairs that are decided; one that never met is not.</param>
/// <param name="Closest">The two neighbours that are hardest to tell apart; null with fewer than two models.</param>
/// <param name="Next">What 100 votes more would do; null, with the reason in <paramref name="Notes"/>, where that cannot be said.</param>
public sealed record ComparedPrecision(
    long N, int Raters, double? DesignEffect, string? Leader, bool IsLeaderDecided, int Decided, IReadOnlyList<PairPrecision> Pairs, ClosestGap? Closest, NextHundred? Next, double? RankSpread,
    IReadOnlyList<string> Notes)
{
    /// <summary>Nothing more is to be learnt about the order.</summary>
    public bool IsDecided => Pairs.Count > 0 && Decided == Pairs.Count;
}

/// <summary>Two models, and whether it is decided which is better.</summary>
/// <param name="First">The better one so far, by its number; <paramref name="Second"/> the other.</param>
/// <param name="People">Who compared them: each is one vote, for whichever they chose more often.</param>
/// <param name="Share">Of those votes for the first, with the interval that holds however often one looks.</param>
/// <param name="EValue">The evidence against "each as often".</param>
/// <param name="IsDecided">By e-BH over all pairs.</param>
/// <param name="Gap">In points, with its 95% interval at this moment.</param>
/// <param name="Weight">Of the pair rule, without exploration: where the next vote tells most. All add up to 1.</param>
/// <param name="More">About how many votes more it takes to tell them apart with a power of 80%, if the gap is what it seems; null where it is decided, or nothing can be said.</param>
public sealed record PairPrecision(
    int First, string FirstName, int Second, string SecondName, double People, double? Share, double? Low, double? High, double? EValue, bool IsDecided, Estimate Gap, double Weight, long? More);

/// <summary>The closest two neighbours.</summary>
public sealed record ClosestGap(string First, string Second, double Points, double? Low, double? High)
{
    public double? Width => High - Low;
}

/// <summary>The width of the interval of the closest gap, in points: now, after 100 votes spread evenly over pairs, and after 100 by the pair rule.</summary>
/// <param name="Cost">Of 100 judgments, by what one cost so far; null where nobody is paid.</param>
public sealed record NextHundred(double Now, double Even, double ByRule, Spent? Cost);

/// <summary>How sure ratings are, where nothing is compared.</summary>
/// <param name="Models">The mean of all ratings with its interval, clustered by rater.</param>
/// <param name="Pairs">The surest first; those whose responses nobody rated on one task are not among them.</param>
/// <param name="Widest">The width of the widest interval.</param>
/// <param name="After">The same after 100 judgments more by as many people more; null while it is undefined.</param>
public sealed record RatedPrecision(long N, int Raters, IReadOnlyList<RatedModel> Models, IReadOnlyList<RatedPair> Pairs, double? Widest, double? After, Spent? Cost)
{
    public int Decided => Pairs.Count(p => p.IsDecided);

    /// <summary>Nothing more is to be learnt about the order: every two models are decided.</summary>
    public bool IsDecided => Models.Count > 1 && Decided == Models.Count * (Models.Count - 1) / 2;
}

/// <summary>Two models that were rated, and whether it is decided which is better.</summary>
/// <param name="First">The one that more people rated higher so far.</param>
/// <param name="People">Who rated both on a task: each is one vote, for whichever they rated higher there.</param>
/// <param name="Share">Of those votes for the first, with the interval that holds however often one looks.</param>
/// <param name="EValue">The evidence against "each as often".</param>
/// <param name="IsDecided">By e-BH over all pairs.</param>
public sealed record RatedPair(string First, string Second, double People, double Share, double Low, double High, double EValue, bool IsDecided);

/// <summary>A model with the mean of its ratings.</summary>
public sealed record RatedModel(string Name, Estimate Mean);

/// <summary>A step of the path: see <see cref="PathPoint"/>.</summary>
public sealed record PathStep(int Judgments, int People, DateTimeOffset At, double? Width, double? RankSpread, int Decided, int Pairs, Spent? Cost);

using Parallax.Statistics;
using Parallax.Statistics.Ranking;

namespace Parallax.Insight;

/// <summary>Models ranked, by which response people preferred and by how they rated.</summary>
/// <param name="Scope">A category, or empty for all.</param>
/// <param name="Preferences">Null where the protocol asks for no preference.</param>
/// <param name="Ratings">All dimensions together first, then each; empty where none is rated.</param>
/// <param name="Left">What was left out, in sentences.</param>
public sealed record Leaderboard(string Scope, int Judgments, int People, int Tasks, PreferenceBoard? Preferences, IReadOnlyList<RatingBoard> Ratings, IReadOnlyList<string> Left)
{
    public const string Kind = "leaderboard";
}

/// <summary>Ratings from comparisons of two at a time.</summary>
/// <param name="N">Comparisons.</param>
/// <param name="Raters">People who made them.</param>
/// <param name="Tie">Share of comparisons in which both were called the same, and in which both were bad.</param>
/// <param name="LeaderFlips">How few people or votes must leave before another model leads.</param>
/// <param name="Styled">The same with style held equal; null where no response differs in style.</param>
public sealed record PreferenceBoard(
    string Method, long N, int Raters, IReadOnlyList<RankedLine> Models, IReadOnlyList<PairLine> Pairs, Estimate Tie, Estimate BothBad, Estimate ShownFirst,
    IReadOnlyList<Flip> LeaderFlips, StyledBoard? Styled, IReadOnlyList<string> Notes);

/// <summary>A model in the order of the board.</summary>
/// <param name="Points">On the scale of Elo, 1000 in the middle; null if it was never compared.</param>
/// <param name="Tier">Models of one tier cannot be told apart from all of their neighbours; those of the next are surely below.</param>
public sealed record RankedLine(
    string Model, string Version, double? Points, double? Low, double? High, int? RankLow, int? RankHigh, int Tier, long N, long Wins, long Losses, long Ties, long BothBad, string? Note);

/// <summary>Two models that met.</summary>
public sealed record PairLine(string First, string Second, long N, long FirstWins, long SecondWins, long Ties, long BothBad);

/// <summary>The board with style held equal, and what style is worth.</summary>
/// <param name="Covariates">In logits for one standard unit more of it.</param>
public sealed record StyledBoard(IReadOnlyList<RankedLine> Models, IReadOnlyList<FittedParameter> Covariates);

/// <summary>Fair averages on one dimension, or on all.</summary>
/// <param name="Dimension">Id; empty for all together.</param>
/// <param name="SeveritySpread">How far the most severe and the most lenient tenth of people are apart, in logits.</param>
/// <param name="TaskSpread">The standard deviation of how hard tasks are, in logits.</param>
/// <param name="Sampled">How many ratings there are, when only some of them were fitted.</param>
public sealed record RatingBoard(string Dimension, string Name, long N, int Raters, IReadOnlyList<RatedLine> Models, double? SeveritySpread, double? TaskSpread, long? Sampled, IReadOnlyList<string> Notes);

/// <summary>A model with its fair average, and what it was given on average.</summary>
public sealed record RatedLine(string Model, string Version, Estimate Fair, double Observed, int Raters);

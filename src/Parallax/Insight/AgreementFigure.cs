using Parallax.Statistics.Agreement;

namespace Parallax.Insight;

/// <summary>How far people agree, question by question.</summary>
/// <param name="Tasks">Tasks that two or more people judged on one presentation.</param>
/// <param name="Drawn">How many of them were drawn at random for the figures.</param>
/// <param name="Judgments">Judgments on those.</param>
/// <param name="Corrected">Judgments on those that a reviewer corrected: they are left out.</param>
public sealed record AgreementFigure(
    string Scope, int Tasks, int Drawn, int Judgments, int People, int Corrected, IReadOnlyList<AgreementLine> Lines, IReadOnlyList<MarkLine> Marks, IReadOnlyList<string> Left)
{
    public const string Kind = "agreement";

    /// <summary>Of more tasks so many are drawn, and fewer where many judged each: until there are so many judgments.</summary>
    public const int MostDrawn = 2000;
    public const int MostJudgments = 20_000;
}

/// <summary>One question that people answered independently.</summary>
/// <param name="Group"><c>preference</c>, <c>dimension</c>, <c>step</c> or <c>issue</c>.</param>
/// <param name="Unit">What one item is: <c>presentation</c>, <c>response</c> or <c>step</c>.</param>
/// <param name="Gwet">AC1, or AC2 where levels have an order.</param>
/// <param name="Usual">The most frequent answer; null without answers.</param>
/// <param name="UsualShare">Its share of all.</param>
/// <param name="Why">Why the three differ, or do not.</param>
public sealed record AgreementLine(
    string Group, string Id, string Name, string Unit, Coefficient Alpha, Coefficient Gwet, Coefficient Percent, string? Usual, double? UsualShare, string Why);

/// <summary>One measure of where people marked something.</summary>
/// <param name="On"><c>span</c> or <c>region</c>.</param>
/// <param name="Means">What it says, in a sentence.</param>
public sealed record MarkLine(string On, string Measure, Coefficient Value, string Means);

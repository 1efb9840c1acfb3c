using System.Text.Json.Serialization;

namespace Parallax.Work;

/// <summary>
/// What a judgment says, as it is kept: by response id instead of by the position that this contributor saw.
/// The authority from which every export and every statistic is made.
/// </summary>
public sealed record Answers
{
    public required BoundTo Bound { get; init; }

    /// <summary>The response ids in the order in which they were shown: A first.</summary>
    public required IReadOnlyList<Guid> Shown { get; init; }

    /// <summary><c>A</c> for the response that stood left for this person.</summary>
    public string PositionOf(Guid response) => Shown.Count > 0 && Shown[0] == response ? "A" : "B";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Preference? Preference { get; init; }
    public required IReadOnlyDictionary<Guid, ResponseAnswers> Responses { get; init; }
    public required IReadOnlyList<Issue> Issues { get; init; }

    /// <summary>The readings of the scenario; null where the protocol asks for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Interpretation>? Interpretations { get; init; }

    /// <summary>What is wrong with the task itself; null when nothing was said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ItemFlag>? Flags { get; init; }

    /// <summary>What the contributor answered before any response was revealed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OwnAnswer? OwnAnswer { get; init; }
    public required string Rationale { get; init; }

    /// <summary>What the client measured itself: evidence, never the base of pay.</summary>
    public int ClientActiveSeconds { get; init; }
}

/// <summary>SHA-256 (hex) of what was on screen.</summary>
public sealed record BoundTo(string Prompt, IReadOnlyList<string> Media, IReadOnlyDictionary<Guid, string> Responses);

/// <summary>Which response is better, and how much.</summary>
/// <param name="Better">Null when neither is.</param>
/// <param name="Strength"><c>much-better</c>, <c>better</c>, <c>same</c> or <c>both-bad</c>.</param>
public sealed record Preference(Guid? Better, string Strength);

/// <summary>What was said of one response.</summary>
/// <param name="Dimensions">By dimension id: 1 to 5 as a number, or <c>not-applicable</c>, or <c>cannot-judge</c>.</param>
/// <param name="Steps">One verdict a step: <c>right</c>, <c>wrong</c>, <c>unneeded</c>, <c>cannot-tell</c>.</param>
/// <param name="FirstWrong">Index of the first wrong step, derived from the verdicts.</param>
/// <param name="Recognition">Whether it saw that the scenario has several readings; null where that is not asked.</param>
public sealed record ResponseAnswers(
    IReadOnlyDictionary<string, Rating> Dimensions, IReadOnlyList<string> Steps, int? FirstWrong,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Recognition = null);

/// <summary>One fault found, with every place where it shows.</summary>
public sealed record Issue(Guid Response, string Code, int Severity, string Note, string Correction, IReadOnlyList<Anchor> Anchors);

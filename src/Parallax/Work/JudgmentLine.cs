using System.Text.Json.Serialization;

namespace Parallax.Work;

/// <summary>
/// One line of <c>judgments.jsonl</c> (schema: <c>docs/schemas/judgment-1.json</c>). Responses are named by their index
/// in <see cref="Responses"/>, which is the order in which they were shown.
/// </summary>
public sealed record JudgmentLine
{
    public required Guid Judgment { get; init; }
    public required int Revision { get; init; }
    public required bool Spare { get; init; }

    /// <summary>Whether its task was withdrawn: results leave it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Withdrawn { get; init; }
    public required string Project { get; init; }
    public required string Task { get; init; }
    public required string Category { get; init; }
    public required Guid Presentation { get; init; }

    /// <summary>A pseudonym, the same in all projects of the organization.</summary>
    public required string Contributor { get; init; }
    public required LineProtocol Protocol { get; init; }
    public required DateTimeOffset AssignedAt { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required int ClientActiveSeconds { get; init; }
    public required LineBound Bound { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinePreference? Preference { get; init; }
    public required IReadOnlyList<LineResponse> Responses { get; init; }
    public required IReadOnlyList<LineIssue> Issues { get; init; }

    /// <summary>The readings of the scenario, with the points of belief in each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Interpretation>? Interpretations { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LineFlag>? Flags { get; init; }

    /// <summary>What the contributor answered before any response was revealed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OwnAnswer? OwnAnswer { get; init; }
    public required string Rationale { get; init; }
}

public sealed record LineProtocol(string Name, int Version, string Hash);

public sealed record LineBound(string Prompt, IReadOnlyList<string> Media);

public sealed record LinePreference(int? Better, string Strength);

public sealed record LineResponse(
    string Model, string? Version, string Hash, IReadOnlyDictionary<string, Rating> Dimensions, IReadOnlyList<string> Steps, int? FirstWrong,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Recognition = null);

public sealed record LineFlag(string Flag, string Note, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Response);

public sealed record LineIssue(int Response, string Code, int Severity, string Note, string Correction, IReadOnlyList<Anchor> Anchors);

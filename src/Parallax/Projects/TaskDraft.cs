namespace Parallax.Projects;

/// <summary>What is wrong with a line, and where.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in bytes; where the JSON itself is broken.</param>
/// <param name="Field">Such as <c>responses[1].steps[0]</c>; null when the whole line is meant.</param>
/// <param name="Message">The fault and the cure.</param>
public sealed record LineProblem(long Line, long? Column, string? Field, string Message);

/// <summary>One line of a tasks.jsonl that is right by itself: what it refers to is not looked up yet.</summary>
public sealed record TaskDraft
{
    public required long Line { get; init; }
    public required string Id { get; init; }
    public required string Category { get; init; }
    public required bool IsDialogue { get; init; }
    public required IReadOnlyList<Turn> Turns { get; init; }
    public required IReadOnlyList<MediumDraft> Media { get; init; }
    public required IReadOnlyList<ResponseDraft> Responses { get; init; }
    public string? Reference { get; init; }

    /// <summary>JSON, or null.</summary>
    public string? Gold { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>JSON, or null.</summary>
    public string? Metadata { get; init; }
}

/// <param name="Path">Relative to the file, or a data URI.</param>
public sealed record MediumDraft(string Path, string Alt);

/// <param name="Steps">As given or as split from the text; never empty.</param>
public sealed record ResponseDraft(string Model, string? Version, string? Text, bool StepsGiven, IReadOnlyList<Step> Steps);

using System.Text.Json.Serialization;

namespace Parallax.Projects;

/// <summary>The definition of a protocol, as its JSON file has it (schema: <c>docs/schemas/protocol-1.json</c>).</summary>
public sealed record ProtocolDefinition
{
    [JsonPropertyName("$schema")] public string? Schema { get; init; }
    public required string Name { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public string Summary { get; init; } = "";

    /// <summary>How many responses are shown together: 1 or 2.</summary>
    public required int Responses { get; init; }

    /// <summary>Earlier versions whose judgments may be pooled with this one's.</summary>
    public IReadOnlyList<int> PoolsWith { get; init; } = [];
    public bool ShowReference { get; init; }
    public int ExpectedMinutes { get; init; } = 5;

    /// <summary>Null when no preference is asked.</summary>
    public PreferenceQuestion? Preference { get; init; }
    public IReadOnlyList<Dimension> Dimensions { get; init; } = [];

    /// <summary>Whether each step gets a verdict.</summary>
    public bool StepVerdicts { get; init; }
    public IssueQuestion? Issues { get; init; }

    /// <summary>What an issue's correction is asked for with; null when none is put together to a corrected response.</summary>
    public CorrectionQuestion? Correction { get; init; }

    /// <summary>Null when no interpretations are asked.</summary>
    public InterpretationQuestion? Interpretations { get; init; }

    /// <summary>Set when contributors give their own answer before any response is revealed.</summary>
    public AnswerFirstQuestion? AnswerFirst { get; init; }
    public RationaleQuestion? Rationale { get; init; }

    /// <summary>What can be reported about the task itself: all of it when nothing is said, and nothing when the list is empty.</summary>
    public IReadOnlyList<string> Reports { get; init; } = TaskReports.All;
    public ProtocolRules Rules { get; init; } = new();

    /// <summary>Markdown; sanitised when it is shown. Null in what is sent to the workspace, which gets it as HTML.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Guidelines { get; init; }
}

public sealed record PreferenceQuestion(string Asks);

/// <summary>What is rated 1 to 5 by level descriptions.</summary>
/// <param name="Levels">Five descriptions, of level 1 first.</param>
/// <param name="NotApplicable">When "not applicable" is right; null where it is never allowed.</param>
public sealed record Dimension(string Id, string Name, string Asks, IReadOnlyList<string> Levels, string? NotApplicable);

public sealed record IssueQuestion(IReadOnlyList<IssueClass> Classes, IReadOnlyList<Severity> Severities);

public sealed record IssueClass(string Id, string Name, string Definition, string TellFrom, IReadOnlyList<IssueCode> Codes);

public sealed record IssueCode(string Code, string Name, string Definition);

public sealed record Severity(int Value, string Name, string Definition);

/// <summary>Corrections of issues, put together to a corrected response.</summary>
/// <param name="Required">Whether an issue that marks words or a step must say what should stand there.</param>
public sealed record CorrectionQuestion(bool Required, string Asks);

/// <summary>The readings that a scenario allows, with the share of belief in each, and whether each response saw them.</summary>
/// <param name="Most">How many readings can be listed.</param>
/// <param name="RecognitionAsks">Whether a response saw that there are several; null when that is not asked.</param>
public sealed record InterpretationQuestion(string Asks, int Most, string? RecognitionAsks);

/// <summary>One's own answer, before any response is revealed.</summary>
/// <param name="StepsRequired">Whether the way to the answer is asked for, step by step.</param>
public sealed record AnswerFirstQuestion(string Asks, bool StepsRequired, string ConfidenceAsks);

public sealed record RationaleQuestion(bool Required, int MinimumLength, string Asks);

public sealed record ProtocolRules
{
    /// <summary>A rating this low or lower needs an issue on that response; 0 switches the rule off.</summary>
    public int LowRatingNeedsIssue { get; init; }
}

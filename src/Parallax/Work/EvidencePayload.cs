using System.Text.Json;
using System.Text.Json.Serialization;
using Parallax.Projects;

namespace Parallax.Work;

/// <summary>What was said of a task, as the evidence viewer takes it: regions on the image, words in the text, verdicts on the steps.</summary>
public sealed record EvidencePayload(
    TaskPayload Task, ProtocolDefinition Protocol, IReadOnlyList<EvidenceResponse> Responses, IReadOnlyList<EvidenceJudgment> Judgments)
{
    // The default encoder escapes what could end the script element that this is written into.
    private static readonly JsonSerializerOptions InPage = JsonSerializerOptions.Web;

    [JsonIgnore] public string Json => JsonSerializer.Serialize(this, InPage);
}

/// <summary>A response by its place and by its model; where the model is not to be known, by the place alone.</summary>
public sealed record EvidenceResponse(
    Guid Id, string Position, string Model, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Version, IReadOnlyList<Step> Steps)
{
    [JsonIgnore] public string Name => Version is null ? Model : $"{Model} {Version}";

    /// <summary>Without its model.</summary>
    public static EvidenceResponse Blind(Guid id, string position, IReadOnlyList<Step> steps) => new(id, position, "Response", position, steps);
}

/// <summary>What one person said, under whatever name they stand.</summary>
public sealed record EvidenceJudgment(
    Guid Id, string Person, DateTimeOffset SubmittedAt, bool Spare,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Preference? Preference,
    IReadOnlyDictionary<Guid, ResponseAnswers> Responses, IReadOnlyList<Issue> Issues, string Rationale)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Interpretation>? Interpretations { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ItemFlag>? Flags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OwnAnswer? OwnAnswer { get; init; }

    public static EvidenceJudgment Of(Judgment judgment, string person)
    {
        ArgumentNullException.ThrowIfNull(judgment);
        return Of(Content.Read<Answers>(judgment.Answers), person, judgment.SubmittedAt) with { Id = judgment.Id, Spare = judgment.IsSpare };
    }

    /// <summary>Of answers that nothing refers to.</summary>
    public static EvidenceJudgment Of(Answers said, string person, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(said);
        return new EvidenceJudgment(Guid.Empty, person, at, false, said.Preference, said.Responses, said.Issues, said.Rationale)
        {
            Interpretations = said.Interpretations,
            Flags = said.Flags,
            OwnAnswer = said.OwnAnswer,
        };
    }
}

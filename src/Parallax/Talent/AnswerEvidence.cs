using System.Text.Json;
using System.Text.Json.Serialization;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>A response under the letter that the person saw, which is what their words speak of. No model.</summary>
public sealed record AnsweredResponse(Guid Id, string Position, string Model, string Version, IReadOnlyList<Step> Steps);

/// <summary>What one person said of an item, in the shape of the evidence viewer.</summary>
public sealed record GivenAnswer(
    Guid Id, string Person, DateTimeOffset SubmittedAt, bool Spare, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Preference? Preference,
    IReadOnlyDictionary<Guid, ResponseAnswers> Responses, IReadOnlyList<Issue> Issues, string Rationale);

/// <summary>One answer of a screening as the evidence viewer takes it: regions on the image, words in the text, verdicts on the steps.</summary>
public sealed record AnswerEvidence(TaskPayload Task, ProtocolDefinition Protocol, IReadOnlyList<AnsweredResponse> Responses, IReadOnlyList<GivenAnswer> Judgments)
{
    // The default encoder escapes what could end the script element that this is written into.
    private static readonly JsonSerializerOptions InPage = JsonSerializerOptions.Web;

    [JsonIgnore] public string Json => JsonSerializer.Serialize(this, InPage);

    public static AnswerEvidence Of(Guid screening, ShownItem shown, Answers answers, string person, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(answers);
        return new AnswerEvidence(
            new TaskPayload(shown.Category, shown.Turns, shown.Reference, [.. shown.Media.Select(m => MediumPayload.Of($"/api/screenings/{screening}/media", m))]),
            shown.Protocol with { Guidelines = null },
            [.. answers.Shown.Select(id => Response(shown, answers, id))],
            [new GivenAnswer(Guid.Empty, person, at, false, answers.Preference, answers.Responses, answers.Issues, answers.Rationale)]);
    }

    /// <summary><c>A</c> for what stood left.</summary>
    public static string Position(Answers answers, Guid response)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Shown.Count > 0 && answers.Shown[0] == response ? "A" : "B";
    }

    private static AnsweredResponse Response(ShownItem shown, Answers answers, Guid id) =>
        new(id, Position(answers, id), "Response", Position(answers, id), shown.Responses.First(r => r.Id == id).Steps);
}

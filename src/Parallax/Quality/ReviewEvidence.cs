using System.Text.Json;
using System.Text.Json.Serialization;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A response under the letter that the contributor saw. No model.</summary>
public sealed record ReviewedResponse(Guid Id, string Position, string Model, string Version, IReadOnlyList<Step> Steps);

/// <summary>The judgment under review, in the shape of the evidence viewer.</summary>
public sealed record ReviewedJudgment(
    Guid Id, string Person, DateTimeOffset SubmittedAt, bool Spare, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Preference? Preference,
    IReadOnlyDictionary<Guid, ResponseAnswers> Responses, IReadOnlyList<Issue> Issues, string Rationale);

/// <summary>A judgment with its task as the evidence viewer takes it.</summary>
public sealed record ReviewEvidence(TaskPayload Task, ProtocolDefinition Protocol, IReadOnlyList<ReviewedResponse> Responses, IReadOnlyList<ReviewedJudgment> Judgments)
{
    // The default encoder escapes what could end the script element that this is written into.
    private static readonly JsonSerializerOptions InPage = JsonSerializerOptions.Web;

    [JsonIgnore] public string Json => JsonSerializer.Serialize(this, InPage);

    /// <param name="media">The path that its images lie under.</param>
    public static ReviewEvidence Of(LoadedReview loaded, string media)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var (shown, answers) = (loaded.Shown, Content.Read<Answers>(loaded.Judgment.Answers));
        return new ReviewEvidence(
            new TaskPayload(loaded.Work.Task.Category, shown.Turns, loaded.Work.Task.Reference, [.. shown.Media.Select(m => MediumPayload.Of(media, m))]),
            shown.Protocol with { Guidelines = null },
            [.. shown.Responses.Select(r => new ReviewedResponse(r.Id, r.Position, "Response", r.Position, r.Steps))],
            [
                new ReviewedJudgment(
                    Guid.Empty, "The judgment", loaded.Judgment.SubmittedAt, false, answers.Preference, answers.Responses,
                    [.. answers.Issues.Select(i => i with { Anchors = [.. i.Anchors.Select(a => ShownMedia.AsShown(shown, a))] })], answers.Rationale),
            ]);
    }
}

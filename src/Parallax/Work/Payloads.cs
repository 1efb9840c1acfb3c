using System.Text.Json.Serialization;
using Parallax.Projects;

namespace Parallax.Work;

/// <summary>
/// What a contributor is sent of an assignment. Blind by construction: there is no field here for a model, a purpose,
/// a tag, a gold answer or another's judgment.
/// </summary>
public sealed record AssignmentPayload
{
    public required Guid Assignment { get; init; }
    public required ProjectPayload Project { get; init; }
    public required Guid Person { get; init; }

    /// <summary><c>leased</c>, <c>expired</c>, <c>submitted</c> or <c>passed</c>.</summary>
    public required string State { get; init; }
    public required long Fence { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the work here ends: the last moment at which the task may be finished in its hold.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? DrainUntil { get; init; }
    public required DateTimeOffset ServerTime { get; init; }
    public required ProtocolDefinition Protocol { get; init; }
    public required string GuidelinesHtml { get; init; }
    public required TaskPayload Task { get; init; }
    public required string PromptHash { get; init; }
    public required IReadOnlyList<ResponsePayload> Responses { get; init; }

    /// <summary>The responses are held back until the contributor has answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AwaitsAnswer { get; init; }

    /// <summary>What the contributor answered before the responses were revealed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OwnAnswer? OwnAnswer { get; init; }

    /// <summary>What the contributor submitted before, when it came back to be worked on again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReturnedPayload? Returned { get; init; }
}

/// <summary>A judgment of one's own that came back.</summary>
/// <param name="Said">As it was submitted, by position.</param>
/// <param name="Feedback">What is asked to be looked at again, by part.</param>
/// <param name="Until">From then on the first submission stands.</param>
public sealed record ReturnedPayload(JudgmentBody Said, IReadOnlyList<PartFeedback> Feedback, DateTimeOffset Until);

/// <summary>What was said of one part of a judgment, in words for the one who made it.</summary>
/// <param name="Part">By the field's name, as errors have it: <c>preference</c>, <c>responses.A.dimensions.spatial</c>, <c>issues[0]</c> …</param>
public sealed record PartFeedback(string Part, string Text);

public sealed record ProjectPayload(Guid Id, string Name);

public sealed record TaskPayload(
    string Category,
    IReadOnlyList<Turn> Turns,
    string? Reference,
    IReadOnlyList<MediumPayload> Media);

/// <param name="Tiles">Only of a large image.</param>
public sealed record MediumPayload(
    string Url, string Hash, int Width, int Height, string Alt, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TilesPayload? Tiles)
{
    /// <param name="root">Where the images are fetched; the hash follows.</param>
    public static MediumPayload Of(string root, TaskMedium medium)
    {
        ArgumentNullException.ThrowIfNull(medium);
        var url = $"{root}/{medium.Hash}";
        return new(url, medium.Hash, medium.Width, medium.Height, medium.Alt, TilesPayload.Of(url, medium.Width, medium.Height));
    }
}

public sealed record ResponsePayload(string Position, string Hash, IReadOnlyList<Step> Steps);

/// <summary>The answer to a claim.</summary>
public sealed record ClaimPayload(AssignmentPayload? Assignment, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);

/// <summary>Makes payloads.</summary>
public sealed class PayloadWriter(Guidelines guidelines, TimeProvider clock)
{
    public AssignmentPayload Write(LoadedAssignment loaded)
    {
        var now = clock.GetUtcNow();
        var content = loaded.Content;
        return new AssignmentPayload
        {
            Assignment = loaded.Assignment.Id,
            Project = new ProjectPayload(loaded.Project.Id, loaded.Project.Name),
            Person = loaded.Assignment.PersonId,
            State = State(loaded, now),
            Fence = loaded.Lease?.Fence ?? 0,
            ExpiresAt = loaded.Lease?.ExpiresAt ?? now,
            DrainUntil = loaded.Lease is { EndedAt: null } ? loaded.Lease.DrainUntil : null,
            ServerTime = now,
            Protocol = content.Protocol with { Guidelines = null },
            GuidelinesHtml = guidelines.Html(loaded.Protocol.Hash, content.Protocol.Guidelines, Media(loaded.Assignment.Id)),
            Task = new TaskPayload(
                loaded.Task.Category, content.Turns, content.Protocol.ShowReference && !content.AwaitsAnswer ? loaded.Task.Reference : null,
                [.. content.Media.Select(m => MediumPayload.Of($"/api/work/assignments/{loaded.Assignment.Id}/media", m))]),
            PromptHash = content.PromptHash,
            AwaitsAnswer = content.AwaitsAnswer,
            OwnAnswer = content.OwnAnswer,
            Returned = loaded.Returned,
            Responses = [.. content.Responses.Select(r => new ResponsePayload(r.Position, r.Hash, r.Steps))],
        };
    }

    private static string State(LoadedAssignment loaded, DateTimeOffset now) => loaded.Assignment.State switch
    {
        AssignmentState.Submitted => "submitted",
        AssignmentState.Passed => "passed",
        AssignmentState.Leased when loaded.Lease is { EndedAt: null } lease && lease.ExpiresAt > now => "leased",
        _ => "expired",
    };

    private static string Media(Guid assignment) => $"/api/work/assignments/{assignment}/media/";
}

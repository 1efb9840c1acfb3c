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
}

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
            GuidelinesHtml = guidelines.Html(loaded.Protocol.Hash, content.Protocol.Guidelines),
            Task = new TaskPayload(
                loaded.Task.Category, content.Turns, content.Protocol.ShowReference ? loaded.Task.Reference : null,
                [.. content.Media.Select(m => MediumPayload.Of($"/api/work/assignments/{loaded.Assignment.Id}/media", m))]),
            PromptHash = content.PromptHash,
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
}

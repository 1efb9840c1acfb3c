using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Work;

/// <summary>Takes the signs of life of an open task: they extend its lease, and pay is computed from them.</summary>
public static class RecordEvents
{
    private const int Most = 200;

    public sealed record Request(long Fence, IReadOnlyList<Event>? Events);

    public sealed record Event(string Kind, DateTimeOffset? ClientTime);

    /// <param name="DrainUntil">When the work here ends: the last moment at which the task may be finished in its hold.</param>
    /// <param name="Changed">Set once the project has gone on with another protocol version than this task's.</param>
    public sealed record Answer(
        DateTimeOffset ExpiresAt, DateTimeOffset ServerTime,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? DrainUntil,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Change? Changed);

    /// <param name="Id">Of the switch: a client that was told of it does not tell it again.</param>
    public sealed record Change(Guid Id, int Version, string Reason, DateTimeOffset At, string Url);

    /// <summary>What a client may report; submit, expire and pass are the server's own.</summary>
    private static readonly Dictionary<string, TimeEventKind> Kinds = new()
    {
        ["open"] = TimeEventKind.Open,
        ["heartbeat"] = TimeEventKind.Heartbeat,
        ["input-seen"] = TimeEventKind.InputSeen,
        ["pause"] = TimeEventKind.Pause,
        ["resume"] = TimeEventKind.Resume,
    };

    public static async Task<IResult> PostAsync(
        Guid assignment, Request request, HttpContext http, AppDb db, WorkStore store, TimeProvider clock, CancellationToken cancel)
    {
        var events = request.Events ?? [];
        if (events.Count > Most) return WorkRefusals.EventInvalid($"At most {Most} events at once.");
        if (events.Any(e => e?.Kind is null || !Kinds.ContainsKey(e.Kind))) return WorkRefusals.EventInvalid($"Each kind is one of {string.Join(", ", Kinds.Keys)}.");

        var person = Caller.Of(http.User).Id;
        var reported = events.Select(e => new ReportedEvent(Kinds[e.Kind], e.ClientTime)).ToList();
        var held = await store.RecordAsync(person, assignment, request.Fence, reported, cancel);
        if (held is not null) return TypedResults.Ok(new Answer(held.Until, clock.GetUtcNow(), held.DrainUntil, await ChangeAsync(db, held.MovedOn, cancel)));
        var theirs = await db.Set<Assignment>().AnyAsync(a => a.Id == assignment && a.PersonId == person, cancel);
        return theirs ? WorkRefusals.LeaseEnded : WorkRefusals.AssignmentUnknown;
    }

    private static async Task<Change?> ChangeAsync(AppDb db, Guid? project, CancellationToken cancel)
    {
        if (project is not { } id) return null;
        var last = await (
            from s in db.Set<ProtocolSwitch>()
            where s.ProjectId == id
            join p in db.Set<Protocol>() on s.ToId equals p.Id
            orderby s.Number descending
            select new { s.Id, p.Version, s.Reason, s.MadeAt }).FirstOrDefaultAsync(cancel);
        return last is null ? null : new Change(last.Id, last.Version, last.Reason, last.MadeAt, $"/projects/{id}/guidelines");
    }
}

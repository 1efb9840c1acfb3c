using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>A signal as reviewers and leads see it. It is no proof.</summary>
/// <param name="People">One or two names, or pseudonyms for whoever does not lead.</param>
public sealed record ReadSignal(
    Guid Id, string Kind, IReadOnlyList<Guid> Persons, IReadOnlyList<string> People, string Words, IReadOnlyList<string> Facts, DateTimeOffset RaisedAt, DateTimeOffset? LookedAtAt, string? Note);

/// <summary>Signals of a project, and that somebody has looked at one.</summary>
public static class ReadSignals
{
    private const int Most = 200;

    public sealed record Look(string? Note);

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        var found = await ProjectAccess.FindAsync(db, caller, project, QualityAccess.Lookers, cancel);
        if (found.Refusal is { } no) return no;
        return TypedResults.Ok(new { signals = await OfAsync(db, found.Value!, await QualityAccess.LeadsAsync(db, caller, found.Value!.Id, cancel), null, cancel) });
    }

    /// <summary>What nobody has looked at first.</summary>
    public static async Task<List<ReadSignal>> OfAsync(AppDb db, Project project, bool named, Guid? person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var rows = await db.Set<QualitySignal>().AsNoTracking().Where(s => s.ProjectId == project.Id && (person == null || s.PersonId == person || s.OtherPersonId == person))
            .OrderBy(s => s.LookedAtAt != null).ThenByDescending(s => s.RaisedAt).Take(Most).ToListAsync(cancel);
        var ids = rows.SelectMany(r => Persons(r)).Distinct().ToList();
        var names = named ? await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel) : [];
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        return [.. rows.Select(r =>
        {
            var evidence = Content.Read<SignalEvidence>(r.Evidence);
            return new ReadSignal(
                r.Id, Cases.CaseWords.Code(r.Kind), [.. Persons(r)], [.. Persons(r).Select(p => names.GetValueOrDefault(p) ?? installation.Pseudonym(project.OrganizationId, p))],
                evidence.Words, evidence.Facts, r.RaisedAt, r.LookedAtAt, r.Note);
        })];
    }

    public static async Task<IResult> LookAsync(string project, Guid signal, Look request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await LookForAsync(db, Caller.Of(http.User), project, signal, request?.Note, clock, cancel) is { } no ? no : TypedResults.NoContent();

    /// <summary>Somebody has looked, and says what came of it. Nothing else follows.</summary>
    public static async Task<Refusal?> LookForAsync(AppDb db, Caller caller, string project, Guid signal, string? note, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        if (caller.Id == Guid.Empty) return Cases.CaseRefusals.OfNobody;
        var found = await ProjectAccess.FindAsync(db, caller, project, QualityAccess.Lookers, cancel);
        if (found.Refusal is { } no) return no;
        var kept = note?.Trim() ?? "";
        if (kept.Length > QualitySignal.LongestNote || kept.Contains('\0', StringComparison.Ordinal)) return GoldRefusals.StandingInvalid("note", $"At most {QualitySignal.LongestNote} characters, without a NUL.");
        var row = await db.Set<QualitySignal>().FirstOrDefaultAsync(s => s.Id == signal && s.ProjectId == found.Value!.Id, cancel);
        if (row is null) return GoldRefusals.SignalUnknown;
        row.LookAt(caller.Id, kept.Length == 0 ? null : kept, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static IEnumerable<Guid> Persons(QualitySignal signal) => signal.OtherPersonId is { } other ? [signal.PersonId, other] : [signal.PersonId];
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>An amendment, as those see it who may.</summary>
/// <param name="State"><c>planned</c>, <c>applied</c> or <c>cancelled</c>.</param>
public sealed record AmendmentView(
    Guid Id, Guid? Enrollment, string Kind, string State, string Title, string Reason, string Words, string Meaning,
    DateTimeOffset EffectiveAt, DateTimeOffset? Until, DateTimeOffset? DrainUntil, DateOnly? LastStatementOn, int NoticeDays, Guid? MadeBy, DateTimeOffset MadeAt, DateTimeOffset? SettledAt)
{
    /// <summary>What the person reads more of; null when there is nothing more.</summary>
    public string? Page { get; init; }

    public bool CanBeCancelled(DateTimeOffset now) => State == "planned" && EffectiveAt > now;

    public static AmendmentView Of(Amendment a, AmendmentOutcome? outcome, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(a);
        var state = outcome is { IsCancelled: true } ? "cancelled" : outcome is not null || (!a.Ends && a.EffectiveAt <= now) ? "applied" : "planned";
        return new(
            a.Id, a.EnrollmentId, a.Kind.ToString().ToLowerInvariant(), state, AmendmentWords.Title(a), AmendmentReasons.Say(a.Reason), a.Words, AmendmentWords.Meaning(a),
            a.EffectiveAt, a.Until, a.DrainUntil, a.LastStatementOn, a.NoticeDays, a.MadeBy, a.MadeAt, outcome?.At);
    }

    /// <summary>A switch to another protocol version, told beside the amendments.</summary>
    public static AmendmentView Of(ProtocolSwitch change, int version)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(
            change.Id, null, "protocol", "applied", SwitchWords.Title(version), SwitchWords.Why, change.Reason, SwitchWords.Meaning,
            change.MadeAt, null, null, null, 0, null, change.MadeAt, change.MadeAt)
        { Page = $"/projects/{change.ProjectId}/guidelines" };
    }
}

/// <summary>An amendment in a list, with the names that leads see.</summary>
public sealed record ListedAmendment(AmendmentView Amendment, Guid? Person, string? Whose, string? MadeBy);

/// <summary>Lists amendments, the newest first: of a project for leads, of an enrollment for its contributor.</summary>
public static class ReadAmendments
{
    private const int Most = 50;
    private static readonly TimeSpan StaysOnHome = TimeSpan.FromDays(7);

    public static async Task<IResult> ListAsync(string project, Guid? before, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return TypedResults.Ok(await OfProjectAsync(db, found.Value!.Id, null, before, clock.GetUtcNow(), cancel));
    }

    public static async Task<IResult> MineAsync(Guid project, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var person = Caller.Of(http.User).Id;
        var enrollment = await db.Set<Enrollment>().AsNoTracking().FirstOrDefaultAsync(e => e.ProjectId == project && e.PersonId == person, cancel);
        return enrollment is null ? ProjectRefusals.Unknown(project.ToString()) : TypedResults.Ok(await NoticesAsync(db, enrollment, clock.GetUtcNow(), cancel));
    }

    /// <param name="enrollment">Only what concerns this one alone; null for all of the project.</param>
    /// <param name="before">Go on below this amendment.</param>
    public static async Task<List<ListedAmendment>> OfProjectAsync(AppDb db, Guid project, Guid? enrollment, Guid? before, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await (
            from a in db.Set<Amendment>().AsNoTracking()
            where a.ProjectId == project && (enrollment == null || a.EnrollmentId == enrollment) && (before == null || a.Id.CompareTo(before.Value) < 0)
            join o in db.Set<AmendmentOutcome>() on a.Id equals o.AmendmentId into outcomes
            from o in outcomes.DefaultIfEmpty()
            join e in db.Set<Enrollment>() on a.EnrollmentId equals e.Id into enrollments
            from e in enrollments.DefaultIfEmpty()
            join p in db.Set<Person>() on e.PersonId equals p.Id into people
            from p in people.DefaultIfEmpty()
            join m in db.Set<Person>() on a.MadeBy equals m.Id into makers
            from m in makers.DefaultIfEmpty()
            orderby a.Id descending
            select new { Amendment = a, Outcome = o, Person = p == null ? (Guid?)null : p.Id, Whose = p == null ? null : p.DisplayName, Maker = m == null ? null : m.DisplayName })
            .Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new ListedAmendment(AmendmentView.Of(r.Amendment, r.Outcome, now), r.Person, r.Whose, r.Maker))];
    }

    /// <summary>What a contributor is told of an enrollment: changes of theirs, and of the project since they are on it or still to come.</summary>
    public static async Task<List<AmendmentView>> NoticesAsync(AppDb db, Enrollment enrollment, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        var terms = db.Set<EnrollmentTerms>();
        var rows = await (
            from a in db.Set<Amendment>().AsNoTracking()
            where a.ProjectId == enrollment.ProjectId && (a.EnrollmentId == enrollment.Id || (a.EnrollmentId == null
                && (a.MadeAt >= enrollment.CreatedAt || a.EffectiveAt > now)
                && (a.Kind != AmendmentKind.Terms || terms.Any(t => t.EnrollmentId == enrollment.Id && t.SourceId == a.Id))))
            join o in db.Set<AmendmentOutcome>() on a.Id equals o.AmendmentId into outcomes
            from o in outcomes.DefaultIfEmpty()
            orderby a.Id descending
            select new { Amendment = a, Outcome = o }).Take(Most).ToListAsync(cancel);
        var switches = await SwitchesAsync(db, enrollment, cancel);
        return [.. rows.Select(r => AmendmentView.Of(r.Amendment, r.Outcome, now) with { MadeBy = null }).Concat(switches).OrderByDescending(n => n.MadeAt)];
    }

    /// <summary>That the project went on with another protocol version, since they are on it.</summary>
    private static async Task<List<AmendmentView>> SwitchesAsync(AppDb db, Enrollment enrollment, CancellationToken cancel)
    {
        var rows = await (
            from s in db.Set<ProtocolSwitch>().AsNoTracking()
            where s.ProjectId == enrollment.ProjectId && s.MadeAt >= enrollment.CreatedAt
            join p in db.Set<Protocol>() on s.ToId equals p.Id
            orderby s.Number descending
            select new { Switch = s, p.Version }).Take(Most).ToListAsync(cancel);
        return rows.ConvertAll(r => AmendmentView.Of(r.Switch, r.Version));
    }

    /// <summary>By project, the newest change of somebody's that is still to come or was a few days ago.</summary>
    public static async Task<IReadOnlyDictionary<Guid, AmendmentView>> LatestAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - StaysOnHome;
        var (changing, switches) = (db.Set<Amendment>().Where(a => a.EffectiveAt > since), db.Set<ProtocolSwitch>().Where(s => s.MadeAt > since));
        var enrollments = await db.Set<Enrollment>().AsNoTracking().Where(e => e.PersonId == person && (changing.Any(a => a.ProjectId == e.ProjectId) || switches.Any(s => s.ProjectId == e.ProjectId))).Take(Most).ToListAsync(cancel);
        var latest = new Dictionary<Guid, AmendmentView>();
        foreach (var enrollment in enrollments)
            if ((await NoticesAsync(db, enrollment, now, cancel)).FirstOrDefault(n => n.State != "cancelled" && n.EffectiveAt > since) is { } change) latest[enrollment.ProjectId] = change;
        return latest;
    }
}

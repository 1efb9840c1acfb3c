using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>A project that a contributor is enrolled in.</summary>
/// <param name="Begun">Whether they judged something in it before.</param>
/// <param name="Left">Whether a task is open to them now.</param>
/// <param name="WhyNot">Why they get no new task; null when they do.</param>
public sealed record HomeProject(Guid Id, string Name, string Organization, string Protocol, string Summary, int Minutes, bool Begun, bool Left, string? WhyNot);

/// <summary>An assignment that waits to be finished.</summary>
/// <param name="Opened">When it was first on screen; null when it never was.</param>
/// <param name="Until">When the hold ends; null when it has ended.</param>
/// <param name="DrainUntil">The last moment to finish it in its hold, when the work there ends; null while it goes on.</param>
/// <param name="WhyNot">Why it cannot be held again; null when it can. What was written can be submitted all the same.</param>
/// <param name="CameBackUntil">When it was submitted before and came back with feedback: until when it can be worked on again.</param>
public sealed record HomeDraft(
    Guid Assignment, Guid Project, string ProjectName, string Category, string Prompt, DateTimeOffset? Opened, DateTimeOffset? Until, DateTimeOffset? DrainUntil, string? WhyNot,
    DateTimeOffset? CameBackUntil);

/// <summary>A judgment that was received.</summary>
public sealed record HomeJudgment(string ProjectName, string Category, string Prompt, DateTimeOffset SubmittedAt, bool Spare);

/// <summary>What a contributor sees first. Blind: prompts and categories, never a model, a purpose or a tag.</summary>
/// <param name="Zone">In which their day begins.</param>
public sealed record ContributorHome(
    string Zone, IReadOnlyList<HomeProject> Projects, IReadOnlyList<HomeDraft> Drafts, int Today, int SparesToday, int Total, IReadOnlyList<HomeJudgment> Recent)
{
    private const int MostDrafts = 20;
    private const int MostRecent = 8;
    private const int PromptLength = 110;
    private static readonly TimeSpan ShowConcluded = TimeSpan.FromDays(30);

    public static async Task<ContributorHome> OfAsync(AppDb db, ProtocolCache protocols, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var zone = await db.Set<Person>().Where(p => p.Id == person).Select(p => p.TimeZone).SingleOrDefaultAsync(cancel) ?? TimeZones.Utc;
        var midnight = Midnight(now, TimeZones.Of(zone));
        var judged = db.Set<Judgment>().AsNoTracking().Where(j => j.PersonId == person && j.IsCurrent && j.Purpose != Purpose.Screening && j.Purpose != Purpose.Review);
        var today = await judged.Where(j => j.SubmittedAt >= midnight).Select(j => j.IsSpare).ToListAsync(cancel);
        return new ContributorHome(
            zone, await ProjectsAsync(db, protocols, person, now, cancel),
            await DraftsAsync(db, person, now, cancel),
            today.Count, today.Count(spare => spare), await judged.CountAsync(cancel),
            await RecentAsync(db, person, cancel));
    }

    /// <summary>The beginning of the day there. Where a clock jumps over midnight, the first moment after it.</summary>
    private static DateTimeOffset Midnight(DateTimeOffset now, TimeZoneInfo zone)
    {
        var day = TimeZoneInfo.ConvertTime(now, zone).Date;
        while (zone.IsInvalidTime(day)) day = day.AddMinutes(15);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day, zone), TimeSpan.Zero);
    }

    private static async Task<List<HomeProject>> ProjectsAsync(AppDb db, ProtocolCache protocols, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var (slots, assignments, leases, judgments) = (db.Set<Slot>(), db.Set<Assignment>(), db.Set<Lease>(), db.Set<Judgment>());
        // A concluded project stands here for a while, so that nobody looks for it in vain.
        var concluded = now - ShowConcluded;
        var rows = await (
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.PersonId == person
            join p in db.Set<Project>() on e.ProjectId equals p.Id
            where p.State != ProjectState.Draft && (p.State != ProjectState.Concluded || p.EndsAt > concluded)
            join o in db.Set<Organization>() on p.OrganizationId equals o.Id
            join protocol in db.Set<Protocol>() on p.ProtocolId equals protocol.Id
            orderby p.CreatedAt
            select new
            {
                Project = p,
                Organization = o.Name,
                Protocol = protocol,
                Enrollment = e,
                Begun = judgments.Any(j => j.PersonId == person && j.ProjectId == p.Id && j.Purpose != Purpose.Screening),
                Holds = leases.Any(l => l.PersonId == person && l.ProjectId == p.Id && assignments.Any(a => a.Id == l.AssignmentId && a.Purpose != Purpose.Screening && a.Purpose != Purpose.Review) && l.EndedAt == null && l.ExpiresAt > now),
                Open = slots.Any(s => s.ProjectId == p.Id && s.State < SlotState.Filled && s.Rank < p.RankEnd
                    && (s.State == SlotState.Open || leases.Any(l => l.Id == s.LeaseId && l.ExpiresAt <= now))
                    && !assignments.Any(a => a.PersonId == person && a.PresentationId == s.PresentationId && ((a.Purpose == Purpose.Work && a.Subject == "") || a.Purpose == Purpose.Review))),
            }).ToListAsync(cancel);
        return [.. rows.Select(r =>
        {
            var definition = protocols.Definition(r.Protocol);
            return new HomeProject(
                r.Project.Id, r.Project.Name, r.Organization, definition.Title, definition.Summary, definition.ExpectedMinutes,
                r.Begun || r.Holds, r.Open || r.Holds, PermissionFacts.Of(r.Project, r.Enrollment, now).WhyNot);
        })];
    }

    private static async Task<List<HomeDraft>> DraftsAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var (events, leases) = (db.Set<TimeEvent>(), db.Set<Lease>());
        var concluded = now - ShowConcluded;
        var rows = await (
            from a in db.Set<Assignment>().AsNoTracking()
            where a.PersonId == person && a.Purpose != Purpose.Screening && a.Purpose != Purpose.Review && (a.State == AssignmentState.Leased || a.State == AssignmentState.Expired)
            join project in db.Set<Project>() on a.ProjectId equals project.Id
            where project.State != ProjectState.Concluded || project.EndsAt > concluded
            join e in db.Set<Enrollment>() on new { a.ProjectId, a.PersonId } equals new { e.ProjectId, e.PersonId }
            join p in db.Set<Presentation>() on a.PresentationId equals p.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            orderby a.ReopenedAt descending, a.CreatedAt descending
            select new
            {
                a.Id,
                CameBackUntil = a.ReopenedAt == null ? null : a.ClosesAt,
                Project = project,
                Enrollment = e,
                t.Category,
                t.Turns,
                Opened = events.Where(e => e.AssignmentId == a.Id && e.Kind == TimeEventKind.Open).OrderBy(e => e.Id).Select(e => (DateTimeOffset?)e.At).FirstOrDefault(),
                Until = leases.Where(l => l.AssignmentId == a.Id && l.EndedAt == null && l.ExpiresAt > now).Select(l => (DateTimeOffset?)l.ExpiresAt).FirstOrDefault(),
                Drain = leases.Where(l => l.AssignmentId == a.Id && l.DrainUntil > now).OrderByDescending(l => l.GrantedAt).Select(l => l.DrainUntil).FirstOrDefault(),
            }).Take(MostDrafts).ToListAsync(cancel);
        // What is held and was never on screen is the next task, not a draft: the workspace gives it by itself.
        // What was never on screen and cannot be held again is nothing to finish.
        return [.. rows
            .Select(r => new HomeDraft(
                r.Id, r.Project.Id, r.Project.Name, r.Category, Prompt(r.Turns), r.Opened, r.Until, r.Drain,
                r.Until is null && r.Drain is null && r.CameBackUntil is null ? PermissionFacts.Of(r.Project, r.Enrollment, now).WhyNot : null, r.CameBackUntil))
            .Where(d => d.Opened is not null || d.CameBackUntil is not null || (d.Until is null && d.WhyNot is null))];
    }

    private static async Task<List<HomeJudgment>> RecentAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        var rows = await (
            from j in db.Set<Judgment>().AsNoTracking()
            where j.PersonId == person && j.IsCurrent && j.Purpose != Purpose.Screening && j.Purpose != Purpose.Review
            join project in db.Set<Project>() on j.ProjectId equals project.Id
            join p in db.Set<Presentation>() on j.PresentationId equals p.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            orderby j.SubmittedAt descending
            select new { project.Name, t.Category, t.Turns, j.SubmittedAt, j.IsSpare }).Take(MostRecent).ToListAsync(cancel);
        return [.. rows.Select(r => new HomeJudgment(r.Name, r.Category, Prompt(r.Turns), r.SubmittedAt, r.IsSpare))];
    }

    private static string Prompt(string turns) => PromptText.Start(turns, PromptLength);
}

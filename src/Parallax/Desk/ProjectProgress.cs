using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>How often tasks were passed on, and why.</summary>
public sealed record PassCount(PassKind Kind, string Reason, int Count);

/// <summary>Judgments of one day (UTC).</summary>
public sealed record DayCount(DateOnly Day, int Judgments, int Spares);

/// <summary>A person on the project.</summary>
public sealed record ProjectPerson(
    Guid Enrollment, Guid Person, string Name, string Email, string Pseudonym, bool MayClaim, string? WhyNot, int Judgments, int Spares, DateTimeOffset? LastSeen);

/// <summary>How far a project has come.</summary>
public sealed record ProjectProgress(
    int Tasks, int Presentations, SlotCounts Slots, int Spares, IReadOnlyList<PassCount> Passes, IReadOnlyList<DayCount> Days,
    IReadOnlyList<Import> Imports, IReadOnlyList<ProjectPerson> People)
{
    private const int DaysShown = 14;
    private const int ImportsShown = 10;

    public static async Task<ProjectProgress> OfAsync(AppDb db, Project project, DateTimeOffset now, CancellationToken cancel)
    {
        var tasks = TaskList.Visible(db, project);
        var presentations = db.Set<Presentation>();
        var judgments = Judgments(db, project.Id);
        return new ProjectProgress(
            await tasks.CountAsync(cancel),
            await (from t in tasks join p in presentations on t.Id equals p.TaskId select p.Id).CountAsync(cancel),
            (await SlotCounts.OfAsync(db, [project.Id], cancel))[project.Id],
            await judgments.CountAsync(j => j.IsSpare, cancel),
            await PassesAsync(db, project.Id, cancel),
            await DaysAsync(judgments, now, cancel),
            await db.Set<Import>().AsNoTracking().Where(i => i.ProjectId == project.Id).OrderByDescending(i => i.RequestedAt).Take(ImportsShown).ToListAsync(cancel),
            await PeopleAsync(db, project, cancel));
    }

    /// <summary>The work judgments of a project that no later revision supersedes; spares as well.</summary>
    public static IQueryable<Judgment> Judgments(AppDb db, Guid project) =>
        db.Set<Judgment>().AsNoTracking().Where(j => j.ProjectId == project && j.IsCurrent && j.Purpose == Purpose.Work);

    private static async Task<List<PassCount>> PassesAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        var rows = await db.Set<Assignment>().AsNoTracking()
            .Where(a => a.ProjectId == project && a.Purpose == Purpose.Work && a.State == AssignmentState.Passed && a.PassKind != null)
            .GroupBy(a => new { a.PassKind, a.PassReason })
            .Select(g => new { g.Key.PassKind, g.Key.PassReason, Count = g.Count() }).ToListAsync(cancel);
        return [.. rows.Select(r => new PassCount(r.PassKind!.Value, r.PassReason ?? "other", r.Count)).OrderByDescending(r => r.Kind).ThenByDescending(r => r.Count)];
    }

    private static async Task<List<DayCount>> DaysAsync(IQueryable<Judgment> judgments, DateTimeOffset now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var first = today.AddDays(1 - DaysShown);
        var since = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var (counted, spares) = (new int[DaysShown], new int[DaysShown]);
        await foreach (var row in judgments.Where(j => j.SubmittedAt >= since).Select(j => new { j.SubmittedAt, j.IsSpare }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var day = DateOnly.FromDateTime(row.SubmittedAt.UtcDateTime).DayNumber - first.DayNumber;
            if (day is >= 0 and < DaysShown) (row.IsSpare ? spares : counted)[day]++;
        }

        return [.. Enumerable.Range(0, DaysShown).Select(i => new DayCount(first.AddDays(i), counted[i], spares[i]))];
    }

    private static async Task<List<ProjectPerson>> PeopleAsync(AppDb db, Project project, CancellationToken cancel)
    {
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        var (judgments, leases) = (Judgments(db, project.Id), db.Set<Lease>());
        var rows = await (
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.ProjectId == project.Id
            join p in db.Set<Person>() on e.PersonId equals p.Id
            orderby e.CreatedAt
            select new
            {
                e.Id,
                e.PersonId,
                p.DisplayName,
                p.Email,
                e.MayClaim,
                e.WhyNot,
                Judgments = judgments.Count(j => j.PersonId == p.Id && !j.IsSpare),
                Spares = judgments.Count(j => j.PersonId == p.Id && j.IsSpare),
                Submitted = judgments.Where(j => j.PersonId == p.Id).Max(j => (DateTimeOffset?)j.SubmittedAt),
                Held = leases.Where(l => l.PersonId == p.Id && l.ProjectId == project.Id && l.SlotId != null).Max(l => (DateTimeOffset?)l.GrantedAt),
            }).ToListAsync(cancel);
        return [.. rows.Select(r => new ProjectPerson(
            r.Id, r.PersonId, r.DisplayName, r.Email ?? "", installation.Pseudonym(project.OrganizationId, r.PersonId), r.MayClaim, r.WhyNot, r.Judgments, r.Spares, Later(r.Submitted, r.Held)))];
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;
}

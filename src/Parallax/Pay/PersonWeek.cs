using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Work;

namespace Parallax.Pay;

/// <summary>A project with the terms of one person in it.</summary>
public sealed record PaidProject(Project Project, IReadOnlyList<EnrollmentTerms> Terms)
{
    public CountRules Rules => new(
        TimeSpan.FromSeconds(Project.GraceSeconds), TimeSpan.FromMinutes(Project.TaskCapMinutes), [.. Terms.Select(t => new TermsFrom(t.Number, t.EffectiveAt))]);

    public EnrollmentTerms? At(DateTimeOffset at) => Numbered(Rules.TermsAt(at));

    public EnrollmentTerms? Numbered(int number) => Terms.FirstOrDefault(t => t.Number == number);
}

/// <summary>A judgment that was submitted in a week.</summary>
public readonly record struct Submitted(Guid Id, Guid Project, DateTimeOffset At)
{
    /// <summary>What was submitted in a time and is paid: not screenings, which have their own rule, nor practice that is not paid.</summary>
    internal static IQueryable<Submitted> Paid(AppDb db, Guid organization, Guid person, DateTimeOffset from, DateTimeOffset until)
    {
        var unpaid = TrainingTerms.Unpaid(db, person);
        return db.Set<Judgment>().AsNoTracking()
            .Where(j => j.PersonId == person && j.OrganizationId == organization && j.SubmittedAt >= from && j.SubmittedAt < until
                && j.Revision == 1 && j.Purpose != Purpose.Screening && j.Purpose != Purpose.Review && !unpaid.Contains(j.AssignmentId))
            .OrderBy(j => j.SubmittedAt).Select(j => new Submitted(j.Id, j.ProjectId, j.SubmittedAt));
    }
}

/// <summary>All that one person did for one payer in one week, counted.</summary>
public sealed record PersonWeek(PayWeek Week, IReadOnlyDictionary<Guid, PaidProject> Projects, IReadOnlyList<TimeSlice> Slices, IReadOnlyList<Submitted> Judgments)
{
    /// <summary>The longest that a hold outlives its last event: what was open before the week may reach into it.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(25);

    /// <param name="decided">A claim whose decision is not saved yet.</param>
    public static async Task<PersonWeek> LoadAsync(
        AppDb db, Guid organization, Guid person, PayWeek week, DateTimeOffset now, CancellationToken cancel, TimeClaim? decided = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        var until = now < week.Until ? now : week.Until;
        var projects = await ProjectsAsync(db, organization, person, cancel);
        var marks = await MarksAsync(db, organization, person, week.From, until, cancel);
        var accepted = await db.Set<TimeClaim>().AsNoTracking()
            .Where(c => c.OrganizationId == organization && c.PersonId == person && c.AcceptedFrom != null && c.AcceptedFrom < week.Until && c.AcceptedUntil > week.From)
            .Select(c => new AcceptedTime(c.ProjectId, c.AcceptedFrom!.Value, c.AcceptedUntil!.Value)).ToListAsync(cancel);
        if (decided is { AcceptedFrom: { } from, AcceptedUntil: { } to }) accepted.Add(new AcceptedTime(decided.ProjectId, from, to));
        var slices = PayableTime.Of(marks, projects.ToDictionary(p => p.Key, p => p.Value.Rules), accepted, week.From, until);
        return new PersonWeek(week, projects, slices, await SubmittedAsync(db, organization, person, week, cancel));
    }

    /// <summary>What the week is worth, a price for each project and number of terms. Work without terms is not paid.</summary>
    public IEnumerable<PricedWork> Priced() =>
        from project in Projects.Values.OrderBy(p => p.Project.CreatedAt).ThenBy(p => p.Project.Id)
        from terms in project.Terms.OrderBy(t => t.Number)
        let micros = Slices.Where(s => s.IsPayable && s.Project == project.Project.Id && s.Terms == terms.Number).Sum(s => s.Micros)
        let count = Judgments.Count(j => j.Project == project.Project.Id && project.At(j.At) == terms)
        where micros > 0 || count > 0
        select new PricedWork(project.Project, terms, micros, count);

    private static async Task<Dictionary<Guid, PaidProject>> ProjectsAsync(AppDb db, Guid organization, Guid person, CancellationToken cancel)
    {
        var rows = await (
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.PersonId == person && e.OrganizationId == organization
            join p in db.Set<Project>() on e.ProjectId equals p.Id
            select new { e.Id, Project = p }).ToListAsync(cancel);
        var ids = rows.Select(r => r.Id).ToList();
        var terms = (await db.Set<EnrollmentTerms>().AsNoTracking().Where(t => ids.Contains(t.EnrollmentId)).ToListAsync(cancel)).ToLookup(t => t.EnrollmentId);
        return rows.ToDictionary(r => r.Project.Id, r => new PaidProject(r.Project, [.. terms[r.Id].OrderBy(t => t.Number)]));
    }

    /// <summary>The whole past of the assignments that reach into the window: a task's cap counts from its beginning. A screening is paid for by its own rule, and practice only where the project says so.</summary>
    private static Task<List<TimeMark>> MarksAsync(AppDb db, Guid organization, Guid person, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var events = db.Set<TimeEvent>().AsNoTracking().Where(e => e.PersonId == person && e.OrganizationId == organization && e.At < until);
        var reaching = events.Where(e => e.At >= from - Reach).Select(e => e.AssignmentId);
        var screenings = db.Set<Assignment>().Where(a => a.PersonId == person && a.Purpose == Purpose.Screening).Select(a => a.Id);
        var unpaid = TrainingTerms.Unpaid(db, person);
        return events.Where(e => reaching.Contains(e.AssignmentId) && !screenings.Contains(e.AssignmentId) && !unpaid.Contains(e.AssignmentId))
            .Select(e => new TimeMark(e.AssignmentId, e.ProjectId, e.Kind, e.At)).ToListAsync(cancel);
    }

    /// <summary>Spares as well: what was submitted is paid. A later revision of a judgment is not another judgment, and a review is paid by its time alone.</summary>
    private static Task<List<Submitted>> SubmittedAsync(AppDb db, Guid organization, Guid person, PayWeek week, CancellationToken cancel) =>
        Submitted.Paid(db, organization, person, week.From, week.Until).ToListAsync(cancel);
}

/// <summary>What one week on one project under one version of the terms is worth.</summary>
public sealed record PricedWork(Project Project, EnrollmentTerms Terms, long Micros, int Judgments)
{
    /// <summary>By the judgment where the terms name a price for one; the hourly rate is the floor then.</summary>
    public bool PerJudgment => Terms.JudgmentMinor is not null;

    public long ForTime => Earnings.ForTime(Terms.HourlyMinor, Micros);

    public long ForJudgments => checked((Terms.JudgmentMinor ?? 0) * Judgments);

    public long TopUp => PerJudgment ? Math.Max(0, ForTime - ForJudgments) : 0;

    public long Total => PerJudgment ? ForJudgments + TopUp : ForTime;
}

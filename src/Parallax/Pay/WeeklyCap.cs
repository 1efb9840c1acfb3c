using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;
using Quartz;

namespace Parallax.Pay;

/// <summary>
/// Writes into the enrollment that the weekly cap is used up, so that a claim reads one row. Near the cap no new task is given out;
/// what is begun is finished, and time that was worked is never cut.
/// </summary>
[DisallowConcurrentExecution]
public sealed class WeeklyCap(AppDb db, TimeProvider clock) : IJob
{
    private const long MicrosInSecond = 1_000_000;

    /// <summary>With less than this left no new task is begun, nor with less than a tenth of a small cap.</summary>
    private const long NearSeconds = 300;

    /// <summary>Who was seen within this is looked at.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(10);

    public static long? Left(EnrollmentTerms? terms, long countedMicros) =>
        terms?.WeeklyCapSeconds is { } cap ? Math.Max(0, cap * MicrosInSecond - countedMicros) : null;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var people = await db.Set<TimeEvent>().AsNoTracking().Where(e => e.At > now - Lately)
            .Select(e => new { e.PersonId, e.OrganizationId }).Distinct().ToListAsync(cancel);
        foreach (var seen in people) await CheckAsync(db, seen.OrganizationId, seen.PersonId, now, cancel);
    }

    /// <summary>Looks at one person with one payer and saves what is so.</summary>
    public static async Task CheckAsync(AppDb db, Guid organization, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var enrollments = await db.Set<Enrollment>().Where(e => e.OrganizationId == organization && e.PersonId == person && e.TermsNumber > 0).ToListAsync(cancel);
        if (enrollments.Count == 0) return;
        var payer = await db.Set<Organization>().AsNoTracking().SingleAsync(o => o.Id == organization, cancel);
        var week = await WeekSoFar.OfAsync(db, payer, person, now, cancel);
        foreach (var enrollment in enrollments) Check(enrollment, week.Projects.Single(p => p.Project.Id == enrollment.ProjectId), week.Week.Until, now);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private static void Check(Enrollment enrollment, ProjectSoFar project, DateTimeOffset weekEnds, DateTimeOffset now)
    {
        var near = project.Terms?.WeeklyCapSeconds is { } cap && project.CapLeft <= Math.Min(NearSeconds, cap / 10) * MicrosInSecond;
        if (near && enrollment.CapReachedUntil != weekEnds) enrollment.ReachCap(weekEnds);
        if (!near && enrollment.CapReachedUntil > now) enrollment.LiftCap();
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;
using Quartz;

namespace Parallax.Pay;

/// <summary>
/// Closes the weeks that have ended, of every organization, however late. Any node does it: the unique index of the statements
/// lets each be written once, and whoever comes second goes on with the next.
/// </summary>
[DisallowConcurrentExecution]
public sealed class CloseWeeks(AppDb db, TimeProvider clock, ILogger<CloseWeeks> log) : IJob
{
    private const int Page = 100;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var organization in await db.Set<Organization>().AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancel))
        {
            await BeginAsync(organization, cancel);
            var ended = clock.GetUtcNow() - PaySchedule.Settling;
            var due = await db.Set<OrganizationWeek>().AsNoTracking()
                .Where(w => w.OrganizationId == organization.Id && w.ClosedAt == null && w.EndsAt <= ended).OrderBy(w => w.StartsAt).ToListAsync(cancel);
            foreach (var week in due)
                if (!await CloseAsync(week, cancel)) break;
        }
    }

    /// <summary>Keeps the weeks from the organization's first work to the one that is running.</summary>
    private async Task BeginAsync(Organization organization, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var zone = Data.TimeZones.Of(organization.TimeZone);
        var last = await db.Set<OrganizationWeek>().AsNoTracking().Where(w => w.OrganizationId == organization.Id).OrderByDescending(w => w.StartsAt).FirstOrDefaultAsync(cancel);
        if (last?.EndsAt > now) return;
        var first = last is null ? await FirstAsync(organization.Id, cancel) : null;
        if (last is null && first is null) return;
        var week = last?.Week.Next(zone) ?? PayWeek.Of(first!.Value, zone);
        for (; week.From <= now; week = week.Next(zone)) db.Add(new OrganizationWeek(organization.Id, week, organization.TimeZone));
        await SaveOnceAsync(cancel);
    }

    /// <summary>When something was first earned: by work under terms, or a paid screening. Null before that: until then a new zone holds at once.</summary>
    private async Task<DateTimeOffset?> FirstAsync(Guid organization, CancellationToken cancel)
    {
        var screened = await EarnedScreening.Owed(db).Where(e => e.OrganizationId == organization).MinAsync(e => (DateTimeOffset?)e.At, cancel);
        if (!await db.Set<Enrollment>().AnyAsync(e => e.OrganizationId == organization && e.TermsNumber > 0, cancel)) return screened;
        var worked = await db.Set<Lease>().Where(l => l.OrganizationId == organization).MinAsync(l => (DateTimeOffset?)l.GrantedAt, cancel);
        return screened < worked ? screened : worked ?? screened;
    }

    /// <summary>False when somebody's statement could not be written: the week stays open and is tried again.</summary>
    private async Task<bool> CloseAsync(OrganizationWeek week, CancellationToken cancel)
    {
        var whole = true;
        for (var after = Guid.Empty; ;)
        {
            var people = await PeopleAsync(week, after, cancel);
            foreach (var person in people) whole &= await WriteAsync(week, person, cancel);
            if (people.Count < Page) break;
            after = people[^1];
        }

        if (whole)
            await db.Set<OrganizationWeek>().Where(w => w.OrganizationId == week.OrganizationId && w.StartsAt == week.StartsAt && w.ClosedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.ClosedAt, clock.GetUtcNow()), cancel);
        return whole;
    }

    /// <summary>Who is paid by terms, and who took a paid screening, hired or not.</summary>
    private Task<List<Guid>> PeopleAsync(OrganizationWeek week, Guid after, CancellationToken cancel)
    {
        var statements = StatementsOf(week);
        var working = db.Set<Enrollment>().Where(e => e.OrganizationId == week.OrganizationId && e.TermsNumber > 0).Select(e => e.PersonId);
        var screened = EarnedScreening.Owed(db).Where(e => e.OrganizationId == week.OrganizationId && e.At < week.EndsAt).Select(e => e.PersonId);
        return working.Union(screened).Where(p => p > after && !statements.Any(s => s.PersonId == p)).OrderBy(p => p).Take(Page).ToListAsync(cancel);
    }

    private IQueryable<Statement> StatementsOf(OrganizationWeek week) =>
        db.Set<Statement>().Where(s => s.OrganizationId == week.OrganizationId && s.WeekFrom == week.StartsAt);

    private async Task<bool> WriteAsync(OrganizationWeek week, Guid person, CancellationToken cancel)
    {
        try
        {
            // Lost to another node that wrote the same statement, or to a claim that was decided meanwhile: then it is tried again.
            return !await WriteStatement.ForAsync(db, week, person, clock, cancel) || await SaveOnceAsync(cancel)
                || await StatementsOf(week).AnyAsync(s => s.PersonId == person, cancel);
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
        {
            log.LogError(fault, "The statement of {Person} for the week from {Week} could not be written; it is tried again.", person, week.StartsAt);
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>False when another was first.</summary>
    private async Task<bool> SaveOnceAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException twice) when (twice is DbUpdateConcurrencyException || Violations.IsDuplicate(twice))
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}

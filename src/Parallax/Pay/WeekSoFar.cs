using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Pay;

/// <summary>A project in the running week of one person.</summary>
/// <param name="Pending">Time at a task that is not counted; pauses are not among it.</param>
/// <param name="CapLeft">What is left of the weekly cap; null without one.</param>
/// <param name="Estimate">What the week is worth so far; null for work that is not paid.</param>
public sealed record ProjectSoFar(Project Project, EnrollmentTerms? Terms, long Counted, long Pending, long? CapLeft, Money? Estimate, int Judgments);

/// <summary>The running week of one person with one payer.</summary>
/// <param name="Screenings">Paid screenings that are on no statement yet.</param>
public sealed record WeekSoFar(
    Organization Payer, PayWeek Week, string TimeZone, IReadOnlyList<ProjectSoFar> Projects, IReadOnlyList<ScreeningFact> Screenings,
    IReadOnlyList<TimeSlice> Slices, IReadOnlyList<TimeClaim> Claims)
{
    public long Counted => Projects.Sum(p => p.Counted);

    public long Pending => Projects.Sum(p => p.Pending);

    /// <summary>What the week is worth so far, by currency.</summary>
    public IEnumerable<Money> Estimates =>
        Projects.Where(p => p.Estimate is not null).Select(p => p.Estimate!.Value).Concat(Screenings.Select(s => s.Amount))
            .GroupBy(m => m.Currency).Select(g => g.Aggregate(Money.Add));

    public PaySchedule Schedule => PaySchedule.Of(Week.Until, TimeZones.Of(TimeZone));

    /// <summary>One for each organization that the person works for, or has taken a paid screening of.</summary>
    public static async Task<IReadOnlyList<WeekSoFar>> OfAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var mine = db.Set<Enrollment>().Where(e => e.PersonId == person).Select(e => e.OrganizationId)
            .Union(EarnedScreening.Owed(db).Where(e => e.PersonId == person).Select(e => e.OrganizationId));
        var payers = await db.Set<Organization>().AsNoTracking().Where(o => mine.Contains(o.Id)).OrderBy(o => o.Name).ToListAsync(cancel);
        var weeks = new List<WeekSoFar>();
        foreach (var payer in payers) weeks.Add(await OfAsync(db, payer, person, now, cancel));
        return weeks;
    }

    public static async Task<WeekSoFar> OfAsync(AppDb db, Organization payer, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(payer);
        var week = await OrganizationWeek.AtAsync(db, payer, now, cancel);
        var work = await PersonWeek.LoadAsync(db, payer.Id, person, week.Week, now, cancel);
        var claims = await db.Set<TimeClaim>().AsNoTracking()
            .Where(c => c.OrganizationId == payer.Id && c.PersonId == person && c.EndsAt > week.StartsAt).OrderBy(c => c.StartsAt).ToListAsync(cancel);
        var priced = work.Priced().ToList();
        var projects = work.Projects.Values.OrderBy(p => p.Project.CreatedAt).Select(p => Of(p, work, priced, now)).ToList();
        var owed = await EarnedScreening.Owed(db).Where(e => e.OrganizationId == payer.Id && e.PersonId == person).Select(e => e.Id).ToListAsync(cancel);
        var screenings = (await EarnedScreening.FactsAsync(db, owed, cancel)).Values.OrderBy(s => s.At).ToList();
        return new WeekSoFar(payer, week.Week, week.TimeZone, projects, screenings, work.Slices, claims);
    }

    private static ProjectSoFar Of(PaidProject paid, PersonWeek work, List<PricedWork> priced, DateTimeOffset now)
    {
        var slices = work.Slices.Where(s => s.Project == paid.Project.Id).ToList();
        var counted = slices.Where(s => s.IsPayable).Sum(s => s.Micros);
        var terms = paid.At(now);
        var amount = priced.Where(p => p.Project.Id == paid.Project.Id && p.Terms.Currency == terms?.Currency).Sum(p => p.Total);
        return new ProjectSoFar(
            paid.Project, terms, counted, slices.Where(s => s.IsPending).Sum(s => s.Micros), WeeklyCap.Left(terms, counted),
            terms is null ? null : new Money(amount, terms.Currency), work.Judgments.Count(j => j.Project == paid.Project.Id));
    }
}

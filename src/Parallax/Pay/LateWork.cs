using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Pay;

/// <summary>
/// What accepted claims add to a week whose statement can no longer change: the difference between what that week is worth
/// now and what was billed for it, so that rounding still happens once and nothing is billed twice.
/// </summary>
public sealed record LateWork(Guid Project, EnrollmentTerms Terms, DateTimeOffset WeekFrom, DateTimeOffset WeekUntil, long Micros, long AmountMinor, IReadOnlyList<TimeSlice> Slices)
{
    /// <param name="before">Where the week of the statement that is being written begins.</param>
    /// <param name="besides">The statement that is being written again: its own lines are not counted as billed.</param>
    public static async Task<IReadOnlyList<LateWork>> OfAsync(
        AppDb db, Guid organization, Guid person, DateTimeOffset before, Guid? besides, IReadOnlyList<TimeClaim> claims, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var late = claims.Where(c => c.EndsAt <= before).ToList();
        if (late.Count == 0) return [];
        var weeks = new Dictionary<PayWeek, PersonWeek>();
        var payer = await db.Set<Identity.Organization>().AsNoTracking().SingleAsync(o => o.Id == organization, cancel);
        foreach (var claim in late)
        {
            var week = (await OrganizationWeek.AtAsync(db, payer, claim.StartsAt, cancel)).Week;
            if (!weeks.ContainsKey(week)) weeks[week] = await PersonWeek.LoadAsync(db, organization, person, week, week.Until, cancel);
        }

        var found = new List<LateWork>();
        foreach (var (week, work) in weeks.OrderBy(w => w.Key.From))
        {
            var billed = await BilledAsync(db, organization, person, week.From, besides, cancel);
            found.AddRange(Differences(work, billed, late));
        }

        return found;
    }

    private static IEnumerable<LateWork> Differences(PersonWeek work, IReadOnlyDictionary<Guid, Billed> billed, IReadOnlyList<TimeClaim> claims)
    {
        foreach (var priced in work.Priced())
        {
            var before = billed.GetValueOrDefault(priced.Terms.Id) ?? new Billed(0, 0);
            var (micros, amount) = (priced.Micros - before.Micros, priced.Total - before.AmountMinor);
            if (micros <= 0 || amount < 0) continue;
            var slices = work.Slices.Where(s => s.Kind == SliceKind.Claimed && s.Project == priced.Project.Id && s.Terms == priced.Terms.Number
                && claims.Any(c => c.ProjectId == s.Project && c.AcceptedFrom < s.Until && c.AcceptedUntil > s.From)).ToList();
            yield return new LateWork(priced.Project.Id, priced.Terms, work.Week.From, work.Week.Until, micros, amount, slices);
        }
    }

    private sealed record Billed(long Micros, long AmountMinor);

    /// <summary>By terms: what the statements of this week, and late lines of later ones, have billed for it.</summary>
    private static async Task<Dictionary<Guid, Billed>> BilledAsync(AppDb db, Guid organization, Guid person, DateTimeOffset weekFrom, Guid? besides, CancellationToken cancel)
    {
        var lines = await (
            from s in db.Set<Statement>()
            where s.OrganizationId == organization && s.PersonId == person && s.Id != besides
            join l in db.Set<StatementLine>() on new { Id = s.Id, s.Revision } equals new { Id = l.StatementId, l.Revision }
            where l.WeekFrom == weekFrom && l.TermsId != null
            select new { TermsId = l.TermsId!.Value, l.Kind, l.Micros, l.AmountMinor }).ToListAsync(cancel);
        // The line of a floor repeats the time that it is measured by.
        return lines.GroupBy(l => l.TermsId).ToDictionary(g => g.Key, g => new Billed(g.Where(l => l.Kind != LineKind.TopUp).Sum(l => l.Micros), g.Sum(l => l.AmountMinor)));
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Talent;

namespace Parallax.Desk.Rights;

/// <summary>Money that somebody has earned and not received: with the account its way to them would be gone as well.</summary>
internal static class UnpaidMoney
{
    public static async Task<List<string>> OfAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var obstacles = new List<string>();
        foreach (var owed in await Pay.Owed.OfAsync(db, person, cancel)) obstacles.AddRange(Of(owed));
        obstacles.AddRange(await StatementsAsync(db, person, cancel));
        obstacles.AddRange(await OpenWeeksAsync(db, person, now, cancel));
        if (await db.Set<TimeClaim>().AnyAsync(c => c.PersonId == person && c.State == ClaimState.Pending, cancel))
            obstacles.Add("Time that you claimed waits for its decision.");
        if (await db.Set<ScreeningEarned>().AnyAsync(e => e.PersonId == person && !db.Set<StatementScreening>().Any(s => s.EarnedId == e.Id), cancel))
            obstacles.Add("Your pay for an assessment stands in no statement yet.");
        return obstacles;
    }

    private static IEnumerable<string> Of(Pay.Owed owed)
    {
        if (owed.Due.Minor > 0) yield return $"{owed.Organization} owes you {owed.Due}: it comes with the next payout, once it is known under Pay where to send it.";
        if (owed.OnItsWay.Minor > 0) yield return $"{owed.OnItsWay} of {owed.Organization} are on their way to you: wait until they have arrived.";
        if (owed.Held.Minor > 0) yield return $"{owed.Organization} holds {owed.Held} back while something is open.";
    }

    private static async Task<List<string>> StatementsAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        var drafts = await (
            from s in db.Set<Statement>().AsNoTracking()
            where s.PersonId == person && s.State == StatementState.Draft && s.AmountMinor > 0
            join o in db.Set<Organization>() on s.OrganizationId equals o.Id
            orderby s.WeekFrom
            select new { Statement = s, o.Name }).ToListAsync(cancel);
        return drafts.ConvertAll(d => $"Your week with {d.Name} came to {d.Statement.Amount}, and is approved on {PayWords.Date(d.Statement.Schedule.Approve)}.");
    }

    /// <summary>The running week, and one that has just ended: neither has a statement yet.</summary>
    private static async Task<List<string>> OpenWeeksAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var obstacles = new List<string>();
        var paid = db.Set<Enrollment>().Where(e => e.PersonId == person && e.TermsNumber > 0).Select(e => e.OrganizationId);
        foreach (var payer in await db.Set<Organization>().AsNoTracking().Where(o => paid.Contains(o.Id)).OrderBy(o => o.Name).ToListAsync(cancel))
        {
            var running = await OrganizationWeek.AtAsync(db, payer, now, cancel);
            var ended = await db.Set<OrganizationWeek>().AsNoTracking().Where(w => w.OrganizationId == payer.Id && w.ClosedAt == null && w.EndsAt <= now).ToListAsync(cancel);
            foreach (var week in ended.Append(running))
                if ((await PersonWeek.LoadAsync(db, payer.Id, person, week.Week, now, cancel)).Priced().Any(p => p.Total > 0))
                    obstacles.Add($"Your work for {payer.Name} in the week that ends on {PayWords.Date(PayWeek.Day(week.EndsAt.AddTicks(-1), TimeZones.Of(week.TimeZone)))} stands in no statement yet.");
        }

        return obstacles;
    }
}

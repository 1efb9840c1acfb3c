using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Pay;

/// <summary>Writes the statements of one person's week, and the next revision of a draft. Adds rows and does not save.</summary>
public static class WriteStatement
{
    /// <summary>The statements of a week that has ended, one a currency. False when there is nothing to say.</summary>
    public static async Task<bool> ForAsync(AppDb db, OrganizationWeek week, Guid person, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(week);
        ArgumentNullException.ThrowIfNull(clock);
        var work = await PersonWeek.LoadAsync(db, week.OrganizationId, person, week.Week, week.EndsAt, cancel);
        var claims = await ClaimsAsync(db, week.OrganizationId, person, week.EndsAt, null, cancel);
        var lates = await LateWork.OfAsync(db, week.OrganizationId, person, week.StartsAt, null, claims, cancel);
        var screenings = await EarnedScreening.DueAsync(db, week, person, cancel);
        var currencies = Currencies(work).Concat(lates.Select(l => l.Terms.Currency)).Concat(screenings.Select(s => s.Earned.Currency)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var currency in currencies)
        {
            var statement = new Statement(Ids.Opaque(), week, person, currency, clock.GetUtcNow());
            db.Add(statement);
            Fill(db, statement, work, lates, screenings, clock);
            foreach (var claim in claims.Where(c => Currency(work, lates, c) == currency)) claim.PayWith(statement.Id);
            db.AddRange(screenings.Where(s => s.Earned.Currency == currency).Select(s => new StatementScreening(s.Earned.Id, statement.Id, clock.GetUtcNow())));
            await TellAsync(db, statement, clock, cancel);
        }

        return currencies.Count > 0;
    }

    /// <summary>The draft as it is now that a claim was decided, whose row is already changed in the context.</summary>
    public static async Task AgainAsync(AppDb db, Statement statement, TimeClaim decided, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(decided);
        var work = await PersonWeek.LoadAsync(db, statement.OrganizationId, statement.PersonId, statement.Week, statement.WeekUntil, cancel, decided);
        var claims = await ClaimsAsync(db, statement.OrganizationId, statement.PersonId, statement.WeekFrom, statement.Id, cancel);
        var lates = await LateWork.OfAsync(db, statement.OrganizationId, statement.PersonId, statement.WeekFrom, statement.Id, claims, cancel);
        foreach (var claim in claims.Where(c => Currency(work, lates, c) == statement.Currency)) claim.PayWith(statement.Id);
        if (decided.AcceptedFrom is not null) decided.PayWith(statement.Id);
        Fill(db, statement, work, lates, await EarnedScreening.OnAsync(db, statement, cancel), clock);
    }

    private static void Fill(AppDb db, Statement statement, PersonWeek work, IReadOnlyList<LateWork> lates, IReadOnlyList<EarnedScreening> screenings, TimeProvider clock)
    {
        var revision = statement.Revision + 1;
        var lines = StatementLines.Of(statement, revision, work, lates, screenings, clock);
        statement.Revise(lines.Sum(l => l.AmountMinor), clock.GetUtcNow());
        db.AddRange(lines);
        db.AddRange(StatementLines.Slices(statement, revision, work, lates, lines));
    }

    private static IEnumerable<string> Currencies(PersonWeek work) =>
        work.Projects.Values.SelectMany(p => p.Terms.Where(t =>
                work.Slices.Any(s => s.Project == p.Project.Id && s.Terms == t.Number) || work.Judgments.Any(j => j.Project == p.Project.Id && p.At(j.At) == t)))
            .Select(t => t.Currency);

    private static string? Currency(PersonWeek work, IReadOnlyList<LateWork> lates, TimeClaim claim) =>
        lates.FirstOrDefault(l => l.Project == claim.ProjectId && l.WeekFrom <= claim.StartsAt && claim.StartsAt < l.WeekUntil)?.Terms.Currency
            ?? work.Projects.GetValueOrDefault(claim.ProjectId)?.At(claim.AcceptedFrom!.Value)?.Currency;

    /// <summary>What was accepted and is paid by no statement, or by this one.</summary>
    private static Task<List<TimeClaim>> ClaimsAsync(AppDb db, Guid organization, Guid person, DateTimeOffset before, Guid? statement, CancellationToken cancel) =>
        db.Set<TimeClaim>().Where(c => c.OrganizationId == organization && c.PersonId == person && c.AcceptedFrom != null && c.EndsAt <= before
            && (c.StatementId == null || c.StatementId == statement)).OrderBy(c => c.StartsAt).ToListAsync(cancel);

    private static async Task TellAsync(AppDb db, Statement statement, TimeProvider clock, CancellationToken cancel)
    {
        var email = await db.Set<Person>().Where(p => p.Id == statement.PersonId).Select(p => p.Email).SingleOrDefaultAsync(cancel);
        if (email is null) return;
        var schedule = statement.Schedule;
        db.Add(new OutgoingMail(Ids.New(clock), statement.PersonId, email, $"Your statement: {statement.Amount}",
            $"Your statement for the week of {PayWords.Date(PayWeek.Day(statement.WeekFrom, TimeZones.Of(statement.TimeZone)))} is ready: {statement.Amount}.\n\n"
            + $"If something is missing or wrong, say so by the end of {PayWords.Date(schedule.Approve.AddDays(-1))}. It is approved on {PayWords.Date(schedule.Approve)} and paid on {PayWords.Date(schedule.Pay)}.\n\n"
            + $"/pay/statements/{statement.Id}", clock.GetUtcNow()));
    }
}

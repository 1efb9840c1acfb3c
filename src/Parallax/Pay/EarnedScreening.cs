using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Talent;

namespace Parallax.Pay;

/// <summary>A paid screening in words: its name, and the attempt that leads to all of it.</summary>
public sealed record ScreeningFact(Guid Earned, Guid Attempt, string Name, DateTimeOffset At, long Minor, string Currency)
{
    public Money Amount => new(Minor, Currency);
}

/// <summary>What a finished screening has earned, and the week in which it did.</summary>
public sealed record EarnedScreening(ScreeningEarned Earned, DateTimeOffset WeekFrom)
{
    /// <summary>What no statement pays yet.</summary>
    public static IQueryable<ScreeningEarned> Owed(AppDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var taken = db.Set<StatementScreening>();
        return db.Set<ScreeningEarned>().AsNoTracking().Where(e => !taken.Any(t => t.EarnedId == e.Id));
    }

    /// <summary>What the statements of one person's week are to pay: what was earned before its end and is owed.</summary>
    public static async Task<IReadOnlyList<EarnedScreening>> DueAsync(AppDb db, OrganizationWeek week, Guid person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(week);
        var owed = await Owed(db).Where(e => e.OrganizationId == week.OrganizationId && e.PersonId == person && e.At < week.EndsAt).ToListAsync(cancel);
        return await InWeeksAsync(db, week.OrganizationId, owed, cancel);
    }

    /// <summary>What a statement pays already: its next revision has the same.</summary>
    public static async Task<IReadOnlyList<EarnedScreening>> OnAsync(AppDb db, Statement statement, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(statement);
        var taken = db.Set<StatementScreening>().Where(t => t.StatementId == statement.Id).Select(t => t.EarnedId);
        return await InWeeksAsync(db, statement.OrganizationId, await db.Set<ScreeningEarned>().AsNoTracking().Where(e => taken.Contains(e.Id)).ToListAsync(cancel), cancel);
    }

    /// <summary>With what the pages say of them, by the earned row.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ScreeningFact>> FactsAsync(AppDb db, IReadOnlyCollection<Guid> earned, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (earned.Count == 0) return new Dictionary<Guid, ScreeningFact>();
        return await (
            from e in db.Set<ScreeningEarned>().AsNoTracking()
            where earned.Contains(e.Id)
            join a in db.Set<ScreeningAttempt>() on e.AttemptId equals a.Id
            join s in db.Set<Screening>() on a.ScreeningId equals s.Id
            select new ScreeningFact(e.Id, a.Id, s.Name, e.At, e.Minor, e.Currency)).ToDictionaryAsync(f => f.Earned, cancel);
    }

    private static async Task<IReadOnlyList<EarnedScreening>> InWeeksAsync(AppDb db, Guid organization, List<ScreeningEarned> earned, CancellationToken cancel)
    {
        if (earned.Count == 0) return [];
        var payer = await db.Set<Organization>().AsNoTracking().SingleAsync(o => o.Id == organization, cancel);
        var found = new List<EarnedScreening>();
        foreach (var one in earned.OrderBy(e => e.At).ThenBy(e => e.Id))
            found.Add(new EarnedScreening(one, (await OrganizationWeek.AtAsync(db, payer, one.At, cancel)).StartsAt));
        return found;
    }
}

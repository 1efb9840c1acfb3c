using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>A score in the record of an attempt; a person's only once it is settled.</summary>
public sealed record RecordedScore(Guid Item, int Ordinal, string Skill, string Kind, double? Points, double Of, IReadOnlyList<RecordedLevel> Scorers, string? Comment);

public sealed record RecordedLevel(string Scorer, int Level, string Comment);

/// <param name="By">Null when the points decided.</param>
public sealed record RecordedDecision(int Number, bool? Before, bool Passed, double Points, double OfPoints, string Reason, string? By, DateTimeOffset At);

/// <summary>What was scored and decided in an attempt, why and by whom: for whoever makes the screening.</summary>
public sealed record AttemptRecord(
    ListedAttempt Attempt, Guid ScreeningId, string Screening, DateTimeOffset? StartedAt, DateTimeOffset? DeadlineAt, DateTimeOffset? FinishedAt,
    IReadOnlyList<RecordedScore> Scores, IReadOnlyList<RecordedDecision> Decisions)
{
    public static async Task<IResult> GetAsync(Guid attempt, HttpContext http, AppDb db, CancellationToken cancel) =>
        await OfAsync(attempt, Caller.Of(http.User), db, cancel) is { } record ? TypedResults.Ok(record) : ScreeningRefusals.AttemptUnknown;

    public static async Task<AttemptRecord?> OfAsync(Guid attempt, Caller caller, AppDb db, CancellationToken cancel)
    {
        var a = await ScreeningAccess.Attempts(db, caller).AsNoTracking().FirstOrDefaultAsync(x => x.Id == attempt, cancel);
        if (a is null) return null;
        var people = db.Set<Identity.Person>();
        var person = await people.AsNoTracking().FirstAsync(p => p.Id == a.PersonId, cancel);
        var name = await db.Set<Screening>().Where(s => s.Id == a.ScreeningId).Select(s => s.Name).SingleAsync(cancel);
        var items = await ScreeningItem.In(db, a.ScreeningId).AsNoTracking().OrderBy(i => i.Ordinal).ThenBy(i => i.Id).ToListAsync(cancel);
        var scores = await db.Set<ItemScore>().AsNoTracking().Where(s => s.AttemptId == attempt).OrderBy(s => s.Seat).ToListAsync(cancel);
        var decisions = await db.Set<ScreeningDecision>().AsNoTracking().Where(d => d.AttemptId == attempt).OrderBy(d => d.Number).ToListAsync(cancel);
        Guid[] named = [.. scores.Select(s => s.ScorerId).Concat(decisions.Select(d => d.ById)).OfType<Guid>().Distinct()];
        var names = await people.Where(p => named.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
        return new AttemptRecord(
            ReadScreenings.Listed(a, person.DisplayName, person.Email ?? ""), a.ScreeningId, name, a.StartedAt, a.DeadlineAt, a.FinishedAt,
            items.ConvertAll(i => Recorded(i, [.. scores.Where(s => s.ItemId == i.Id)], names)),
            decisions.ConvertAll(d => new RecordedDecision(d.Number, d.Before, d.Passed, d.Points, d.OfPoints, d.Reason, d.ById is { } by ? names[by] : null, d.At)));
    }

    /// <summary>A first score stays unseen until it is settled, also by those who make the screening: one of them may score next.</summary>
    private static RecordedScore Recorded(ScreeningItem item, List<ItemScore> scores, Dictionary<Guid, string> names)
    {
        var counts = scores.Find(s => s.Seat == ItemScore.Counts);
        var people = counts is null ? [] : scores.Where(s => s.ScorerId is not null).Select(s => new RecordedLevel(names[s.ScorerId!.Value], s.Level!.Value, s.Comment));
        return new RecordedScore(item.Id, item.Ordinal, item.Skill, item.Kind.ToString().ToLowerInvariant(), counts?.Points, item.Points, [.. people], counts?.Comment);
    }
}

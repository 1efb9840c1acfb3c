using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>
/// A key was wrong: the corrected one is a new version, and everybody is scored anew by it, batch by batch. What dies
/// half way is finished by the sweep. A pass is never taken from somebody who is enrolled already, and what a person decided stays.
/// </summary>
public static class CorrectKey
{
    private const int Batch = 100;
    private const int MostListed = 500;

    public sealed record Request(string? Reason, AnswerKey? Key = null, ItemRubric? Rubric = null);

    public sealed record Change(Guid Attempt, bool? Before, bool Passed);

    /// <param name="Changed">The outcomes that are another now, at most 500 of them.</param>
    /// <param name="Kept">How many would have lost their pass and keep it, because they work here already or a person decided.</param>
    public sealed record Answer(int Version, int Rescored, int Kept, IReadOnlyList<Change> Changed);

    public static async Task<IResult> PostAsync(
        Guid item, Request request, HttpContext http, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(item, request, Caller.Of(http.User), db, protocols, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> ForAsync(
        Guid item, Request request, Caller caller, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        var row = await db.Set<ScreeningItem>().FirstOrDefaultAsync(i => i.Id == item && i.RemovedAt == null, cancel);
        var screening = row is null ? null : await ScreeningAccess.Made(db, caller).AsNoTracking().FirstOrDefaultAsync(s => s.Id == row.ScreeningId, cancel);
        if (row is null || screening is null) return ScreeningRefusals.ItemUnknown;
        if (request.Reason?.Trim() is not { Length: >= 1 and <= 1000 } reason || !PlainText.IsClean(reason, lines: true)) return ScreeningRefusals.Invalid("reason", "Say what was wrong, in 1 to 1000 characters.");
        var content = new ItemContent(row.Kind == ItemKind.Key ? request.Key : null, row.Kind == ItemKind.Rubric ? request.Rubric : null);
        var shown = (await ShownItem.OfAsync(db, protocols, screening.ProjectId, row.PresentationId, cancel))!;
        var errors = CheckItemContent.Of(content, row.Kind, shown.Protocol, shown.StepCounts);
        if (errors.Count > 0) return ScreeningRefusals.Invalid(errors);
        db.Add(row.Correct(content, reason, caller.Id, clock));
        if (await ScreeningSaving.SaveAsync(db, cancel) is { } lost) return lost;
        var version = row.KeyNumber;
        db.ChangeTracker.Clear();
        return (await RescoreAsync(db, item, clock, cancel)) with { Version = version };
    }

    /// <summary>Everybody whose score is of an older key than the item's. What was scored by a rubric stays as people gave it.</summary>
    public static async Task<Answer> RescoreAsync(AppDb db, Guid item, TimeProvider clock, CancellationToken cancel)
    {
        var (rescored, kept, changed) = (0, 0, new List<Change>());
        while (true)
        {
            var stale = await Stale(db).Where(s => s.ItemId == item).OrderBy(s => s.AttemptId).Take(Batch).Select(s => s.AttemptId).ToListAsync(cancel);
            if (stale.Count == 0) return new Answer(0, rescored, kept, changed);
            var batch = new Answer(0, 0, 0, new List<Change>());
            foreach (var attempt in stale) batch = Add(batch, await OneAsync(db, item, attempt, clock, cancel));
            // Somebody else changed one of them meanwhile: the next round reads them again.
            if (await ScreeningSaving.SaveAsync(db, cancel) is not null) continue;
            db.ChangeTracker.Clear();
            rescored += batch.Rescored;
            kept += batch.Kept;
            changed.AddRange(batch.Changed.Take(MostListed - changed.Count));
        }
    }

    /// <summary>Scores that count and are of an older key.</summary>
    public static IQueryable<ItemScore> Stale(AppDb db) =>
        from s in db.Set<ItemScore>()
        join i in db.Set<ScreeningItem>() on s.ItemId equals i.Id
        where s.Seat == ItemScore.Counts && i.Kind == ItemKind.Key && s.KeyNumber < i.KeyNumber
        select s;

    private static Answer Add(Answer sum, (Change? Change, bool Kept) one) => sum with
    {
        Rescored = sum.Rescored + 1,
        Kept = sum.Kept + (one.Kept ? 1 : 0),
        Changed = one.Change is null ? sum.Changed : [.. sum.Changed, one.Change],
    };

    private static async Task<(Change? Change, bool Kept)> OneAsync(AppDb db, Guid itemId, Guid id, TimeProvider clock, CancellationToken cancel)
    {
        var attempt = await db.Set<ScreeningAttempt>().FirstAsync(a => a.Id == id, cancel);
        var screening = await db.Set<Screening>().AsNoTracking().FirstAsync(s => s.Id == attempt.ScreeningId, cancel);
        var items = await SettleAttempt.ItemsAsync(db, attempt.ScreeningId, cancel);
        var (item, content, responses) = items.Find(i => i.Item.Id == itemId);
        var scores = await db.Set<ItemScore>().Where(s => s.AttemptId == id && s.Seat == ItemScore.Counts).ToListAsync(cancel);
        var given = (await SettleAttempt.AnswersAsync(db, attempt, cancel)).GetValueOrDefault(item.PresentationId);
        scores.Single(s => s.ItemId == itemId).Recompute(item, given is null ? 0 : ScoreByKey.Of(content.Key!, given, responses), clock.GetUtcNow());
        attempt.Touch();
        if (attempt.State != AttemptState.Decided) return (null, false);

        attempt.Score(SettleAttempt.Skills([.. items.Select(i => i.Item)], scores));
        var (before, passes) = (attempt.Passed, attempt.Reaches(screening.PassPercent));
        if (passes == before) return (null, false);
        if (!passes && await KeepsAsync(db, attempt, cancel)) return (null, true);
        db.Add(attempt.Decide(passes, $"The key of item {item.Ordinal} was corrected (version {item.KeyNumber}), and everybody was scored anew.", null, clock));
        var to = await db.Set<Person>().Where(p => p.Id == attempt.PersonId).Select(p => p.Email).SingleAsync(cancel);
        if (to is not null) ScreeningMail.Result(db, attempt, to, "The key of one task was wrong. It is corrected, and everybody was scored anew by it.", clock);
        return (new Change(id, before, passes), false);
    }

    private static async Task<bool> KeepsAsync(AppDb db, ScreeningAttempt attempt, CancellationToken cancel) =>
        await db.Set<Enrollment>().AnyAsync(e => e.PersonId == attempt.PersonId && e.OrganizationId == attempt.OrganizationId, cancel)
        || await db.Set<ScreeningDecision>().AnyAsync(d => d.AttemptId == attempt.Id && d.Number == attempt.Decisions && d.ById != null, cancel);
}

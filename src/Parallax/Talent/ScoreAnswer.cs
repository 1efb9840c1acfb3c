using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>An answer that waits for a score. It carries no score of anybody: whoever reads it scores for themselves.</summary>
public sealed record WaitingAnswer(Guid Attempt, Guid Item, string Screening, string Skill, string Person, DateTimeOffset FinishedAt, bool Adjudicates);

/// <summary>An answer with all that a scorer looks at.</summary>
public sealed record AnswerToScore(WaitingAnswer Waiting, Guid ScreeningId, ShownItem Shown, ItemRubric Rubric, Answers Answers);

/// <summary>
/// Scores by a rubric. Two people score each answer without seeing one another; when they are two levels or more apart a
/// third one does, as blind, and the middle of the three counts. Otherwise the mean of the two does.
/// </summary>
public static class ScoreAnswer
{
    public const int Gap = 2;
    private const int Most = 100;
    private const int Tries = 5;

    public sealed record Request(int Level, string? Comment);

    private sealed record Row(Guid Attempt, Guid Item, string Screening, string Skill, Guid Organization, Guid Person, DateTimeOffset FinishedAt, int Scores);

    public static async Task<IResult> QueueAsync(HttpContext http, AppDb db, CancellationToken cancel) =>
        TypedResults.Ok(await WaitingAsync(db, Caller.Of(http.User), null, null, cancel));

    /// <summary>What waits for a score of the caller's, oldest first, at most a hundred.</summary>
    public static async Task<IReadOnlyList<WaitingAnswer>> WaitingAsync(AppDb db, Caller caller, Guid? attempt, Guid? item, CancellationToken cancel)
    {
        var (mine, scores, assignments) = (ScreeningAccess.Scored(db, caller), db.Set<ItemScore>(), db.Set<Assignment>());
        var rows = await (
            from a in db.Set<ScreeningAttempt>().AsNoTracking()
            where a.State == AttemptState.Scoring && a.PersonId != caller.Id && (attempt == null || a.Id == attempt)
            join s in mine on a.ScreeningId equals s.Id
            join i in db.Set<ScreeningItem>() on s.Id equals i.ScreeningId
            where i.RemovedAt == null && i.Kind == ItemKind.Rubric && (item == null || i.Id == item)
                && !scores.Any(x => x.AttemptId == a.Id && x.ItemId == i.Id && (x.Seat == ItemScore.Counts || x.ScorerId == caller.Id))
            orderby a.FinishedAt, a.Id, i.Ordinal
            select new Row(a.Id, i.Id, s.Name, i.Skill, a.OrganizationId, a.PersonId, a.FinishedAt!.Value, scores.Count(x => x.AttemptId == a.Id && x.ItemId == i.Id))).Take(Most).ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        return [.. rows.Select(r => new WaitingAnswer(r.Attempt, r.Item, r.Screening, r.Skill, installation.Pseudonym(r.Organization, r.Person), r.FinishedAt, r.Scores == 2))];
    }

    public static async Task<IResult> GetAsync(Guid attempt, Guid item, HttpContext http, AppDb db, ProtocolCache protocols, CancellationToken cancel) =>
        (await FindAsync(attempt, item, Caller.Of(http.User), db, protocols, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<AnswerToScore>> FindAsync(Guid attempt, Guid item, Caller caller, AppDb db, ProtocolCache protocols, CancellationToken cancel)
    {
        var waiting = await WaitingAsync(db, caller, attempt, item, cancel);
        if (waiting.Count == 0) return ScreeningRefusals.NothingToScore;
        var row = await db.Set<ScreeningAttempt>().AsNoTracking().FirstAsync(a => a.Id == attempt, cancel);
        var screening = await db.Set<Screening>().AsNoTracking().FirstAsync(s => s.Id == row.ScreeningId, cancel);
        var found = (await SettleAttempt.ItemsAsync(db, screening.Id, cancel)).Find(i => i.Item.Id == item);
        var shown = await ShownItem.OfAsync(db, protocols, screening.ProjectId, found.Item.PresentationId, cancel);
        var answers = await SettleAttempt.AnswersAsync(db, row, cancel);
        return new AnswerToScore(waiting[0], screening.Id, shown!, found.Content.Rubric!, answers[found.Item.PresentationId]);
    }

    public static async Task<IResult> PostAsync(Guid attempt, Guid item, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(attempt, item, request, Caller.Of(http.User), db, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(Guid attempt, Guid item, Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (caller.Id == Guid.Empty) return ScreeningRefusals.NothingToScore;
        if (request.Level is < 1 or > ItemRubric.Highest) return ScreeningRefusals.Invalid("level", "The level is 1 to 5.");
        if (request.Comment?.Trim() is not { Length: >= 1 and <= 2000 } comment || comment.Contains('\0', StringComparison.Ordinal))
            return ScreeningRefusals.Invalid("comment", "Give your reason in 1 to 2000 characters: an appeal is decided by it.");
        for (var attempts = 1; ; attempts++)
        {
            if ((await WaitingAsync(db, caller, attempt, item, cancel)).Count == 0) return ScreeningRefusals.NothingToScore;
            await AddAsync(attempt, item, request.Level, comment, caller.Id, db, clock, cancel);
            var lost = await ScreeningSaving.SaveAsync(db, cancel);
            if (lost is null || attempts == Tries) return lost;
        }
    }

    private static async Task AddAsync(Guid id, Guid itemId, int level, string comment, Guid scorer, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var attempt = await db.Set<ScreeningAttempt>().FirstAsync(a => a.Id == id, cancel);
        var items = await ScreeningItem.In(db, attempt.ScreeningId).ToListAsync(cancel);
        var item = items.Single(i => i.Id == itemId);
        var scores = await db.Set<ItemScore>().AsNoTracking().Where(s => s.AttemptId == id).ToListAsync(cancel);
        List<int> levels = [.. scores.Where(s => s.ItemId == itemId && s.Level is not null).OrderBy(s => s.Seat).Select(s => s.Level!.Value), level];
        attempt.Touch();
        db.Add(new ItemScore(Ids.New(clock), id, item, levels.Count, scorer, level, comment, clock.GetUtcNow()));
        if (Settled(levels) is not { } settled) return;

        var counts = new ItemScore(Ids.New(clock), id, item, ItemRubric.Credit(settled), levels.Count == 2 ? "the mean of two" : "the middle of three", clock.GetUtcNow());
        db.Add(counts);
        List<ItemScore> counted = [.. scores.Where(s => s.Seat == ItemScore.Counts), counts];
        if (counted.Count < items.Count) return;
        var screening = await db.Set<Screening>().AsNoTracking().FirstAsync(s => s.Id == attempt.ScreeningId, cancel);
        await SettleAttempt.DecideAsync(db, attempt, screening, items, counted, clock, cancel);
    }

    /// <summary>The level that counts, or null while another person has to look. Pure.</summary>
    public static double? Settled(IReadOnlyList<int> levels) => levels.Count switch
    {
        2 when Math.Abs(levels[0] - levels[1]) < Gap => levels.Average(),
        3 => levels.Order().ElementAt(1),
        _ => null,
    };
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>
/// Finishes an attempt and scores it by its keys. Done twice it is done once: the attempt's revision and the seats of the
/// scores let one win. It first closes the assignments, so that nothing can be submitted while it counts.
/// </summary>
public static class SettleAttempt
{
    /// <summary>When everything is answered, or the time and its grace are over.</summary>
    public static async Task IfDueAsync(AppDb db, WorkStore store, Guid attempt, TimeProvider clock, CancellationToken cancel)
    {
        var found = await db.Set<ScreeningAttempt>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == attempt && a.State == AttemptState.Running, cancel);
        if (found is null) return;
        if (clock.GetUtcNow() < found.ClosesAt && !await AnsweredAllAsync(db, found, cancel)) return;
        await FinishAsync(db, store, attempt, clock, cancel);
    }

    private static async Task<bool> AnsweredAllAsync(AppDb db, ScreeningAttempt attempt, CancellationToken cancel)
    {
        var subject = attempt.Subject;
        var answered = await db.Set<Assignment>().CountAsync(
            a => a.Subject == subject && a.Purpose == Purpose.Screening && (a.State == AssignmentState.Submitted || a.State == AssignmentState.Passed), cancel);
        return answered == await ScreeningItem.In(db, attempt.ScreeningId).CountAsync(cancel);
    }

    public static async Task FinishAsync(AppDb db, WorkStore store, Guid id, TimeProvider clock, CancellationToken cancel)
    {
        var attempt = await db.Set<ScreeningAttempt>().FirstAsync(a => a.Id == id, cancel);
        if (attempt.State != AttemptState.Running) return;
        await store.CloseScreeningAsync(attempt.Subject, cancel);
        var screening = await db.Set<Screening>().AsNoTracking().FirstAsync(s => s.Id == attempt.ScreeningId, cancel);
        var answers = await AnswersAsync(db, attempt, cancel);
        var items = await ItemsAsync(db, attempt.ScreeningId, cancel);
        var (open, scores) = (false, new List<ItemScore>());
        foreach (var (item, content, responses) in items)
        {
            var given = answers.GetValueOrDefault(item.PresentationId);
            if (given is not null && item.Kind == ItemKind.Rubric) open = true;
            else scores.Add(new ItemScore(Ids.New(clock), id, item, given is null ? 0 : ScoreByKey.Of(content.Key!, given, responses), given is null ? "not answered" : "", clock.GetUtcNow()));
        }

        if (attempt.Finish(screening, answers.Count > 0, clock) is { } earned) db.Add(earned);
        db.AddRange(scores);
        if (!open) await DecideAsync(db, attempt, screening, [.. items.Select(i => i.Item)], scores, clock, cancel);
        await ScreeningSaving.SaveAsync(db, cancel);
    }

    /// <summary>Counts the points of every item and decides by the mark; the result goes to the person.</summary>
    public static async Task DecideAsync(
        AppDb db, ScreeningAttempt attempt, Screening screening, IReadOnlyList<ScreeningItem> items, IReadOnlyList<ItemScore> counted, TimeProvider clock, CancellationToken cancel)
    {
        attempt.Score(Skills(items, counted));
        var passed = attempt.Reaches(screening.PassPercent);
        db.Add(attempt.Decide(passed, $"By the points: the mark is {screening.PassPercent}%.", null, clock));
        var to = await db.Set<Person>().Where(p => p.Id == attempt.PersonId).Select(p => p.Email).SingleAsync(cancel);
        if (to is not null) ScreeningMail.Result(db, attempt, to, passed ? "What happens next is told to you separately." : "Every skill has its feedback on the page.", clock);
    }

    public static IReadOnlyList<SkillScore> Skills(IReadOnlyList<ScreeningItem> items, IReadOnlyList<ItemScore> counted) =>
        [.. items.GroupBy(i => i.Skill).Select(g => new SkillScore(
            g.Key, g.Sum(i => counted.FirstOrDefault(s => s.ItemId == i.Id)?.Points ?? 0), g.Sum(i => i.Points)))];

    /// <summary>What was submitted, by presentation; what was passed on is not among it.</summary>
    public static async Task<Dictionary<Guid, Answers>> AnswersAsync(AppDb db, ScreeningAttempt attempt, CancellationToken cancel)
    {
        var subject = attempt.Subject;
        var rows = await (
            from a in db.Set<Assignment>().AsNoTracking()
            where a.Subject == subject && a.Purpose == Purpose.Screening
            join j in db.Set<Judgment>() on a.Id equals j.AssignmentId
            where j.IsCurrent
            select new { a.PresentationId, j.Answers }).ToListAsync(cancel);
        return rows.ToDictionary(r => r.PresentationId, r => Content.Read<Answers>(r.Answers));
    }

    /// <summary>The items in order, each with what it is scored by now and the ids of its responses.</summary>
    public static async Task<List<(ScreeningItem Item, ItemContent Content, IReadOnlyList<Guid> Responses)>> ItemsAsync(AppDb db, Guid screening, CancellationToken cancel)
    {
        var rows = await (
            from i in ScreeningItem.In(db, screening)
            join v in db.Set<KeyVersion>() on new { ItemId = i.Id, Number = i.KeyNumber } equals new { v.ItemId, v.Number }
            join p in db.Set<Presentation>() on i.PresentationId equals p.Id
            orderby i.Ordinal, i.Id
            select new { Item = i, v.Content, p.FirstResponseId, p.SecondResponseId }).ToListAsync(cancel);
        return [.. rows.Select(r => (
            r.Item, Content.Read<ItemContent>(r.Content),
            (IReadOnlyList<Guid>)(r.SecondResponseId is { } second ? [r.FirstResponseId, second] : [r.FirstResponseId])))];
    }
}

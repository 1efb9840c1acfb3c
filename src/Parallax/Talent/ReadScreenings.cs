using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>How a skill went, in words.</summary>
public sealed record SkillFeedback(string Skill, string Level, string Expected);

/// <summary>What an applicant sees of an attempt of theirs: no key, no rubric level, no model, no scorer.</summary>
public sealed record AttemptView(
    Guid Id, string Screening, string About, int Items, int Minutes, string State, string? Pays, int PassPercent, DateTimeOffset InvitedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? DeadlineAt, DateTimeOffset? FinishedAt, bool? Passed, string? Reason, IReadOnlyList<SkillFeedback> Skills, bool MayAppeal, DateTimeOffset? NextAttemptFrom);

/// <summary>An attempt in a list for whoever makes the screening.</summary>
public sealed record ListedAttempt(Guid Id, string Person, string Email, int Number, string State, int TimePercent, bool? Passed, double Points, double OfPoints, DateTimeOffset InvitedAt);

/// <summary>A score in the record of an attempt; a person's only once it is settled.</summary>
public sealed record RecordedScore(Guid Item, int Ordinal, string Skill, string Kind, double? Points, double Of, IReadOnlyList<RecordedLevel> Scorers, string? Comment);

public sealed record RecordedLevel(string Scorer, int Level, string Comment);

/// <summary>What was decided, why and by whom.</summary>
public sealed record AttemptRecord(ListedAttempt Attempt, Guid ScreeningId, string Screening, IReadOnlyList<RecordedScore> Scores, IReadOnlyList<ScreeningDecision> Decisions);

/// <summary>Reads what applicants and makers see.</summary>
public static class ReadScreenings
{
    private const int PageSize = 100;

    public static async Task<IResult> ListAsync(HttpContext http, AppDb db, CancellationToken cancel) =>
        TypedResults.Ok(await ScreeningAccess.Made(db, Caller.Of(http.User)).AsNoTracking().OrderByDescending(s => s.CreatedAt).Take(PageSize)
            .Select(s => new { s.Id, s.Name, s.ProjectId, s.Minutes, s.PassPercent, s.PaysMinor, s.Currency, State = s.State.ToString().ToLower() }).ToListAsync(cancel));

    /// <summary>With the keys: for whoever makes it.</summary>
    public static async Task<IResult> GetAsync(Guid screening, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ScreeningAccess.Made(db, Caller.Of(http.User)).AsNoTracking().FirstOrDefaultAsync(s => s.Id == screening, cancel);
        if (found is null) return ScreeningRefusals.Unknown;
        var items = await SettleAttempt.ItemsAsync(db, screening, cancel);
        return TypedResults.Ok(new
        {
            found.Id,
            found.Name,
            found.ProjectId,
            State = found.State.ToString().ToLowerInvariant(),
            Items = items.Select(i => new { i.Item.Id, i.Item.Ordinal, Presentation = i.Item.PresentationId, i.Item.Skill, Kind = i.Item.Kind.ToString().ToLowerInvariant(), i.Item.Points, i.Item.KeyNumber, i.Content.Key, i.Content.Rubric }),
        });
    }

    public static async Task<IResult> GetAttemptsAsync(Guid screening, int? page, HttpContext http, AppDb db, CancellationToken cancel)
    {
        if (!await ScreeningAccess.Made(db, Caller.Of(http.User)).AnyAsync(s => s.Id == screening, cancel)) return ScreeningRefusals.Unknown;
        return TypedResults.Ok(await AttemptsAsync(db, screening, page ?? 0, cancel));
    }

    public static async Task<List<ListedAttempt>> AttemptsAsync(AppDb db, Guid screening, int page, CancellationToken cancel)
    {
        var rows = await (
            from a in db.Set<ScreeningAttempt>().AsNoTracking()
            where a.ScreeningId == screening
            join p in db.Set<Identity.Person>() on a.PersonId equals p.Id
            orderby a.InvitedAt descending, a.Id
            select new { Attempt = a, p.DisplayName, p.Email }).Skip(Math.Max(0, page) * PageSize).Take(PageSize).ToListAsync(cancel);
        return rows.ConvertAll(r => Listed(r.Attempt, r.DisplayName, r.Email ?? ""));
    }

    private static ListedAttempt Listed(ScreeningAttempt a, string name, string email) =>
        new(a.Id, name, email, a.Number, a.State.ToString().ToLowerInvariant(), a.TimePercent, a.Passed, a.Points, a.OfPoints, a.InvitedAt);

    public static async Task<IResult> MineAsync(HttpContext http, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        var ids = await TakeScreening.Mine(db, Caller.Of(http.User)).OrderByDescending(a => a.InvitedAt).Take(PageSize).Select(a => a.Id).ToListAsync(cancel);
        var views = new List<AttemptView>();
        foreach (var id in ids) views.Add((await ViewAsync(id, Caller.Of(http.User), db, protocols, clock, cancel))!);
        return TypedResults.Ok(views);
    }

    public static async Task<IResult> GetViewAsync(Guid attempt, HttpContext http, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel) =>
        await ViewAsync(attempt, Caller.Of(http.User), db, protocols, clock, cancel) is { } view ? TypedResults.Ok(view) : ScreeningRefusals.AttemptUnknown;

    public static async Task<AttemptView?> ViewAsync(Guid attempt, Caller caller, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        var a = await TakeScreening.Mine(db, caller).AsNoTracking().FirstOrDefaultAsync(x => x.Id == attempt, cancel);
        if (a is null) return null;
        var s = await db.Set<Screening>().AsNoTracking().FirstAsync(x => x.Id == a.ScreeningId, cancel);
        var items = await ScreeningItem.In(db, s.Id).CountAsync(cancel);
        var reason = await db.Set<ScreeningDecision>().Where(d => d.AttemptId == attempt && d.Number == a.Decisions).Select(d => d.Reason).FirstOrDefaultAsync(cancel);
        var again = a is { State: AttemptState.Decided, Passed: false } && s.RetakeDays is { } days && a.Number < s.MostAttempts ? a.DecidedAt!.Value.AddDays(days) : (DateTimeOffset?)null;
        return new AttemptView(
            a.Id, s.Name, s.About, items, (int)ScreeningAttempt.TimeFor(s, a.TimePercent).TotalMinutes, State(a, clock.GetUtcNow()), s.Pays?.ToString(), s.PassPercent, a.InvitedAt,
            a.StartedAt, a.DeadlineAt, a.FinishedAt, a.Passed, reason, a.State == AttemptState.Decided ? await FeedbackAsync(a, s, db, protocols, cancel) : [],
            a.State == AttemptState.Decided && a.Appealed < a.Decisions, again);
    }

    private static string State(ScreeningAttempt a, DateTimeOffset now) =>
        a.State == AttemptState.Running && now >= a.DeadlineAt ? "over" : a.State.ToString().ToLowerInvariant();

    private static async Task<IReadOnlyList<SkillFeedback>> FeedbackAsync(ScreeningAttempt a, Screening s, AppDb db, ProtocolCache protocols, CancellationToken cancel)
    {
        var protocol = protocols.Definition(await (
            from project in db.Set<Project>()
            where project.Id == s.ProjectId
            join p in db.Set<Protocol>() on project.ProtocolId equals p.Id
            select p).AsNoTracking().SingleAsync(cancel));
        return [.. Content.Read<List<SkillScore>>(a.Skills).Select(k => new SkillFeedback(k.Skill, Level(k.Of == 0 ? 0 : k.Points / k.Of), Expected(protocol, k.Skill)))];
    }

    /// <summary>In words: a share of points says more than it knows.</summary>
    public static string Level(double share) => share switch
    {
        >= .85 => "strong",
        >= .7 => "good",
        >= .5 => "partly there",
        _ => "not yet there",
    };

    /// <summary>In general, from the protocol's own words: no item is given away.</summary>
    private static string Expected(ProtocolDefinition protocol, string skill) =>
        protocol.Dimensions.FirstOrDefault(d => string.Equals(d.Name, skill, StringComparison.OrdinalIgnoreCase)) is { } dimension
            ? $"{dimension.Asks} A top answer: {dimension.Levels[^1]}"
            : "Say what the picture and the text show, tell it from what is only assumed, and judge each response by that.";

    public static async Task<IResult> GetRecordAsync(Guid attempt, HttpContext http, AppDb db, CancellationToken cancel) =>
        await RecordAsync(attempt, Caller.Of(http.User), db, cancel) is { } record ? TypedResults.Ok(record) : ScreeningRefusals.AttemptUnknown;

    public static async Task<AttemptRecord?> RecordAsync(Guid attempt, Caller caller, AppDb db, CancellationToken cancel)
    {
        var a = await ScreeningAccess.Attempts(db, caller).AsNoTracking().FirstOrDefaultAsync(x => x.Id == attempt, cancel);
        if (a is null) return null;
        var person = await db.Set<Identity.Person>().AsNoTracking().FirstAsync(p => p.Id == a.PersonId, cancel);
        var name = await db.Set<Screening>().Where(s => s.Id == a.ScreeningId).Select(s => s.Name).SingleAsync(cancel);
        var items = await ScreeningItem.In(db, a.ScreeningId).AsNoTracking().OrderBy(i => i.Ordinal).ToListAsync(cancel);
        var scores = await db.Set<ItemScore>().AsNoTracking().Where(s => s.AttemptId == attempt).OrderBy(s => s.Seat).ToListAsync(cancel);
        var scorers = await (from s in db.Set<ItemScore>() where s.AttemptId == attempt join p in db.Set<Identity.Person>() on s.ScorerId equals p.Id select new { p.Id, p.DisplayName }).Distinct().ToListAsync(cancel);
        var decisions = await db.Set<ScreeningDecision>().AsNoTracking().Where(d => d.AttemptId == attempt).OrderBy(d => d.Number).ToListAsync(cancel);
        return new AttemptRecord(
            Listed(a, person.DisplayName, person.Email ?? ""), a.ScreeningId, name,
            items.ConvertAll(i => Recorded(i, [.. scores.Where(s => s.ItemId == i.Id)], id => scorers.First(s => s.Id == id).DisplayName)), decisions);
    }

    /// <summary>A first score stays unseen until it is settled, also by those who make the screening: one of them may score next.</summary>
    private static RecordedScore Recorded(ScreeningItem item, List<ItemScore> scores, Func<Guid, string> name)
    {
        var counts = scores.Find(s => s.Seat == ItemScore.Counts);
        var people = counts is null ? [] : scores.Where(s => s.ScorerId is not null).Select(s => new RecordedLevel(name(s.ScorerId!.Value), s.Level!.Value, s.Comment));
        return new RecordedScore(item.Id, item.Ordinal, item.Skill, item.Kind.ToString().ToLowerInvariant(), counts?.Points, item.Points, [.. people], counts?.Comment);
    }
}

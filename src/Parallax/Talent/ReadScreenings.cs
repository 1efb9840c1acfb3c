using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>How a skill went, in words.</summary>
public sealed record SkillFeedback(string Skill, string Level, string Expected);

/// <summary>What an applicant sees of an attempt of theirs: no key, no rubric level, no model, no scorer.</summary>
public sealed record AttemptView(
    Guid Id, string Screening, string About, int Items, int Minutes, string State, string? Pays, int PassPercent, DateTimeOffset InvitedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? DeadlineAt, DateTimeOffset? FinishedAt, int Submitted, string? Earned, bool? Passed, string? Reason, IReadOnlyList<SkillFeedback> Skills, bool MayAppeal, DateTimeOffset? NextAttemptFrom);

/// <summary>An attempt in a list for whoever makes the screening.</summary>
public sealed record ListedAttempt(Guid Id, string Person, string Email, int Number, string State, int TimePercent, bool? Passed, double Points, double OfPoints, DateTimeOffset InvitedAt);

/// <summary>Reads what applicants and makers see.</summary>
public static class ReadScreenings
{
    public const int PageSize = 100;

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

    public static ListedAttempt Listed(ScreeningAttempt a, string name, string email) =>
        new(a.Id, name, email, a.Number, a.State.ToString().ToLowerInvariant(), a.TimePercent, a.Passed, a.Points, a.OfPoints, a.InvitedAt);

    public static async Task<IResult> GetMineAsync(HttpContext http, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel) =>
        TypedResults.Ok(await MineAsync(db, Caller.Of(http.User), protocols, clock, cancel));

    public static async Task<IReadOnlyList<AttemptView>> MineAsync(AppDb db, Caller caller, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        var ids = await TakeScreening.Mine(db, caller).OrderByDescending(a => a.InvitedAt).Take(PageSize).Select(a => a.Id).ToListAsync(cancel);
        var views = new List<AttemptView>();
        foreach (var id in ids) views.Add((await ViewAsync(id, caller, db, protocols, clock, cancel))!);
        return views;
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
            a.StartedAt, a.DeadlineAt, a.FinishedAt, await SubmittedAsync(a, db, cancel), a.PaidMinor is { } earned ? new Money(earned, a.PaidCurrency!).ToString() : null, a.Passed, reason, a.State == AttemptState.Decided ? await FeedbackAsync(a, s, db, protocols, cancel) : [],
            a.State == AttemptState.Decided && a.Appealed < a.Decisions, again);
    }

    private static Task<int> SubmittedAsync(ScreeningAttempt a, AppDb db, CancellationToken cancel)
    {
        var subject = a.Subject;
        return db.Set<Assignment>().CountAsync(x => x.Subject == subject && x.Purpose == Purpose.Screening && x.State == AssignmentState.Submitted, cancel);
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
}

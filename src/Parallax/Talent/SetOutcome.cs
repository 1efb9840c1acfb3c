using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Answers an appeal: the outcome anew, or as it was, with the reason in writing. By somebody who neither scored nor decided.</summary>
public static class SetOutcome
{
    public sealed record Request(bool Passed, string? Reason);

    public sealed record Time(int TimePercent);

    public static async Task<IResult> PostAsync(Guid attempt, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(attempt, request, Caller.Of(http.User), db, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(Guid id, Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var attempt = await ScreeningAccess.Attempts(db, caller).FirstOrDefaultAsync(a => a.Id == id, cancel);
        if (attempt is null) return ScreeningRefusals.AttemptUnknown;
        if (attempt.State != AttemptState.Decided) return ScreeningRefusals.NotDecided;
        if (request.Reason?.Trim() is not { Length: >= 1 and <= 1000 } reason || reason.Contains('\0', StringComparison.Ordinal))
            return ScreeningRefusals.Invalid("reason", "Give the reason in 1 to 1000 characters: the person reads it.");
        if (await TookPartAsync(id, attempt.PersonId, caller, db, cancel)) return ScreeningRefusals.NotImpartial;

        var changes = request.Passed != attempt.Passed;
        var appeal = await OpenCase(db, id, CaseKind.Appeal).FirstOrDefaultAsync(cancel);
        db.Add(attempt.Decide(request.Passed, reason, caller.Id, clock));
        if (appeal is not null && DecideCase.Apply(db, appeal, caller.Id, changes ? CaseOutcome.Granted : CaseOutcome.Refused, reason, clock) is { } no)
        {
            db.ChangeTracker.Clear();
            return no;
        }

        var to = await db.Set<Person>().Where(p => p.Id == attempt.PersonId).Select(p => p.Email).SingleAsync(cancel);
        if (to is not null) ScreeningMail.Result(db, attempt, to, reason, clock);
        return await ScreeningSaving.SaveAsync(db, cancel);
    }

    /// <summary>What is asked about an attempt and not answered yet.</summary>
    public static IQueryable<Case> OpenCase(AppDb db, Guid attempt, CaseKind kind)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Case>().Where(c => c.About == TakeScreening.About && c.AboutId == attempt && c.Kind == kind && c.State == CaseState.Open);
    }

    /// <summary>Whether the caller scored or decided it, or took it themselves: then somebody else looks at it anew.</summary>
    public static async Task<bool> TookPartAsync(Guid attempt, Guid person, Caller caller, AppDb db, CancellationToken cancel) =>
        caller.Id == Guid.Empty || caller.Id == person
        || await db.Set<ItemScore>().AnyAsync(s => s.AttemptId == attempt && s.ScorerId == caller.Id, cancel)
        || await db.Set<ScreeningDecision>().AnyAsync(d => d.AttemptId == attempt && d.ById == caller.Id, cancel);

    public static async Task<IResult> PostTimeAsync(Guid attempt, Time request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await TimeAsync(attempt, request.TimePercent, Caller.Of(http.User), db, clock, cancel) is { } no ? no : TypedResults.NoContent();

    /// <summary>An accommodation: more time, before the start. It answers the person who asked for it.</summary>
    public static async Task<Refusal?> TimeAsync(Guid attempt, int percent, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await ScreeningAccess.Attempts(db, caller).FirstOrDefaultAsync(a => a.Id == attempt, cancel);
        if (found is null) return ScreeningRefusals.AttemptUnknown;
        if (found.GiveTime(percent) is { } no) return no;
        if (caller.Id != Guid.Empty && await OpenCase(db, attempt, CaseKind.Question).FirstOrDefaultAsync(cancel) is { } asked)
        {
            var screening = await db.Set<Screening>().AsNoTracking().FirstAsync(s => s.Id == found.ScreeningId, cancel);
            var minutes = Web.Pages.Words.Count((long)ScreeningAttempt.TimeFor(screening, percent).TotalMinutes, "minute");
            if (DecideCase.Apply(db, asked, caller.Id, CaseOutcome.Granted, $"You have {minutes} for \"{screening.Name}\". Start whenever you are ready.", clock) is { } mine) return mine;
        }

        return await ScreeningSaving.SaveAsync(db, cancel);
    }
}

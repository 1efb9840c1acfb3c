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
        if (request.Reason?.Trim() is not { Length: >= 1 and <= 1000 } reason) return ScreeningRefusals.Invalid("reason", "Give the reason in 1 to 1000 characters: the person reads it.");
        var took = caller.Id == Guid.Empty || caller.Id == attempt.PersonId
            || await db.Set<ItemScore>().AnyAsync(s => s.AttemptId == id && s.ScorerId == caller.Id, cancel)
            || await db.Set<ScreeningDecision>().AnyAsync(d => d.AttemptId == id && d.ById == caller.Id, cancel);
        if (took) return ScreeningRefusals.NotImpartial;

        var changes = request.Passed != attempt.Passed;
        var appeal = await db.Set<Case>().FirstOrDefaultAsync(
            c => c.About == "screening" && c.AboutId == id && c.Kind == CaseKind.Appeal && c.State == CaseState.Open, cancel);
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

    public static async Task<IResult> PostTimeAsync(Guid attempt, Time request, HttpContext http, AppDb db, CancellationToken cancel) =>
        await TimeAsync(attempt, request.TimePercent, Caller.Of(http.User), db, cancel) is { } no ? no : TypedResults.NoContent();

    /// <summary>An accommodation: more time, before the start.</summary>
    public static async Task<Refusal?> TimeAsync(Guid attempt, int percent, Caller caller, AppDb db, CancellationToken cancel)
    {
        var found = await ScreeningAccess.Attempts(db, caller).FirstOrDefaultAsync(a => a.Id == attempt, cancel);
        if (found is null) return ScreeningRefusals.AttemptUnknown;
        return found.GiveTime(percent) ?? await ScreeningSaving.SaveAsync(db, cancel);
    }
}

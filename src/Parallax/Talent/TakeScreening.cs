using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>What an applicant does with an attempt of theirs: start, go on, finish, ask for time, appeal.</summary>
public static class TakeScreening
{
    /// <summary>What a case about an attempt is about.</summary>
    public const string About = "screening";

    public sealed record Words(string? Text);

    public static IQueryable<ScreeningAttempt> Mine(AppDb db, Caller caller) => db.Set<ScreeningAttempt>().Where(a => a.PersonId == caller.Id);

    public static async Task<IResult> PostStartAsync(Guid attempt, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await StartAsync(attempt, Caller.Of(http.User), db, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> StartAsync(Guid attempt, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var mine = await Mine(db, caller).FirstOrDefaultAsync(a => a.Id == attempt, cancel);
        if (mine is null) return ScreeningRefusals.AttemptUnknown;
        var screening = await db.Set<Screening>().AsNoTracking().FirstAsync(s => s.Id == mine.ScreeningId, cancel);
        if (await db.Set<Application>().AnyAsync(a => a.Id == mine.ApplicationId && (a.Stage == Stage.NotNow || a.Stage == Stage.Withdrawn), cancel)) return ScreeningRefusals.ApplicationEnded;
        return mine.Start(screening, clock.GetUtcNow()) ?? await ScreeningSaving.SaveAsync(db, cancel);
    }

    public static async Task<IResult> PostClaimAsync(
        Guid attempt, ClaimAssignment.Request request, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, PayloadWriter payloads,
        TimeProvider clock, CancellationToken cancel) =>
        (await ClaimAsync(attempt, request.Besides ?? [], Caller.Of(http.User), db, store, protocols, payloads, clock, cancel)).Or(TypedResults.Ok);

    /// <summary>The next item, in the shape of every claim. After the last one the attempt is finished.</summary>
    public static async Task<Outcome<ClaimPayload>> ClaimAsync(
        Guid attempt, IReadOnlyCollection<Guid> besides, Caller caller, AppDb db, WorkStore store, ProtocolCache protocols, PayloadWriter payloads,
        TimeProvider clock, CancellationToken cancel)
    {
        var mine = await Mine(db, caller).AsNoTracking().FirstOrDefaultAsync(a => a.Id == attempt, cancel);
        if (mine is null) return ScreeningRefusals.AttemptUnknown;
        if (mine.State == AttemptState.Invited) return ScreeningRefusals.NotStarted;
        if (mine.State != AttemptState.Running) return ScreeningRefusals.Over;
        if (clock.GetUtcNow() >= mine.DeadlineAt)
        {
            await SettleAttempt.IfDueAsync(db, store, attempt, clock, cancel);
            return ScreeningRefusals.Over;
        }

        var claim = await store.ClaimScreeningAsync(await PlanAsync(db, mine, cancel), besides, cancel);
        if (claim.Assignment is { } id) return new ClaimPayload(payloads.Write((await LoadAssignment.ForAsync(db, protocols, caller.Id, id, cancel))!), null);
        if (claim.Reason is null) return ScreeningRefusals.Over;
        if (claim.Reason == WorkStore.NothingLeft) await SettleAttempt.IfDueAsync(db, store, attempt, clock, cancel);
        return new ClaimPayload(null, claim.Reason);
    }

    private static async Task<ScreeningPlan> PlanAsync(AppDb db, ScreeningAttempt attempt, CancellationToken cancel)
    {
        var project = await db.Set<Screening>().Where(s => s.Id == attempt.ScreeningId).Select(s => s.ProjectId).SingleAsync(cancel);
        var presentations = await ScreeningItem.In(db, attempt.ScreeningId).OrderBy(i => i.Ordinal).ThenBy(i => i.Id).Select(i => i.PresentationId).ToListAsync(cancel);
        return new ScreeningPlan(attempt.PersonId, attempt.OrganizationId, project, attempt.Subject, presentations, attempt.ClosesAt!.Value);
    }

    public static async Task<IResult> PostFinishAsync(Guid attempt, HttpContext http, AppDb db, WorkStore store, TimeProvider clock, CancellationToken cancel) =>
        await FinishAsync(attempt, Caller.Of(http.User), db, store, clock, cancel) is { } no ? no : TypedResults.NoContent();

    /// <summary>Early, with items left: they count as not answered.</summary>
    public static async Task<Refusal?> FinishAsync(Guid attempt, Caller caller, AppDb db, WorkStore store, TimeProvider clock, CancellationToken cancel)
    {
        var state = await Mine(db, caller).Where(a => a.Id == attempt).Select(a => (AttemptState?)a.State).FirstOrDefaultAsync(cancel);
        if (state is null) return ScreeningRefusals.AttemptUnknown;
        if (state == AttemptState.Invited) return ScreeningRefusals.NotStarted;
        if (state == AttemptState.Running) await SettleAttempt.FinishAsync(db, store, attempt, clock, cancel);
        return null;
    }

    public static async Task<IResult> PostAppealAsync(Guid attempt, Words request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await AppealAsync(attempt, request.Text, Caller.Of(http.User), db, clock, cancel) is { } no ? no : TypedResults.NoContent();

    /// <summary>Somebody who neither scored nor decided it looks at it anew; one appeal for each decision.</summary>
    public static async Task<Refusal?> AppealAsync(Guid attempt, string? text, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var mine = await Mine(db, caller).FirstOrDefaultAsync(a => a.Id == attempt, cancel);
        if (mine is null) return ScreeningRefusals.AttemptUnknown;
        if (Fault(text) is { } fault) return fault;
        if (mine.Appeal() is { } no) return no;
        var name = await db.Set<Screening>().Where(s => s.Id == mine.ScreeningId).Select(s => s.Name).SingleAsync(cancel);
        var notBy = await db.Set<ScreeningDecision>().Where(d => d.AttemptId == attempt && d.ById != null).OrderByDescending(d => d.Number).Select(d => d.ById).FirstOrDefaultAsync(cancel)
            ?? await db.Set<ItemScore>().Where(s => s.AttemptId == attempt && s.ScorerId != null).OrderByDescending(s => s.At).Select(s => s.ScorerId).FirstOrDefaultAsync(cancel);
        await OpenCase.ForAsync(
            db, new OpenCase.Draft(
                caller.Id, null, CaseKind.Appeal, CaseDecider.Operations, About, attempt, $"/screenings/attempts/{attempt}",
                $"Appeal: {name}", text!.Trim(), notBy), clock, cancel);
        return await ScreeningSaving.SaveAsync(db, cancel);
    }

    public static async Task<IResult> PostAskAsync(Guid attempt, Words request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await AskAsync(attempt, request.Text, Caller.Of(http.User), db, clock, cancel) is { } no ? no : TypedResults.NoContent();

    /// <summary>For more time or another accommodation, before the start.</summary>
    public static async Task<Refusal?> AskAsync(Guid attempt, string? text, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var mine = await Mine(db, caller).AsNoTracking().FirstOrDefaultAsync(a => a.Id == attempt, cancel);
        if (mine is null) return ScreeningRefusals.AttemptUnknown;
        if (mine.State != AttemptState.Invited) return ScreeningRefusals.Started;
        if (Fault(text) is { } fault) return fault;
        await OpenCase.ForAsync(
            db, new OpenCase.Draft(
                caller.Id, null, CaseKind.Question, CaseDecider.Operations, About, attempt, $"/screenings/attempts/{attempt}",
                "An accommodation for a screening", text!.Trim()), clock, cancel);
        return await ScreeningSaving.SaveAsync(db, cancel);
    }

    private static Refusal? Fault(string? text) => text?.Trim() switch
    {
        null or "" => ScreeningRefusals.Invalid("text", "Say it in your own words."),
        { Length: > 4000 } => ScreeningRefusals.Invalid("text", "At most 4000 characters."),
        var given when given.Contains('\0', StringComparison.Ordinal) => ScreeningRefusals.Invalid("text", "The text has a NUL character: remove it."),
        _ => null,
    };
}

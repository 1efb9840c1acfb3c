using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Invites an applicant to a screening of the organization: the attempt, its mail and the stage, in one transaction. It can be undone like any decision until it is begun.</summary>
public static class InviteApplicant
{
    /// <param name="Reason">From the list of the stage.</param>
    /// <param name="TimePercent">Of the ordinary time: 150 for half as much again.</param>
    /// <param name="Seen">The stage's number as it was seen; not checked when null.</param>
    public sealed record Request(Guid? Screening, string? Reason, int TimePercent = 100, int? Seen = null);

    public static async Task<IResult> PostAsync(Guid application, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(application, request, Caller.Of(http.User), db, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<MoveApplication.Answer>> ForAsync(Guid application, Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var found = await MoveApplication.OnBoard(db).FirstOrDefaultAsync(a => a.Id == application, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        if (request.Seen is { } seen && seen != found.StageNumber) return TalentRefusals.Outrun;
        if (!DecisionReasons.Fits(Stage.Screening, request.Reason)) return TalentRefusals.ReasonNeeded;
        if (!await Open(db, caller, found.OpportunityId).AnyAsync(s => s.Id == request.Screening, cancel)) return ScreeningRefusals.Unknown;

        var from = found.Stage;
        if (found.Invite(clock.GetUtcNow()) is { } no) return no;
        var invited = await InviteToScreening.ForAsync(db, request.Screening!.Value, found.PersonId!.Value, application, clock, request.TimePercent, cancel);
        if (invited.Refusal is { } refusal) return Refused(db, refusal);
        invited.Value!.Mail.After(clock.GetUtcNow() + MoveApplication.Regret);
        await ApplicationLog.AddAsync(db, found, ApplicationEventKind.Moved, from, request.Reason, caller.Id, invited.Value.Mail.Id, clock, cancel);
        return await MoveApplication.StoreAsync(db, found, cancel);
    }

    /// <summary>The open screenings of the organization whose opportunity it is.</summary>
    public static IQueryable<Screening> Open(AppDb db, Caller caller, Guid opportunity) =>
        ScreeningAccess.Made(db, caller).Where(s => s.State == ScreeningState.Open && db.Set<Opportunity>().Any(o => o.Id == opportunity && o.OrganizationId == s.OrganizationId));

    /// <summary>The application in the context has moved already, and must not be saved with something else.</summary>
    private static Refusal Refused(AppDb db, Refusal refusal)
    {
        db.ChangeTracker.Clear();
        return refusal;
    }
}

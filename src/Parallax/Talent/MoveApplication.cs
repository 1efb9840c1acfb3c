using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>A decision on an application: where it goes, why, and what the applicant is told. The last one can be undone until its mail has left.</summary>
public static class MoveApplication
{
    /// <summary>How long a decision can be undone, and how long its mail waits.</summary>
    public static readonly TimeSpan Regret = TimeSpan.FromMinutes(30);

    /// <param name="Reason">From the list of the stage.</param>
    /// <param name="Subject">With <paramref name="Text"/>: the mail to the applicant, which waits until the decision can no longer be undone.</param>
    /// <param name="Seen">The stage's number as it was seen; not checked when null.</param>
    public sealed record Request(string? To, string? Reason, string? Subject = null, string? Text = null, int? Seen = null);

    public sealed record Answer(Guid Id, string Stage, int StageNumber);

    public static async Task<IResult> PostAsync(Guid application, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(application, request, Caller.Of(http.User), db, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<IResult> UndoAsync(Guid application, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await UndoForAsync(application, Caller.Of(http.User), db, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> ForAsync(Guid application, Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await OnBoard(db).FirstOrDefaultAsync(a => a.Id == application, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        if (Stages.Find(request.To) is not { } to) return TalentRefusals.StageUnknown;
        if (request.Seen is { } seen && seen != found.StageNumber) return TalentRefusals.Outrun;
        if (!Stages.MayMove(found.Stage, to)) return TalentRefusals.MoveRefused(found.Stage, to);
        if (!DecisionReasons.Fits(to, request.Reason)) return TalentRefusals.ReasonNeeded;
        if (await HasOfferAsync(db, application, clock.GetUtcNow(), cancel)) return TalentRefusals.OfferStands;
        var mail = await MailToApplicant.DraftAsync(db, found, request.Subject, request.Text, request.Reason, clock, cancel);
        if (mail.Refusal is { } refusal) return refusal;
        mail.Value?.After(clock.GetUtcNow() + Regret);
        var from = found.Stage;
        if (found.Move(to, clock.GetUtcNow()) is { } no) return no;
        await ApplicationLog.AddAsync(db, found, ApplicationEventKind.Moved, from, request.Reason, caller.Id, mail.Value?.Id, clock, cancel);
        return await StoreAsync(db, found, cancel);
    }

    public static async Task<Outcome<Answer>> UndoForAsync(Guid application, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await OnBoard(db).FirstOrDefaultAsync(a => a.Id == application, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        if (await UndoableAsync(db, found, clock.GetUtcNow(), cancel) is not { } last) return TalentRefusals.NothingToUndo;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (last.MailId is { } mail && !await RecallAsync(db, mail, clock.GetUtcNow(), cancel)) return TalentRefusals.NothingToUndo;
        if (last.To == Stage.Screening && !await UninviteAsync(db, application, cancel)) return TalentRefusals.NothingToUndo;
        found.TakeBack(last.From, clock.GetUtcNow());
        await ApplicationLog.AddAsync(db, found, ApplicationEventKind.TakenBack, last.To, null, caller.Id, null, clock, cancel);
        var stored = await StoreAsync(db, found, cancel);
        if (!stored.IsRefused) await transaction.CommitAsync(cancel);
        return stored;
    }

    /// <summary>The last decision, while it can still be undone.</summary>
    public static async Task<ApplicationEvent?> UndoableAsync(AppDb db, Application application, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var last = await db.Set<ApplicationEvent>().AsNoTracking().Where(e => e.ApplicationId == application.Id && e.Kind != ApplicationEventKind.Wrote).OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancel);
        if (last is not { Kind: ApplicationEventKind.Moved } || last.At + Regret <= now) return null;
        // An offer has left, and is taken back on its own; what was signed is an agreement.
        if (last.To is Stage.Offer or Stage.Hired) return null;
        if (last.MailId is not { } mail) return last;
        return await Waiting(db, mail, now).AnyAsync(cancel) ? last : null;
    }

    /// <summary>The mail is deleted while nobody holds it: it has not left, and will not.</summary>
    private static async Task<bool> RecallAsync(AppDb db, Guid mail, DateTimeOffset now, CancellationToken cancel) =>
        await Waiting(db, mail, now).ExecuteDeleteAsync(cancel) == 1;

    /// <summary>False when the person has begun meanwhile: then it stays.</summary>
    private static async Task<bool> UninviteAsync(AppDb db, Guid application, CancellationToken cancel)
    {
        var newest = await db.Set<ScreeningAttempt>().Where(a => a.ApplicationId == application).OrderByDescending(a => a.InvitedAt).Select(a => a.Id).FirstOrDefaultAsync(cancel);
        return await db.Set<ScreeningAttempt>().Where(a => a.Id == newest && a.State == AttemptState.Invited).ExecuteDeleteAsync(cancel) == 1;
    }

    private static IQueryable<OutgoingMail> Waiting(AppDb db, Guid mail, DateTimeOffset now) =>
        db.Set<OutgoingMail>().Where(m => m.Id == mail && m.SentAt == null && (m.LeasedUntil == null || m.LeasedUntil < now));

    /// <summary>What operations see: submitted, and supported. A draft is its writer's alone.</summary>
    internal static IQueryable<Application> OnBoard(AppDb db) => db.Set<Application>().Where(a => a.Stage != Stage.Draft && a.SubmittedAt != null && a.ErasedAt == null);

    /// <summary>Whether an offer of it waits for its answer.</summary>
    internal static Task<bool> HasOfferAsync(AppDb db, Guid application, DateTimeOffset now, CancellationToken cancel) =>
        OffersOf(db, application).AnyAsync(o => o.State == OfferState.Offered && o.ExpiresAt > now, cancel);

    internal static IQueryable<Offer> OffersOf(AppDb db, Guid application) => db.Set<Offer>().Where(o => o.ApplicationId == application);

    internal static async Task<Outcome<Answer>> StoreAsync(AppDb db, Application found, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Answer(found.Id, Stages.Name(found.Stage), found.StageNumber);
        }
        catch (DbUpdateException race) when (race is DbUpdateConcurrencyException || Violations.IsDuplicate(race))
        {
            db.ChangeTracker.Clear();
            return TalentRefusals.Outrun;
        }
    }
}

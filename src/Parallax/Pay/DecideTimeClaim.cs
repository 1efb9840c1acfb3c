using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Decides on claimed time, and answers its case, in one transaction. A draft statement of that week gets its next revision at once.</summary>
public static class DecideTimeClaim
{
    /// <param name="Outcome"><c>accepted</c>, <c>partly</c> or <c>refused</c>.</param>
    /// <param name="From">With <c>partly</c>: what is accepted.</param>
    public sealed record Request(string? Outcome, DateTimeOffset? From, DateTimeOffset? Until, string? Reason);

    public static async Task<IResult> PostAsync(Guid id, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(db, Caller.Of(http.User), id, request, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(AppDb db, Caller caller, Guid id, Request request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        if (caller.Id == Guid.Empty) return PayRefusals.OfNobody;
        var claim = await PayAccess.ToDecide(db, caller).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (claim is null) return PayRefusals.ClaimUnknown;
        ClaimState? outcome = request.Outcome switch { "accepted" => ClaimState.Accepted, "partly" => ClaimState.Partly, "refused" => ClaimState.Refused, _ => null };
        if (outcome is not { } state) return PayRefusals.ClaimInvalid("outcome", "The outcome is 'accepted', 'partly' or 'refused'.");
        if (claim.Decide(caller.Id, state, request.From?.ToUniversalTime(), request.Until?.ToUniversalTime(), request.Reason ?? "", clock.GetUtcNow()) is { } no) return no;
        if (await AnswerAsync(db, claim, caller.Id, clock, cancel) is { } unanswered) return unanswered;
        await ReviseAsync(db, claim, clock, cancel);
        return await SaveAsync(db, cancel);
    }

    /// <summary>A case that was withdrawn or answered by itself is left as it is; the claim is decided all the same.</summary>
    private static async Task<Refusal?> AnswerAsync(AppDb db, TimeClaim claim, Guid by, TimeProvider clock, CancellationToken cancel)
    {
        var about = await db.Set<Case>().SingleAsync(c => c.Id == claim.CaseId, cancel);
        if (about.State != CaseState.Open) return null;
        var outcome = claim.State switch { ClaimState.Accepted => CaseOutcome.Granted, ClaimState.Partly => CaseOutcome.PartlyGranted, _ => CaseOutcome.Refused };
        return DecideCase.Apply(db, about, by, outcome, claim.Decision, clock);
    }

    /// <summary>While the week's statement is a draft it changes; afterwards the next statement has the time as a late line.</summary>
    private static async Task ReviseAsync(AppDb db, TimeClaim claim, TimeProvider clock, CancellationToken cancel)
    {
        if (claim.AcceptedFrom is not { } start) return;
        var terms = from e in db.Set<Projects.Enrollment>()
                    where e.PersonId == claim.PersonId && e.ProjectId == claim.ProjectId
                    join t in db.Set<Projects.EnrollmentTerms>() on e.Id equals t.EnrollmentId
                    where t.EffectiveAt <= start
                    orderby t.Number descending
                    select t.Currency;
        var currency = await terms.FirstOrDefaultAsync(cancel);
        var draft = await db.Set<Statement>().SingleOrDefaultAsync(
            s => s.PersonId == claim.PersonId && s.OrganizationId == claim.OrganizationId && s.Currency == currency
                && s.State == StatementState.Draft && s.WeekFrom <= start && s.WeekUntil > start, cancel);
        if (draft is not null) await WriteStatement.AgainAsync(db, draft, claim, clock, cancel);
    }

    /// <summary>Of two decisions at once, or a decision and an approval, the second is told to look again.</summary>
    private static async Task<Refusal?> SaveAsync(AppDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException raced) when (raced is DbUpdateConcurrencyException || Violations.IsDuplicate(raced))
        {
            db.ChangeTracker.Clear();
            return PayRefusals.ClaimRaced;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Cases;

/// <summary>Answers a case in writing, with an outcome, and closes it.</summary>
public static class DecideCase
{
    /// <param name="Outcome">answered, granted, partly-granted or refused.</param>
    public sealed record Request(string? Outcome, string? Answer);

    public static async Task<IResult> PostAsync(Guid id, Request request, HttpContext http, AppDb db, IEnumerable<DecidedElsewhere> elsewhere, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(db, Caller.Of(http.User), id, request, elsewhere, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(
        AppDb db, Caller caller, Guid id, Request request, IEnumerable<DecidedElsewhere> elsewhere, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (caller.Id == Guid.Empty) return CaseRefusals.OfNobody;
        var found = await CaseAccess.ToDecide(db, caller).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (found is null) return CaseRefusals.Unknown;
        if (DecidedElsewhere.Has(elsewhere, found.About, found.Kind)) return CaseRefusals.Elsewhere(found.AboutPath);
        if (CaseWords.Parse<CaseOutcome>(request.Outcome) is not { } outcome) return CaseRefusals.Invalid("outcome", $"The outcome is one of {CaseWords.Codes<CaseOutcome>()}.");
        return Apply(db, found, caller.Id, outcome, request.Answer, clock) ?? await CaseSaving.SaveAsync(db, cancel);
    }

    /// <summary>
    /// Decides and adds the answer and the mails; the caller saves them with whatever else it changes, best by
    /// <see cref="CaseSaving.SaveAsync"/>: of two decisions at once the second is refused.
    /// </summary>
    public static Refusal? Apply(AppDb db, Case caseRow, Guid by, CaseOutcome outcome, string? answer, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(caseRow);
        ArgumentNullException.ThrowIfNull(clock);
        if (CaseCheck.Text("answer", answer) is { } empty) return empty;
        if (caseRow.Decide(by, outcome, clock.GetUtcNow()) is { } no) return no;
        CaseThread.Add(db, caseRow, Ids.Opaque(), by, CaseSide.Decider, answer!, note: false, caseRow.ChangedAt);
        CaseMail.Decided(db, caseRow, answer!.Trim(), clock);
        return null;
    }
}

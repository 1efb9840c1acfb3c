using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Says what became of a payout, or of all payouts of a run that are under way. Saying the same again changes nothing.</summary>
public static class MarkPayout
{
    /// <param name="Reference">The bank's, for paid.</param>
    /// <param name="Reason">For refused, returned and unknown.</param>
    /// <param name="Fee">What the bank kept: for paid and returned.</param>
    public sealed record Request(string? Reference, string? Reason, string? Fee);

    public sealed record Answer(Guid Id, string State);

    public sealed record RunAnswer(Guid Run, int Marked, int Payouts);

    public static Task<IResult> PaidAsync(Guid payout, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        AnswerAsync(payout, PayoutState.Settled, request, http, db, clock, cancel);

    public static Task<IResult> RefusedAsync(Guid payout, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        AnswerAsync(payout, PayoutState.Refused, request, http, db, clock, cancel);

    public static Task<IResult> ReturnedAsync(Guid payout, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        AnswerAsync(payout, PayoutState.Returned, request, http, db, clock, cancel);

    public static Task<IResult> UnknownAsync(Guid payout, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        AnswerAsync(payout, PayoutState.Unknown, request, http, db, clock, cancel);

    public static async Task<IResult> RunPaidAsync(Guid run, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForRunAsync(run, request, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    private static async Task<IResult> AnswerAsync(Guid payout, PayoutState outcome, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(payout, outcome, request, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<Outcome<Answer>> ForAsync(Guid id, PayoutState outcome, Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (caller.Id == Guid.Empty) return LedgerRefusals.PersonNeeded;
        var visible = Books.Visible(db, caller);
        var payout = await db.Set<Payout>().FirstOrDefaultAsync(p => p.Id == id && visible.Any(o => o.Id == p.OrganizationId), cancel);
        if (payout is null) return LedgerRefusals.PayoutUnknown;
        var run = await db.Set<PayoutRun>().SingleAsync(r => r.Id == payout.RunId, cancel);
        if (run.MayMark(caller.Id) is { } second) return second;
        var read = MarkWords.Read(request, outcome, payout.Amount);
        if (read.Refusal is { } invalid) return invalid;
        var words = read.Value!;
        if (words.IsSaidAlready(payout, outcome)) return new Answer(payout.Id, PayoutWords.Of(payout.State));
        if (await MarkAsync(db, payout, outcome, words, caller.Id, clock.GetUtcNow(), cancel) is { } no) return no;
        await FollowPayouts.AllAsync(db, [id], outcome, cancel);
        return await Ledger.SaveAsync(db, cancel) is { } refusal ? refusal : new Answer(payout.Id, PayoutWords.Of(payout.State));
    }

    /// <summary>All that are under way, with one reference: nothing, or all of it.</summary>
    public static async Task<Outcome<RunAnswer>> ForRunAsync(Guid id, Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (caller.Id == Guid.Empty) return LedgerRefusals.PersonNeeded;
        var visible = Books.Visible(db, caller);
        var run = await db.Set<PayoutRun>().FirstOrDefaultAsync(r => r.Id == id && visible.Any(o => o.Id == r.OrganizationId), cancel);
        if (run is null) return LedgerRefusals.RunUnknown;
        if (run.State != PayoutRunState.Approved) return LedgerRefusals.RunState(run.State, "marked as paid");
        if (run.MayMark(caller.Id) is { } second) return second;
        var read = MarkWords.Read(request, PayoutState.Settled, run.Total);
        if (read.Refusal is { } invalid) return invalid;
        if (read.Value!.Fee is not null) return LedgerRefusals.PayoutInvalid("fee", "A fee belongs to one payout: mark that one by itself.");
        var payouts = await db.Set<Payout>().Where(p => p.RunId == id && p.State == PayoutState.Sending).OrderBy(p => p.Number).ToListAsync(cancel);
        foreach (var payout in payouts)
        {
            if (await MarkAsync(db, payout, PayoutState.Settled, read.Value, caller.Id, clock.GetUtcNow(), cancel) is { } no) return no;
        }

        await FollowPayouts.AllAsync(db, [.. payouts.Select(p => p.Id)], PayoutState.Settled, cancel);
        return await Ledger.SaveAsync(db, cancel) is { } refusal ? refusal : new RunAnswer(run.Id, payouts.Count, run.Count);
    }

    private static async Task<Refusal?> MarkAsync(AppDb db, Payout payout, PayoutState outcome, MarkWords said, Guid by, DateTimeOffset now, CancellationToken cancel)
    {
        Refusal? Do(PayoutAct act) => payout.Do(act, by, said.Reference, said.Reason, now);
        switch (outcome)
        {
            case PayoutState.Unknown:
                return Do(PayoutAct.LoseSight);
            case PayoutState.Refused:
                if (Do(PayoutAct.Refuse) is { } refused) return refused;
                await PayoutBooks.RefuseAsync(db, payout, by, said.Reason!, now, cancel);
                return null;
            case PayoutState.Returned:
                var settled = payout.State == PayoutState.Settled;
                if (Do(PayoutAct.Return) is { } returned) return returned;
                await PayoutBooks.ReturnAsync(db, payout, said.Fee, settled, by, said.Reason!, now, cancel);
                return null;
            default:
                if ((Do(PayoutAct.Accept) ?? Do(PayoutAct.Settle)) is { } paid) return paid;
                await PayoutBooks.AcceptAsync(db, payout, by, now, cancel);
                await PayoutBooks.SettleAsync(db, payout, said.Fee, by, now, cancel);
                return null;
        }
    }
}

/// <summary>What was said with a mark, checked.</summary>
public sealed record MarkWords(string? Reference, string? Reason, Money? Fee)
{
    public static Outcome<MarkWords> Read(MarkPayout.Request request, PayoutState outcome, Money amount)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reference, reason) = (request.Reference?.Trim(), request.Reason?.Trim());
        if (outcome == PayoutState.Settled && reference is not { Length: > 0 and <= 100 })
            return LedgerRefusals.PayoutInvalid("reference", "Give the bank's reference, in 100 characters or fewer.");
        if (outcome != PayoutState.Settled && reason is not { Length: > 0 and <= 500 })
            return LedgerRefusals.PayoutInvalid("reason", "Say what the bank said, in 500 characters or fewer: the person reads it.");
        if (string.IsNullOrWhiteSpace(request.Fee)) return new MarkWords(Or(reference), Or(reason), null);
        if (Money.Parse(request.Fee, amount.Currency) is not { Minor: >= 0 } fee || fee > amount)
            return LedgerRefusals.PayoutInvalid("fee", $"The fee is an amount of {amount.Currency}, and not more than the payout.");
        return new MarkWords(Or(reference), Or(reason), fee);
    }

    /// <summary>The same mark again, from a second click or a repeated request.</summary>
    public bool IsSaidAlready(Payout payout, PayoutState outcome)
    {
        ArgumentNullException.ThrowIfNull(payout);
        return payout.State == outcome && (Reference ?? payout.BankReference) == payout.BankReference && (Reason ?? payout.Reason) == payout.Reason;
    }

    private static string? Or(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

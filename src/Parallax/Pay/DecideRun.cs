using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Approves a run, which sets its money aside and lets the file out, or cancels it, which lets go of what it was to pay.</summary>
public static class DecideRun
{
    public sealed record Answer(Guid Id, string State);

    public static async Task<IResult> ApproveAsync(Guid run, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(run, approve: true, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<IResult> CancelAsync(Guid run, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(run, approve: false, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<Outcome<Answer>> ForAsync(Guid id, bool approve, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (caller.Id == Guid.Empty) return LedgerRefusals.PersonNeeded;
        var visible = Books.Visible(db, caller);
        var run = await db.Set<PayoutRun>().FirstOrDefaultAsync(r => r.Id == id && visible.Any(o => o.Id == r.OrganizationId), cancel);
        if (run is null) return LedgerRefusals.RunUnknown;
        var now = clock.GetUtcNow();
        if ((approve ? run.Approve(caller.Id, now) : run.Cancel(caller.Id, now)) is { } no) return no;
        var payouts = await db.Set<Payout>().Where(p => p.RunId == id).OrderBy(p => p.Number).ToListAsync(cancel);
        foreach (var payout in payouts)
        {
            if (payout.Do(approve ? PayoutAct.Send : PayoutAct.Cancel, caller.Id, null, null, now) is { } wrong) return wrong;
            if (approve) await PayoutBooks.SetAsideAsync(db, payout, caller.Id, now, cancel);
        }

        if (approve) await FollowPayouts.AllAsync(db, [.. payouts.Select(p => p.Id)], PayoutState.Sending, cancel);
        else await PayoutBooks.ReleaseAsync(db, [.. payouts.Select(p => p.Id)], cancel);
        return await Ledger.SaveAsync(db, cancel) is { } refusal ? refusal : new Answer(run.Id, PayoutWords.Of(run.State));
    }
}

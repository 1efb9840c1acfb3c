using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Approves or rejects an entry that somebody else proposed; an approved one is booked in the same save.</summary>
public static class BookAdjustment
{
    public static Task<IResult> ApproveAsync(Guid adjustment, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        AnswerAsync(adjustment, approve: true, http, db, clock, cancel);

    public static Task<IResult> RejectAsync(Guid adjustment, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        AnswerAsync(adjustment, approve: false, http, db, clock, cancel);

    private static async Task<IResult> AnswerAsync(Guid adjustment, bool approve, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(adjustment, approve, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<Outcome<Adjust.Answer>> ForAsync(Guid id, bool approve, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (caller.Id == Guid.Empty) return LedgerRefusals.PersonNeeded;
        var visible = Books.Visible(db, caller);
        var adjustment = await db.Set<Adjustment>().FirstOrDefaultAsync(a => a.Id == id && visible.Any(o => o.Id == a.OrganizationId), cancel);
        if (adjustment is null) return LedgerRefusals.AdjustmentUnknown;
        var now = clock.GetUtcNow();
        if (adjustment.Decide(approve, caller.Id, now) is { } no) return no;
        if (approve) await AddAsync(db, adjustment, caller.Id, now, cancel);
        return await Ledger.SaveAsync(db, cancel) is { } refusal ? refusal : Adjust.Of(adjustment);
    }

    /// <summary>Adds its row to the ledger, and to what is to be paid where it changes that.</summary>
    internal static async Task AddAsync(AppDb db, Adjustment adjustment, Guid by, DateTimeOffset now, CancellationToken cancel)
    {
        var (debit, credit) = Sides(adjustment);
        var amount = adjustment.Amount.Minor < 0 ? -adjustment.Amount : adjustment.Amount;
        var funds = adjustment.Kind is AdjustmentKind.Fund or AdjustmentKind.Withdraw;
        var transfer = await new Booking(db, adjustment.OrganizationId, by, now)
            .PostAsync(debit, credit, amount, funds ? TransferCode.Fund : TransferCode.Adjust, adjustment.Id, adjustment.Reason, cancel);
        var owed = credit.Kind == AccountKind.Payable ? amount : debit.Kind == AccountKind.Payable ? -amount : Money.Zero(amount.Currency);
        if (owed.Minor != 0) db.Add(new PayoutDraft(Ids.At(now), DraftKind.Adjustment, transfer.Id, adjustment.PersonId!.Value, adjustment.OrganizationId, owed, now));
    }

    /// <summary>Which account is debited, and which is credited.</summary>
    private static (AccountKey Debit, AccountKey Credit) Sides(Adjustment a)
    {
        AccountKey Of(AccountKind kind) => kind switch
        {
            AccountKind.Work => AccountKey.Work(a.OrganizationId, a.ProjectId!.Value, a.Currency),
            AccountKind.Funding or AccountKind.PaidIn => AccountKey.OfOrganization(a.OrganizationId, kind, a.Currency),
            _ => AccountKey.OfPerson(a.OrganizationId, kind, a.PersonId!.Value, a.Currency),
        };
        var (debit, credit) = a.Kind switch
        {
            AdjustmentKind.Correct when a.AmountMinor > 0 => (AccountKind.Work, AccountKind.Payable),
            AdjustmentKind.Correct => (AccountKind.Payable, AccountKind.Work),
            AdjustmentKind.Hold => (AccountKind.Payable, AccountKind.Held),
            AdjustmentKind.Release => (AccountKind.Held, AccountKind.Payable),
            AdjustmentKind.Recover => (AccountKind.Payable, AccountKind.Recoverable),
            AdjustmentKind.Forgive => (AccountKind.Work, AccountKind.Recoverable),
            AdjustmentKind.Fund => (AccountKind.Funding, AccountKind.PaidIn),
            _ => (AccountKind.PaidIn, AccountKind.Funding),
        };
        return (Of(debit), Of(credit));
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Pay;

/// <summary>What a payout does in the ledger, step by step. Adds rows; the caller saves.</summary>
public static class PayoutBooks
{
    public const string Manual = "manual";

    /// <summary>Two rows, pending: out of what the person is owed, and out of what the organization paid in.</summary>
    public static async Task SetAsideAsync(AppDb db, Payout payout, Guid by, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(payout);
        var attempt = new PayoutAttempt(Ids.At(now), payout, 1, now);
        db.Add(attempt);
        var booking = new Booking(db, payout.OrganizationId, by, now);
        await booking.PendAsync(Payable(payout), Of(payout, AccountKind.Clearing), payout.Amount, TransferCode.Payout, attempt.Id, payout.PaymentReference, cancel);
        await booking.PendAsync(Of(payout, AccountKind.Provider), Funding(payout), payout.Amount, TransferCode.Draw, attempt.Id, payout.PaymentReference, cancel);
    }

    /// <summary>The bank has taken it: what was set aside moves.</summary>
    public static Task AcceptAsync(AppDb db, Payout payout, Guid by, DateTimeOffset now, CancellationToken cancel) =>
        ResolveAsync(db, payout, by, now, (booking, pending) => booking.Post(pending, payout.PaymentReference), cancel);

    /// <summary>It was certainly not carried out: what was set aside is free, and what it was to pay waits for another payout.</summary>
    public static async Task RefuseAsync(AppDb db, Payout payout, Guid by, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(payout);
        await ResolveAsync(db, payout, by, now, (booking, pending) => booking.Void(pending, reason), cancel);
        await ReleaseAsync(db, [payout.Id], cancel);
    }

    /// <summary>It has arrived: nothing is under way any more. A fee comes out of the organization's funds.</summary>
    public static async Task SettleAsync(AppDb db, Payout payout, Money? fee, Guid by, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(payout);
        var booking = new Booking(db, payout.OrganizationId, by, now);
        await booking.PostAsync(Of(payout, AccountKind.Clearing), Of(payout, AccountKind.Provider), payout.Amount, TransferCode.Settle, payout.Id, payout.PaymentReference, cancel);
        if (fee is { Minor: > 0 } cost) await booking.PostAsync(Of(payout, AccountKind.Fees), Funding(payout), cost, TransferCode.Fee, payout.Id, payout.PaymentReference, cancel);
    }

    /// <summary>It came back: what came back, less than was sent by the fee that was lost, is in the funds and is owed again.</summary>
    public static async Task ReturnAsync(AppDb db, Payout payout, Money? fee, bool settled, Guid by, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(payout);
        if (!settled) await SettleAsync(db, payout, null, by, now, cancel);
        var back = fee is { } lost ? payout.Amount - lost : payout.Amount;
        if (back.Minor == 0) return;
        var transfer = await new Booking(db, payout.OrganizationId, by, now).PostAsync(Funding(payout), Payable(payout), back, TransferCode.Return, payout.Id, reason, cancel);
        db.Add(new PayoutDraft(Ids.At(now), DraftKind.Return, transfer.Id, payout.PersonId, payout.OrganizationId, back, now));
    }

    public static async Task ReleaseAsync(AppDb db, IReadOnlyCollection<Guid> payouts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        foreach (var line in await db.Set<PayoutLine>().Where(l => payouts.Contains(l.PayoutId)).ToListAsync(cancel)) line.Void();
    }

    private static async Task ResolveAsync(AppDb db, Payout payout, Guid by, DateTimeOffset now, Action<Booking, LedgerTransfer> resolve, CancellationToken cancel)
    {
        var attempt = await db.Set<PayoutAttempt>().SingleAsync(a => a.PayoutId == payout.Id && a.EndedAt == null, cancel);
        attempt.End(now);
        var booking = new Booking(db, payout.OrganizationId, by, now);
        var pending = await db.Set<LedgerTransfer>().Where(t => t.ReferenceId == attempt.Id && t.Kind == TransferKind.Pending).OrderBy(t => t.Id).AsNoTracking().ToListAsync(cancel);
        foreach (var transfer in pending) resolve(booking, transfer);
    }

    private static AccountKey Payable(Payout p) => AccountKey.OfPerson(p.OrganizationId, AccountKind.Payable, p.PersonId, p.Currency);

    private static AccountKey Funding(Payout p) => AccountKey.OfOrganization(p.OrganizationId, AccountKind.Funding, p.Currency);

    private static AccountKey Of(Payout p, AccountKind kind) => AccountKey.OfProvider(p.OrganizationId, kind, Manual, p.Currency);
}

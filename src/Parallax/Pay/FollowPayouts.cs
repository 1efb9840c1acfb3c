using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Pay;

/// <summary>A statement follows the payout that pays it: being paid, paid, or waiting again. Changes rows; the caller saves.</summary>
public static class FollowPayouts
{
    /// <param name="payouts">All of one outcome.</param>
    public static async Task AllAsync(AppDb db, IReadOnlyCollection<Guid> payouts, PayoutState now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(payouts);
        foreach (var statement in await StatementsAsync(db, [.. payouts], cancel)) statement.FollowPayout(After(now));
    }

    private static StatementState After(PayoutState payout) => payout switch
    {
        PayoutState.Sending or PayoutState.Unknown or PayoutState.Accepted => StatementState.Paying,
        PayoutState.Settled => StatementState.Paid,
        _ => StatementState.Approved,
    };

    private static async Task<List<Statement>> StatementsAsync(AppDb db, HashSet<Guid> payouts, CancellationToken cancel)
    {
        while (await EarlierAsync(db, payouts, cancel) is { Count: > 0 } earlier) payouts.UnionWith(earlier);
        var paid = Drafts(db, payouts, DraftKind.Statement).Select(d => d.SourceId);
        return await db.Set<Statement>().Where(s => paid.Contains(s.Id)).ToListAsync(cancel);
    }

    /// <summary>A payout of what came back pays what the one before it did not.</summary>
    private static Task<List<Guid>> EarlierAsync(AppDb db, HashSet<Guid> payouts, CancellationToken cancel) => (
        from d in Drafts(db, payouts, DraftKind.Return)
        join t in db.Set<LedgerTransfer>() on d.SourceId equals t.Id
        where !payouts.Contains(t.ReferenceId)
        select t.ReferenceId).Distinct().ToListAsync(cancel);

    private static IQueryable<PayoutDraft> Drafts(AppDb db, HashSet<Guid> payouts, DraftKind kind) =>
        from l in db.Set<PayoutLine>()
        where payouts.Contains(l.PayoutId)
        join d in db.Set<PayoutDraft>() on l.DraftId equals d.Id
        where d.Kind == kind
        select d;
}

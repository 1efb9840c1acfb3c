using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Approves the revision of a statement that was read: its lines are earned and its amount waits for the next payout, all at once or not at all.</summary>
public static class ApproveStatement
{
    /// <param name="Revision">The revision that the approver has read.</param>
    public sealed record Request(int Revision);

    public static async Task<IResult> PostAsync(Guid id, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await ForAsync(db, Caller.Of(http.User), id, request.Revision, clock, cancel) is { } no ? no : TypedResults.NoContent();
    }

    public static async Task<Refusal?> ForAsync(AppDb db, Caller caller, Guid id, int seen, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        if (caller.Id == Guid.Empty) return PayRefusals.OfNobody;
        var payers = PayAccess.Payers(db, caller);
        var statement = await db.Set<Statement>().SingleOrDefaultAsync(s => s.Id == id && payers.Any(o => o.Id == s.OrganizationId), cancel);
        if (statement is null) return PayRefusals.StatementUnknown;
        var now = clock.GetUtcNow();
        if (statement.Approve(caller.Id, seen, now) is { } no)
            return no.Code == "statement.stale" ? PayRefusals.StatementStale(seen, statement.Revision, await ChangeAsync(db, statement, seen, cancel)) : no;

        var lines = await db.Set<StatementLine>().AsNoTracking().Where(l => l.StatementId == id && l.Revision == seen).OrderBy(l => l.Ordinal).ToListAsync(cancel);
        foreach (var line in lines.Where(l => l.AmountMinor != 0))
            await Ledger.EarnAsync(db, statement.OrganizationId, line.ProjectId, statement.PersonId, new Money(line.AmountMinor, statement.Currency), line.Id, now, cancel);
        await PayoutDraft.ForStatementAsync(db, id, statement.PersonId, statement.OrganizationId, statement.Amount, now);
        return await SaveAsync(db, cancel);
    }

    /// <summary>In words: what the revision that was read had, and what there is now.</summary>
    private static async Task<string?> ChangeAsync(AppDb db, Statement statement, int seen, CancellationToken cancel)
    {
        var before = await db.Set<StatementLine>().Where(l => l.StatementId == statement.Id && l.Revision == seen).Select(l => l.AmountMinor).ToListAsync(cancel);
        return before.Count == 0 ? null : $"{new Money(before.Sum(), statement.Currency)} became {statement.Amount}";
    }

    private static async Task<Refusal?> SaveAsync(AppDb db, CancellationToken cancel) =>
        await Ledger.SaveAsync(db, cancel) is { } no ? no == LedgerRefusals.Raced ? PayRefusals.StatementRaced : no : null;
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>What other parts of the product do with the ledger.</summary>
public static class Ledger
{
    private const int Attempts = 8;

    /// <summary>
    /// Books one line of a statement: a positive amount is earned, a negative one is taken back. What is taken back beyond
    /// what is still owed becomes recoverable and is left to people. Adds rows and does not save; lines that earn come first.
    /// </summary>
    /// <param name="statementLine">Unique: a line is booked once, whoever tries.</param>
    public static async Task EarnAsync(
        AppDb db, Guid organization, Guid project, Guid person, Money amount, Guid statementLine, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (amount.Minor == 0) return;
        var booking = new Booking(db, organization, null, at);
        var work = AccountKey.Work(organization, project, amount.Currency);
        var payable = AccountKey.OfPerson(organization, AccountKind.Payable, person, amount.Currency);
        if (amount.Minor > 0)
        {
            await booking.PostAsync(work, payable, amount, TransferCode.Earn, statementLine, "earned", cancel);
            return;
        }

        var wanted = checked(-amount.Minor);
        var taken = Math.Clamp(await OwedAsync(db, payable.Id, cancel), 0, wanted);
        if (taken > 0) await booking.PostAsync(payable, work, new Money(taken, amount.Currency), TransferCode.Earn, statementLine, "taken back", cancel);
        if (taken == wanted) return;
        var recoverable = AccountKey.OfPerson(organization, AccountKind.Recoverable, person, amount.Currency);
        var excess = await booking.PostAsync(recoverable, work, new Money(wanted - taken, amount.Currency), TransferCode.Earn, statementLine, "taken back beyond what is owed", cancel, part: 1);
        // The statement asks for all of it; what could not be taken from pay must not lessen the next one by itself.
        db.Add(new PayoutDraft(Ids.At(at), DraftKind.Excess, excess.Id, person, organization, excess.Money, at));
    }

    /// <summary>What can still be taken from an account of a person, with the rows that wait to be saved.</summary>
    private static async Task<long> OwedAsync(AppDb db, Guid account, CancellationToken cancel)
    {
        var kept = await db.Set<LedgerAccount>().Where(a => a.Id == account).Select(a => a.CreditsPosted - a.DebitsPosted - a.DebitsPending).FirstOrDefaultAsync(cancel);
        var waiting = db.ChangeTracker.Entries<LedgerTransfer>().Where(e => e.State == EntityState.Added).Select(e => e.Entity)
            .Where(t => t.Kind == TransferKind.Posted).Sum(t => t.CreditAccountId == account ? t.Amount : t.DebitAccountId == account ? -t.Amount : 0);
        return kept + waiting;
    }

    /// <summary>Saves what was booked; a limit of the ledger, or somebody who was faster, is an answer and not a fault. Nothing is left half done.</summary>
    public static async Task<Refusal?> SaveAsync(AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.SaveChangesAsync(cancel);
                return null;
            }
            catch (DbUpdateException exception) when (attempt < Attempts && exception.InnerException is DbException inner && Violations.IsConflict(inner))
            {
                // The winner has committed: the same rows may go through now.
            }
            catch (DbUpdateException exception) when (Answer(exception) is { } refusal)
            {
                db.ChangeTracker.Clear();
                return refusal;
            }
        }
    }

    private static Refusal? Answer(DbUpdateException exception)
    {
        if (exception is DbUpdateConcurrencyException || Violations.IsDuplicate(exception)) return LedgerRefusals.Raced;
        var said = exception.InnerException is PostgresException { ConstraintName: { } name } ? name : exception.InnerException?.Message ?? "";
        if (said.Contains("ck_ledger_accounts_payable", StringComparison.Ordinal)) return LedgerRefusals.PayableShort;
        if (said.Contains("ck_ledger_accounts_funding", StringComparison.Ordinal)) return LedgerRefusals.FundsShort;
        return said.Contains("ck_ledger_accounts_recoverable", StringComparison.Ordinal) ? LedgerRefusals.RecoverableShort : null;
    }
}

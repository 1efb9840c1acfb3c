using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Pay;

/// <summary>What one organization owes a person in one currency, and has paid them.</summary>
/// <param name="Due">Earned, and in no payout that is under way.</param>
/// <param name="OnItsWay">In an approved payout whose end is not known.</param>
/// <param name="Paid">Settled, all together; what came back is not in it.</param>
/// <param name="Held">Held back while something is open.</param>
/// <param name="Recoverable">Paid too much.</param>
public sealed record Owed(Guid OrganizationId, string Organization, Money Due, Money OnItsWay, Money Paid, Money Held, Money Recoverable)
{
    public static async Task<IReadOnlyList<Owed>> OfAsync(AppDb db, Guid person, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var accounts = await (
            from a in db.Set<LedgerAccount>().AsNoTracking()
            join o in db.Set<Organization>() on a.OrganizationId equals o.Id
            where a.PersonId == person
            orderby o.Name, a.Currency
            select new { Account = a, o.Name }).ToListAsync(cancel);
        var paid = await db.Set<Payout>().Where(p => p.PersonId == person && p.State == PayoutState.Settled)
            .GroupBy(p => new { p.OrganizationId, p.Currency }).Select(g => new { g.Key.OrganizationId, g.Key.Currency, Sum = g.Sum(p => p.AmountMinor) }).ToListAsync(cancel);
        return [.. accounts.GroupBy(a => (a.Account.OrganizationId, a.Name, a.Account.Currency)).Select(g =>
        {
            LedgerAccount? Of(AccountKind kind) => g.FirstOrDefault(a => a.Account.Kind == kind)?.Account;
            Money In(long minor) => new(minor, g.Key.Currency);
            var (payable, held, recoverable) = (Of(AccountKind.Payable), Of(AccountKind.Held), Of(AccountKind.Recoverable));
            var settled = paid.FirstOrDefault(p => p.OrganizationId == g.Key.OrganizationId && p.Currency == g.Key.Currency)?.Sum ?? 0;
            return new Owed(
                g.Key.OrganizationId, g.Key.Name,
                In(payable is null ? 0 : payable.CreditsPosted - payable.DebitsPosted - payable.DebitsPending), In(payable?.DebitsPending ?? 0), In(settled),
                In(held is null ? 0 : held.CreditsPosted - held.DebitsPosted), In(recoverable is null ? 0 : recoverable.DebitsPosted - recoverable.CreditsPosted));
        })];
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Pay;

/// <summary>The accounts of all people together, by kind and currency: a page shows the sum, not thousands of rows.</summary>
public sealed record PeopleSum(AccountKind Kind, int People, Money Balance, Money Pending)
{
    public string Label => Kind switch
    {
        AccountKind.Payable => "Owed",
        AccountKind.Held => "Held back",
        _ => "Paid too much, recoverable",
    };

    public static async Task<IReadOnlyList<PeopleSum>> OfAsync(AppDb db, Guid organization, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.Set<LedgerAccount>().Where(a => a.OrganizationId == organization && a.PersonId != null)
            .GroupBy(a => new { a.Kind, a.Currency })
            .Select(g => new { g.Key.Kind, g.Key.Currency, People = g.Count(), Balance = g.Sum(a => a.DebitsPosted - a.CreditsPosted), Pending = g.Sum(a => a.DebitsPending - a.CreditsPending) })
            .OrderBy(r => r.Kind).ThenBy(r => r.Currency).ToListAsync(cancel);
        return [.. rows.Select(r => new PeopleSum(r.Kind, r.People, new Money(r.Balance, r.Currency), new Money(r.Pending, r.Currency)))];
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>One person in the books of one organization.</summary>
public sealed record PayeeView(Guid Person, string Name, string Email, string? Destination, IReadOnlyList<AccountView> Accounts, Journal.Page Journal)
{
    public static async Task<IResult> GetAsync(Guid person, string? organization, Guid? before, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await Books.FindAsync(db, Caller.Of(http.User), organization, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return await OfAsync(db, found.Value!.Id, person, before, cancel) is { } view ? TypedResults.Ok(view) : IdentityRefusals.PersonUnknown(person.ToString());
    }

    /// <summary>Null for somebody who has no account in these books: whoever pays need not know who else is here.</summary>
    public static async Task<PayeeView?> OfAsync(AppDb db, Guid organization, Guid person, Guid? before, CancellationToken cancel)
    {
        var accounts = await Pay.Journal.AccountsOfAsync(db, organization, person, cancel);
        if (accounts.Count == 0) return null;
        var who = await db.Set<Person>().Where(p => p.Id == person).Select(p => new { p.DisplayName, p.Email }).SingleAsync(cancel);
        var label = await db.Set<PayMethod>().Where(m => m.PersonId == person).Select(m => m.Label).FirstOrDefaultAsync(cancel);
        return new PayeeView(person, who.DisplayName, who.Email!, label, accounts, await Pay.Journal.PageAsync(db, organization, new Journal.Filter(Person: person), before, 50, cancel));
    }
}

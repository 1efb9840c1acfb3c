using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Whose books a caller may see and keep: operations all of them, finance those of their organization.</summary>
public static class Books
{
    public static IQueryable<Organization> Visible(AppDb db, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(db);
        return caller.IsOperations ? db.Set<Organization>() : ProjectAccess.Organizations(db, caller, OrganizationRole.Finance);
    }

    /// <summary>By slug or id; the only one there is when nothing is said.</summary>
    public static async Task<Outcome<Organization>> FindAsync(AppDb db, Caller caller, string? reference, CancellationToken cancel)
    {
        var visible = Visible(db, caller);
        if (Guid.TryParse(reference, out var id)) visible = visible.Where(o => o.Id == id);
        else if (!string.IsNullOrEmpty(reference)) visible = visible.Where(o => o.Slug == reference);
        var found = await visible.OrderBy(o => o.Id).Take(2).ToListAsync(cancel);
        return found.Count switch
        {
            1 => found[0],
            0 => IdentityRefusals.OrganizationUnknown(reference),
            _ => LedgerRefusals.OrganizationNeeded,
        };
    }

    public static async Task<bool> HasAnyAsync(AppDb db, Caller caller, CancellationToken cancel) =>
        caller.IsOperations || await Visible(db, caller).AnyAsync(cancel);

    /// <summary>A currency by its code; the organization's own when nothing is said.</summary>
    public static Outcome<string> Currency(Organization organization, string? said)
    {
        ArgumentNullException.ThrowIfNull(organization);
        var code = string.IsNullOrWhiteSpace(said) ? organization.Currency : said.Trim().ToUpperInvariant();
        return Currencies.IsKnown(code) ? code : LedgerRefusals.CurrencyUnknown(said);
    }
}

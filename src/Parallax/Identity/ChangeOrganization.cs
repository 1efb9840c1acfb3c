using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>Changes what an organization is called, under which name it signs, and how it pays. What is left out stays.</summary>
public static class ChangeOrganization
{
    public sealed record Request(string? Name = null, string? LegalName = null, string? Address = null, string? TimeZone = null, string? Currency = null);

    public static async Task<IResult> PatchAsync(string slug, Request request, HttpContext http, AppDb db, CancellationToken cancel) =>
        (await ForAsync(Caller.Of(http.User), slug, request, db, cancel)).Or(view => TypedResults.Ok(view));

    public static async Task<Outcome<OrganizationView>> ForAsync(Caller caller, string slug, Request request, AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(db);
        var found = await OrganizationAccess.FindAsync(db, caller, slug, OrganizationAccess.Finance, cancel);
        if (found.Refusal is { } unknown) return unknown;
        if (Apply(found.Value!, request) is { } no) return no;
        await db.SaveChangesAsync(cancel);
        return OrganizationView.Of(found.Value!);
    }

    internal static Refusal? Apply(Organization organization, Request request)
    {
        var name = request.Name?.Trim() ?? organization.Name;
        if (!IsLine(name)) return IdentityRefusals.OrganizationInvalid("name", "A name has 1 to 200 characters, on one line.");
        var legal = request.LegalName?.Trim() ?? organization.LegalName;
        if (!IsLine(legal)) return IdentityRefusals.OrganizationInvalid("legalName", "The name in law has 1 to 200 characters, on one line.");
        var address = request.Address?.Trim() ?? organization.Address;
        if (address.Length > 1000) return IdentityRefusals.OrganizationInvalid("address", "An address has at most 1000 characters.");
        var zone = TimeZones.Find(request.TimeZone?.Trim() ?? organization.TimeZone);
        if (zone is null) return IdentityRefusals.OrganizationInvalid("timeZone", IdentityRefusals.TimeZoneUnknown.Detail);
        var currency = request.Currency?.Trim().ToUpperInvariant() ?? organization.Currency;
        if (!Currencies.IsKnown(currency)) return IdentityRefusals.OrganizationInvalid("currency", $"That is not a currency that Parallax knows: {string.Join(", ", Currencies.All)}.");
        organization.Rename(name);
        organization.SignAs(legal, address);
        organization.PayIn(zone.Id, currency);
        return null;
    }

    private static bool IsLine(string text) => text.Length is >= 1 and <= 200 && !text.Any(char.IsControl);
}

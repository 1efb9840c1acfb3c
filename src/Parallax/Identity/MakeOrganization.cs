using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>Adds an organization to the installation.</summary>
public static class MakeOrganization
{
    /// <param name="Slug">Its short name in addresses; it never changes.</param>
    public sealed record Request(string? Slug, string? Name, string? LegalName = null, string? Address = null, string? TimeZone = null, string? Currency = null);

    public static async Task<IResult> PostAsync(Request request, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(request, db, clock, cancel)).Or(view => TypedResults.Created($"/api/organizations/{view.Slug}", view));

    public static async Task<Outcome<OrganizationView>> ForAsync(Request request, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(db);
        var slug = request.Slug?.Trim() ?? "";
        if (!IsSlug(slug)) return IdentityRefusals.OrganizationInvalid("slug", "1 to 60 lower-case letters, digits and hyphens, such as lumen-lab.");
        if (string.IsNullOrWhiteSpace(request.Name)) return IdentityRefusals.OrganizationInvalid("name", "An organization needs a name.");
        var organization = new Organization(Ids.New(clock), request.Name.Trim(), slug, clock.GetUtcNow());
        var details = new ChangeOrganization.Request(request.Name, request.LegalName, request.Address, request.TimeZone, request.Currency);
        if (ChangeOrganization.Apply(organization, details) is { } no) return no;
        db.Add(organization);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            return IdentityRefusals.OrganizationExists(slug);
        }

        return OrganizationView.Of(organization);
    }

    private static bool IsSlug(string slug) =>
        slug.Length is >= 1 and <= 60 && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && slug[0] != '-' && slug[^1] != '-';
}

using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Parallax.Identity;
using Parallax.Web.Pages;

namespace Parallax.Pay.Pages;

/// <summary>A page on the books of one organization among those that the visitor keeps.</summary>
public abstract class BooksPage : PageBase
{
    private const int Most = 200;

    [SupplyParameterFromQuery(Name = "organization")] public string? OrganizationSlug { get; set; }

    protected IReadOnlyList<Organization> Organizations { get; private set; } = [];

    /// <summary>Null for somebody who keeps no books.</summary>
    protected Organization? Chosen { get; private set; }

    protected override async Task LoadAsync()
    {
        Organizations = await Books.Visible(Db, Caller).AsNoTracking().OrderBy(o => o.Name).Take(Most).ToListAsync(Cancel);
        Chosen = string.IsNullOrEmpty(OrganizationSlug) ? (Organizations.Count > 0 ? Organizations[0] : null) : Organizations.FirstOrDefault(o => o.Slug == OrganizationSlug);
        if (Chosen is { } organization) await ReadAsync(organization);
    }

    protected abstract Task ReadAsync(Organization organization);
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>Ownership in the WHERE: an organization that is not yours is not there.</summary>
public static class OrganizationAccess
{
    public static readonly OrganizationRole[] Members = [OrganizationRole.Viewer, OrganizationRole.Reviewer, OrganizationRole.Lead, OrganizationRole.Finance];

    /// <summary>Who adds and removes members.</summary>
    public static readonly OrganizationRole[] Leads = [OrganizationRole.Lead];

    /// <summary>Who says how it pays and under which name it signs.</summary>
    public static readonly OrganizationRole[] Finance = [OrganizationRole.Finance];

    /// <summary>Who runs it, one way or the other.</summary>
    public static readonly OrganizationRole[] Runners = [OrganizationRole.Lead, OrganizationRole.Finance];

    public static IQueryable<Organization> Of(AppDb db, Caller caller, OrganizationRole[] roles)
    {
        ArgumentNullException.ThrowIfNull(db);
        var organizations = db.Set<Organization>().AsQueryable();
        if (caller.IsAdministrator) return organizations;
        var memberships = db.Set<Membership>();
        return organizations.Where(o => memberships.Any(m => m.OrganizationId == o.Id && m.PersonId == caller.Id && roles.Contains(m.Role)));
    }

    public static async Task<Outcome<Organization>> FindAsync(AppDb db, Caller caller, string slug, OrganizationRole[] roles, CancellationToken cancel) =>
        await Of(db, caller, roles).FirstOrDefaultAsync(o => o.Slug == slug, cancel) is { } found ? found : IdentityRefusals.OrganizationUnknown(slug);
}

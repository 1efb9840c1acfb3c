using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Ownership in the WHERE: "not yours" and "not there" are the same answer.</summary>
public static class ProjectAccess
{
    /// <summary>The organizations in which the caller has one of <paramref name="roles"/>.</summary>
    public static IQueryable<Organization> Organizations(AppDb db, Caller caller, params OrganizationRole[] roles)
    {
        ArgumentNullException.ThrowIfNull(db);
        var organizations = db.Set<Organization>().AsQueryable();
        if (caller.IsAdministrator) return organizations;
        var memberships = db.Set<Membership>();
        return organizations.Where(o => memberships.Any(m => m.OrganizationId == o.Id && m.PersonId == caller.Id && roles.Contains(m.Role)));
    }

    /// <summary>The projects of those organizations.</summary>
    public static IQueryable<Project> Projects(AppDb db, Caller caller, params OrganizationRole[] roles)
    {
        ArgumentNullException.ThrowIfNull(db);
        var organizations = Organizations(db, caller, roles);
        return db.Set<Project>().Where(p => organizations.Any(o => o.Id == p.OrganizationId));
    }

    /// <summary>Who may look at the work of a project.</summary>
    public static readonly OrganizationRole[] Readers = [OrganizationRole.Viewer, OrganizationRole.Reviewer, OrganizationRole.Lead];

    /// <summary>Who may change it.</summary>
    public static readonly OrganizationRole[] Leads = [OrganizationRole.Lead];

    /// <summary>One project by its id, slug or name, among those that the caller may use in this role.</summary>
    public static async Task<Outcome<Project>> FindAsync(AppDb db, Caller caller, string reference, OrganizationRole[] roles, CancellationToken cancel)
    {
        var visible = Projects(db, caller, roles);
        var found = Guid.TryParse(reference, out var id)
            ? await visible.Where(p => p.Id == id).ToListAsync(cancel)
            : await visible.Where(p => p.Slug == reference || p.Name == reference).OrderBy(p => p.Id).Take(2).ToListAsync(cancel);
        return found.Count switch
        {
            1 => found[0],
            0 => ProjectRefusals.Unknown(reference),
            _ => ProjectRefusals.Ambiguous(reference),
        };
    }
}

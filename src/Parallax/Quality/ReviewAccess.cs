using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>Who reviews where: members with the role, and people enrolled whom a lead asked to.</summary>
public static class ReviewAccess
{
    private static readonly OrganizationRole[] Roles = [OrganizationRole.Reviewer, OrganizationRole.Lead];

    /// <summary>The projects in which the caller reviews as a member of the organization.</summary>
    public static IQueryable<Project> AsMember(AppDb db, Caller caller) => ProjectAccess.Projects(db, caller with { IsAdministrator = false }, Roles);

    /// <summary>The projects in which the caller reviews.</summary>
    public static IQueryable<Project> Projects(AppDb db, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(db);
        var member = AsMember(db, caller);
        return db.Set<Project>().Where(p => member.Any(m => m.Id == p.Id) || db.Set<Reviewer>().Any(r => r.ProjectId == p.Id && r.PersonId == caller.Id));
    }

    /// <summary>The reviews that the caller has or had.</summary>
    public static IQueryable<Review> Mine(AppDb db, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Review>().Where(r => r.ReviewerId == caller.Id);
    }

    /// <summary>Decided reviews that the caller may read: their project's leads and reviewing members, and whoever decides its cases.</summary>
    public static IQueryable<Review> Readable(AppDb db, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(db);
        var projects = ProjectAccess.Projects(db, caller, Roles);
        return db.Set<Review>().Where(r => r.State == ReviewState.Decided && projects.Any(p => p.Id == r.ProjectId));
    }
}

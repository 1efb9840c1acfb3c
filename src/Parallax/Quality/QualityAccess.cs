using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>Who may look at the quality of a project's work, and decide on it: its reviewers and leads. What it is measured by, leads set.</summary>
public static class QualityAccess
{
    public static readonly OrganizationRole[] Lookers = [OrganizationRole.Reviewer, OrganizationRole.Lead];

    /// <summary>A project of the caller's for a page; null when there is none.</summary>
    public static Task<Project?> PageAsync(AppDb db, Caller caller, Guid project, OrganizationRole[] roles, CancellationToken cancel) =>
        ProjectAccess.Projects(db, caller, roles).AsNoTracking().FirstOrDefaultAsync(p => p.Id == project, cancel);

    public static Task<bool> LeadsAsync(AppDb db, Caller caller, Guid project, CancellationToken cancel) =>
        ProjectAccess.Projects(db, caller, ProjectAccess.Leads).AnyAsync(p => p.Id == project, cancel);
}

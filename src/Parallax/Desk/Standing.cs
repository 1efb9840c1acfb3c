using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Desk;

/// <summary>What a person is here; somebody may be several.</summary>
/// <param name="Contributes">Is enrolled in a project.</param>
/// <param name="Reads">Reads the work of an organization.</param>
/// <param name="Runs">Looks after an organization's details or members.</param>
/// <param name="Hires">Operations of the installation.</param>
/// <param name="Scores">Scores screenings.</param>
/// <param name="Pays">Sees books of an organization.</param>
public sealed record Standing(bool Contributes, bool Reads, bool Runs, bool Hires, bool Scores, bool Pays)
{
    private static readonly OrganizationRole[] Scorers = [OrganizationRole.Reviewer, OrganizationRole.Lead];

    /// <summary>Whether this is somebody who works here, or may: everyone who has no other part.</summary>
    public bool IsContributor => Contributes || !(Reads || Runs || Hires || Pays);

    public static async Task<Standing> OfAsync(AppDb db, Caller caller, CancellationToken cancel) => new(
        await db.Set<Enrollment>().AnyAsync(e => e.PersonId == caller.Id, cancel),
        caller.IsAdministrator || await ProjectAccess.Organizations(db, caller, ProjectAccess.Readers).AnyAsync(cancel),
        await OrganizationAccess.Of(db, caller, OrganizationAccess.Runners).AnyAsync(cancel),
        caller.IsOperations,
        caller.IsOperations || await ProjectAccess.Organizations(db, caller, Scorers).AnyAsync(cancel),
        await Books.HasAnyAsync(db, caller, cancel));
}

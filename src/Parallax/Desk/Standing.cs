using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Desk;

/// <summary>What a person is here: somebody who evaluates, somebody who reads an organization's work, or both.</summary>
public sealed record Standing(bool Contributes, bool Reads, bool Runs)
{
    public static async Task<Standing> OfAsync(AppDb db, Caller caller, CancellationToken cancel)
    {
        var contributes = await db.Set<Enrollment>().AnyAsync(e => e.PersonId == caller.Id, cancel);
        var reads = caller.IsAdministrator || await ProjectAccess.Organizations(db, caller, ProjectAccess.Readers).AnyAsync(cancel);
        var runs = await OrganizationAccess.Of(db, caller, OrganizationAccess.Runners).AnyAsync(cancel);
        return new Standing(contributes, reads, runs);
    }
}

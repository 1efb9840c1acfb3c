using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Ownership in the WHERE: operations work for all organizations, leads and reviewers for their own.</summary>
public static class ScreeningAccess
{
    private static readonly OrganizationRole[] Scorers = [OrganizationRole.Reviewer, OrganizationRole.Lead];

    /// <summary>The organizations for which the caller makes screenings.</summary>
    public static IQueryable<Organization> Organizations(AppDb db, Caller caller) =>
        ProjectAccess.Organizations(db, caller with { IsAdministrator = caller.IsOperations || caller.IsAdministrator }, ProjectAccess.Leads);

    /// <summary>The screenings that the caller makes, with their keys, attempts and figures.</summary>
    public static IQueryable<Screening> Made(AppDb db, Caller caller)
    {
        var organizations = Organizations(db, caller);
        return db.Set<Screening>().Where(s => organizations.Any(o => o.Id == s.OrganizationId));
    }

    /// <summary>The screenings whose answers the caller may score.</summary>
    public static IQueryable<Screening> Scored(AppDb db, Caller caller)
    {
        var organizations = ProjectAccess.Organizations(db, caller with { IsAdministrator = caller.IsOperations || caller.IsAdministrator }, Scorers);
        return db.Set<Screening>().Where(s => organizations.Any(o => o.Id == s.OrganizationId));
    }

    public static IQueryable<ScreeningAttempt> Attempts(AppDb db, Caller caller)
    {
        var made = Made(db, caller);
        return db.Set<ScreeningAttempt>().Where(a => made.Any(s => s.Id == a.ScreeningId));
    }
}

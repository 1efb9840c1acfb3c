using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Whose pay a caller may see and decide on: ownership in the WHERE.</summary>
public static class PayAccess
{
    public static IQueryable<Organization> Payers(AppDb db, Caller caller) => Organizations(db, caller, OrganizationRole.Finance);

    public static IQueryable<Organization> Deciders(AppDb db, Caller caller) => Organizations(db, caller, OrganizationRole.Lead, OrganizationRole.Reviewer);

    /// <summary>Statements that wait for, or had, the caller's approval.</summary>
    public static IQueryable<Statement> ToApprove(AppDb db, Caller caller)
    {
        var payers = Payers(db, caller);
        return db.Set<Statement>().Where(s => s.PersonId != caller.Id && payers.Any(o => o.Id == s.OrganizationId));
    }

    /// <summary>A contributor's own, and those of the organizations that the caller pays for.</summary>
    public static IQueryable<Statement> Readable(AppDb db, Caller caller)
    {
        var payers = Payers(db, caller);
        return db.Set<Statement>().Where(s => s.PersonId == caller.Id || payers.Any(o => o.Id == s.OrganizationId));
    }

    public static IQueryable<TimeClaim> ToDecide(AppDb db, Caller caller)
    {
        var deciders = Deciders(db, caller);
        return db.Set<TimeClaim>().Where(c => c.PersonId != caller.Id && deciders.Any(o => o.Id == c.OrganizationId));
    }

    private static IQueryable<Organization> Organizations(AppDb db, Caller caller, params OrganizationRole[] roles)
    {
        ArgumentNullException.ThrowIfNull(db);
        return caller.IsOperations ? db.Set<Organization>() : ProjectAccess.Organizations(db, caller, roles);
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Cases;

/// <summary>Whose a case is, in the WHERE: for everybody else it is not there.</summary>
public static class CaseAccess
{
    /// <summary>What the caller asked.</summary>
    public static IQueryable<Case> Mine(AppDb db, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Case>().Where(c => c.PersonId == caller.Id);
    }

    /// <summary>What the caller is to decide: never what they asked themselves.</summary>
    public static IQueryable<Case> ToDecide(AppDb db, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(db);
        var others = db.Set<Case>().Where(c => c.PersonId != caller.Id);
        if (caller.IsAdministrator) return others;
        var memberships = db.Set<Membership>();
        return others.Where(c =>
            (c.Decider == CaseDecider.Operations && caller.IsOperations)
            || memberships.Any(m => m.OrganizationId == c.OrganizationId && m.PersonId == caller.Id
                && ((c.Decider == CaseDecider.Reviewers && (m.Role == OrganizationRole.Reviewer || m.Role == OrganizationRole.Lead))
                    || (c.Decider == CaseDecider.Leads && m.Role == OrganizationRole.Lead)
                    || (c.Decider == CaseDecider.Finance && m.Role == OrganizationRole.Finance))));
    }

    /// <summary>Whether anything could ever wait for the caller.</summary>
    public static async Task<bool> DecidesAsync(AppDb db, Caller caller, CancellationToken cancel) =>
        caller.IsOperations
        || await db.Set<Membership>().AnyAsync(m => m.PersonId == caller.Id && m.Role != OrganizationRole.Viewer, cancel);

    /// <summary>Who decides a case: those whom a mail tells of it.</summary>
    public static IQueryable<Person> Deciders(AppDb db, CaseDecider decider, Guid? organization)
    {
        ArgumentNullException.ThrowIfNull(db);
        var people = db.Set<Person>();
        if (decider == CaseDecider.Operations) return people.Where(p => p.IsOperations || p.IsAdministrator);
        OrganizationRole[] roles = decider switch
        {
            CaseDecider.Reviewers => [OrganizationRole.Reviewer, OrganizationRole.Lead],
            CaseDecider.Leads => [OrganizationRole.Lead],
            _ => [OrganizationRole.Finance],
        };
        return people.Where(p => db.Set<Membership>().Any(m => m.OrganizationId == organization && m.PersonId == p.Id && roles.Contains(m.Role)));
    }
}

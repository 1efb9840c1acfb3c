using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Ownership in the WHERE, for offers and agreements.</summary>
public static class OfferAccess
{
    /// <summary>The projects for which the caller may make offers: operations for all, a lead for theirs.</summary>
    public static IQueryable<Project> Projects(AppDb db, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(db);
        return caller.IsOperations ? db.Set<Project>() : ProjectAccess.Projects(db, caller, ProjectAccess.Leads);
    }

    /// <summary>The offers that the caller made or could have made.</summary>
    public static IQueryable<Offer> Made(AppDb db, Caller caller)
    {
        var projects = Projects(db, caller);
        return db.Set<Offer>().Where(o => projects.Any(p => p.Id == o.ProjectId));
    }

    public static IQueryable<Offer> Mine(AppDb db, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Offer>().Where(o => o.PersonId == caller.Id);
    }

    /// <summary>The agreements that the caller signed or may look after.</summary>
    public static IQueryable<SignedAgreement> Agreements(AppDb db, Caller caller)
    {
        var projects = Projects(db, caller);
        return db.Set<SignedAgreement>().Where(a => a.PersonId == caller.Id || projects.Any(p => p.Id == a.ProjectId));
    }
}

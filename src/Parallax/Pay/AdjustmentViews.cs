using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>An entry by hand, with names.</summary>
public sealed record AdjustmentView(
    Guid Id, string Kind, string State, string Amount, string Currency, string Reason, string? Reference, Guid? Person, string? PersonName,
    Guid ProposedById, string ProposedBy, DateTimeOffset ProposedAt, string? DecidedBy, DateTimeOffset? DecidedAt, bool NeedsSecondPerson);

public static class AdjustmentViews
{
    private const int PageSize = 50;

    public static async Task<IResult> ListAsync(string? organization, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await Books.FindAsync(db, Caller.Of(http.User), organization, cancel);
        return found.Refusal is { } refusal ? refusal : TypedResults.Ok(await OfAsync(db, found.Value!.Id, null, cancel));
    }

    /// <summary>What waits for somebody first, then the newest.</summary>
    public static async Task<IReadOnlyList<AdjustmentView>> OfAsync(AppDb db, Guid organization, Guid? person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await (
            from a in db.Set<Adjustment>().AsNoTracking()
            join maker in db.Set<Person>() on a.ProposedById equals maker.Id
            join p in db.Set<Person>() on a.PersonId equals p.Id into people
            from p in people.DefaultIfEmpty()
            join d in db.Set<Person>() on a.DecidedById equals d.Id into deciders
            from d in deciders.DefaultIfEmpty()
            where a.OrganizationId == organization && (person == null || a.PersonId == person)
            orderby a.State != AdjustmentState.Proposed, a.ProposedAt descending
            select new { Adjustment = a, Maker = maker.DisplayName, Person = p == null ? null : p.DisplayName, Decider = d == null ? null : d.DisplayName }).Take(PageSize).ToListAsync(cancel);
        return [.. rows.Select(r => new AdjustmentView(
            r.Adjustment.Id, Journal.Lower(r.Adjustment.Kind), Journal.Lower(r.Adjustment.State), r.Adjustment.Amount.Plain(), r.Adjustment.Currency, r.Adjustment.Reason,
            r.Adjustment.Reference, r.Adjustment.PersonId, r.Person, r.Adjustment.ProposedById, r.Maker, r.Adjustment.ProposedAt, r.Decider, r.Adjustment.DecidedAt,
            r.Adjustment.NeedsSecondPerson))];
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>A listing with what it says and who offers it.</summary>
public sealed record OpportunityRead(Opportunity Opportunity, OpportunityVersion Version, string Organization)
{
    public Listing Listing { get; } = Version.Listing;
}

/// <summary>Reads listings: the public ones for anyone, all of them for operations.</summary>
public static class ReadOpportunities
{
    private const int MostAtOnce = 200;

    public sealed record PublicView(
        string Slug, string Title, string State, string Organization, int Version, DateTimeOffset? DatePosted, DateTimeOffset? ValidThrough, Listing Listing);

    public sealed record Row(Guid Id, string Slug, string Title, string State, int Version, DateTimeOffset? ValidThrough);

    public static async Task<IResult> PublicListAsync(AppDb db, TimeProvider clock, CancellationToken cancel) =>
        TypedResults.Ok((await OpenAsync(db, clock.GetUtcNow(), cancel)).Select(r => View(r, clock.GetUtcNow())));

    public static async Task<IResult> PublicAsync(string slug, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var read = await BySlugAsync(db, slug, cancel);
        return read is null ? TalentRefusals.OpportunityUnknown : TypedResults.Ok(View(read, clock.GetUtcNow()));
    }

    public static async Task<IResult> ListAsync(AppDb db, CancellationToken cancel) => TypedResults.Ok((await AllAsync(db, cancel))
        .Select(o => new Row(o.Id, o.Slug, o.Title, WriteListing.Words(o.State), o.VersionNumber, o.ValidThrough)));

    public static async Task<IResult> VersionsAsync(Guid opportunity, AppDb db, CancellationToken cancel)
    {
        var versions = await db.Set<OpportunityVersion>().AsNoTracking().Where(v => v.OpportunityId == opportunity).OrderByDescending(v => v.Number).Take(MostAtOnce).ToListAsync(cancel);
        return TypedResults.Ok(versions.Select(v => new { v.Number, v.Hash, v.CreatedAt, v.Listing }));
    }

    public static IResult Template() => TypedResults.Ok(ListingTemplate.Make());

    /// <summary>Every listing, the latest change first.</summary>
    public static Task<List<Opportunity>> AllAsync(AppDb db, CancellationToken cancel) =>
        db.Set<Opportunity>().AsNoTracking().OrderByDescending(o => o.ChangedAt).Take(MostAtOnce).ToListAsync(cancel);

    /// <summary>Those that take applications now.</summary>
    public static async Task<List<OpportunityRead>> OpenAsync(AppDb db, DateTimeOffset now, CancellationToken cancel) =>
        await With(db, db.Set<Opportunity>().Where(o => o.State == OpportunityState.Open && o.ValidThrough > now).OrderByDescending(o => o.OpenedAt).Take(MostAtOnce)).ToListAsync(cancel);

    /// <summary>A public listing; a draft is not there.</summary>
    public static Task<OpportunityRead?> BySlugAsync(AppDb db, string slug, CancellationToken cancel) =>
        With(db, db.Set<Opportunity>().Where(o => o.Slug == slug && o.State != OpportunityState.Draft)).FirstOrDefaultAsync(cancel);

    public static Task<OpportunityRead?> ByIdAsync(AppDb db, Guid id, CancellationToken cancel) =>
        With(db, db.Set<Opportunity>().Where(o => o.Id == id)).FirstOrDefaultAsync(cancel);

    private static IQueryable<OpportunityRead> With(AppDb db, IQueryable<Opportunity> opportunities) =>
        from o in opportunities.AsNoTracking()
        join v in db.Set<OpportunityVersion>().AsNoTracking() on new { Id = o.Id, Number = o.VersionNumber } equals new { Id = v.OpportunityId, v.Number }
        join organization in db.Set<Organization>() on o.OrganizationId equals organization.Id
        select new OpportunityRead(o, v, organization.Name);

    private static PublicView View(OpportunityRead read, DateTimeOffset now) => new(
        read.Opportunity.Slug, read.Opportunity.Title, WriteListing.Words(read.Opportunity.Standing(now)), read.Organization, read.Version.Number,
        read.Opportunity.OpenedAt, read.Opportunity.ValidThrough, read.Listing);
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Makes a listing, and writes its next version. What was published stays as it was for those who applied on it.</summary>
public static class WriteListing
{
    /// <param name="Organization">Slug of who offers the work; the default one when null.</param>
    /// <param name="Slug">The address; from the title when null.</param>
    /// <param name="Listing">The ready template when null.</param>
    public sealed record MakeRequest(string? Organization, string? Slug, Listing? Listing);

    /// <param name="Seen">The number of the version that was changed.</param>
    public sealed record Request(Listing? Listing, int Seen);

    public sealed record Answer(Guid Id, string Slug, string Title, string State, int Version);

    public static async Task<IResult> MakeAsync(MakeRequest request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await MakeForAsync(request, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Created($"/api/hiring/opportunities/{answer.Id}", answer));

    public static async Task<IResult> PostAsync(Guid opportunity, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(opportunity, request, Caller.Of(http.User), db, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> MakeForAsync(MakeRequest request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var listing = request.Listing ?? ListingTemplate.Make();
        if (listing.Faults() is { Count: > 0 } faults) return TalentRefusals.ListingInvalid(faults);
        var organizationSlug = request.Organization ?? DefaultOrganization.Slug;
        var organization = await db.Set<Organization>().AsNoTracking().FirstOrDefaultAsync(o => o.Slug == organizationSlug, cancel);
        if (organization is null) return IdentityRefusals.OrganizationUnknown(organizationSlug);
        var slug = Slug.Of(string.IsNullOrWhiteSpace(request.Slug) ? listing.Title : request.Slug);
        var opportunity = new Opportunity(Ids.New(clock), organization.Id, slug, clock.GetUtcNow());
        db.Add(opportunity);
        db.Add(opportunity.Write(Ids.New(clock), listing, caller.Id, clock.GetUtcNow()));
        return await SaveAsync(db, opportunity, TalentRefusals.SlugTaken, cancel);
    }

    public static async Task<Outcome<Answer>> ForAsync(Guid opportunity, Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Listing is not { } listing) return TalentRefusals.ListingInvalid(new Dictionary<string, string[]> { ["listing"] = ["This is needed."] });
        if (listing.Faults() is { Count: > 0 } faults) return TalentRefusals.ListingInvalid(faults);
        var found = await db.Set<Opportunity>().FirstOrDefaultAsync(o => o.Id == opportunity, cancel);
        if (found is null) return TalentRefusals.OpportunityUnknown;
        if (found.VersionNumber != request.Seen) return TalentRefusals.ListingChanged;
        db.Add(found.Write(Ids.New(clock), listing, caller.Id, clock.GetUtcNow()));
        return await SaveAsync(db, found, TalentRefusals.ListingChanged, cancel);
    }

    private static async Task<Outcome<Answer>> SaveAsync(AppDb db, Opportunity opportunity, Refusal raced, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Answer(opportunity.Id, opportunity.Slug, opportunity.Title, Words(opportunity.State), opportunity.VersionNumber);
        }
        catch (DbUpdateException race) when (race is DbUpdateConcurrencyException || Violations.IsDuplicate(race))
        {
            db.ChangeTracker.Clear();
            return raced;
        }
    }

    internal static string Words(OpportunityState state) => state.ToString().ToLowerInvariant();
}

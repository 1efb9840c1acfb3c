using System.Text;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Offers, for the person and for those who make them.</summary>
public static class ReadOffers
{
    public const int PageSize = 50;

    public sealed record Row(Guid Id, Guid Project, string ProjectName, string PersonName, string State, string Payment, DateTimeOffset StartsAt, DateTimeOffset ExpiresAt, DateTimeOffset CreatedAt, bool Renewal, bool Signable, string? DeclineReason);

    public sealed record Rows(IReadOnlyList<Row> Items, bool More);

    public sealed record Detail(Row Offer, string Organization, string WeeklyCap, DateTimeOffset? EndsAt, int NoticeDays, int PaymentDays, string Law, string Services, string Zone, string? LegalName, string? Address, string? Html, string? Sha256);

    public static async Task<IResult> ListAsync(HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel, bool made = false, int page = 0)
    {
        var caller = Caller.Of(http.User);
        return TypedResults.Ok(await ForAsync(made ? OfferAccess.Made(db, caller) : OfferAccess.Mine(db, caller), page, db, clock, cancel));
    }

    public static async Task<Rows> ForAsync(IQueryable<Offer> offers, int page, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var rows = await Joined(offers, db).OrderByDescending(r => r.Offer.CreatedAt).ThenBy(r => r.Offer.Id)
            .Skip(Math.Clamp(page, 0, 10_000) * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        var now = clock.GetUtcNow();
        return new Rows([.. rows.Take(PageSize).Select(r => Of(r, now))], rows.Count > PageSize);
    }

    public static async Task<IResult> GetAsync(Guid offer, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await OneAsync(offer, Caller.Of(http.User), db, clock, cancel) is { } found ? TypedResults.Ok(found) : TalentAgreementRefusals.OfferUnknown;

    /// <summary>The person's own offer, with the text if they filled in who they are.</summary>
    public static async Task<Detail?> OneAsync(Guid id, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var row = await Joined(OfferAccess.Mine(db, caller).Where(o => o.Id == id), db).FirstOrDefaultAsync(cancel);
        if (row is null) return null;
        var (offer, organization) = (row.Offer, row.Organization);
        return new Detail(
            Of(row, clock.GetUtcNow()), organization.LegalName, OfferValues.Cap(offer.WeeklyCapSeconds), offer.EndsAt, offer.NoticeDays, offer.PaymentDays, offer.Law, offer.Services,
            organization.TimeZone, offer.LegalName, offer.Address, offer.Html is { } html ? Encoding.UTF8.GetString(html) : null, offer.Sha256);
    }

    /// <summary>What a renewal changes: the text that was signed, the one that is to be signed, and the note of the latter.</summary>
    public sealed record Change(string Before, string After, string Note);

    public static Task<Change?> ChangeAsync(AppDb db, Caller caller, Guid id, CancellationToken cancel)
    {
        var versions = db.Set<AgreementTemplateVersion>();
        return (
            from o in OfferAccess.Mine(db, caller)
            where o.Id == id
            join a in db.Set<SignedAgreement>() on o.RenewsId equals (Guid?)a.Id
            join before in versions on a.VersionId equals before.Id
            join after in versions on o.VersionId equals after.Id
            select new Change(before.Markdown, after.Markdown, after.Note)).FirstOrDefaultAsync(cancel);
    }

    private sealed class Found
    {
        public required Offer Offer { get; init; }
        public required Project Project { get; init; }
        public required Person Person { get; init; }
        public required Organization Organization { get; init; }
    }

    private static IQueryable<Found> Joined(IQueryable<Offer> offers, AppDb db) =>
        from o in offers.AsNoTracking()
        join p in db.Set<Project>() on o.ProjectId equals p.Id
        join person in db.Set<Person>() on o.PersonId equals person.Id
        join organization in db.Set<Organization>() on o.OrganizationId equals organization.Id
        select new Found { Offer = o, Project = p, Person = person, Organization = organization };

    private static Row Of(Found found, DateTimeOffset now) => new(
        found.Offer.Id, found.Project.Id, found.Project.Name, found.Person.DisplayName, found.Offer.StateAt(now).ToString().ToLowerInvariant(),
        OfferValues.Payment(found.Offer.Pay), found.Offer.StartsAt, found.Offer.ExpiresAt, found.Offer.CreatedAt, found.Offer.IsRenewal, found.Offer.MaySign(now), found.Offer.DeclineReason);
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Asks everybody who works under an earlier version of a template to sign the latest one. Nobody is bound by it before.</summary>
public static class AskAgain
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);

    /// <param name="SignBy">Until then work goes on as it is; afterwards new tasks wait for the signature.</param>
    public sealed record Request(DateTimeOffset? SignBy);

    public sealed record Answer(int Asked);

    public static async Task<IResult> PostAsync(Guid template, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(template, request?.SignBy, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<Outcome<Answer>> ForAsync(Guid template, DateTimeOffset? signBy, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (signBy is not { } by || by < now + Shortest || by > now + MakeOffer.Longest)
            return TalentAgreementRefusals.Field("signBy", "Give people between one day and 90 days.");
        var version = await (
            from v in db.Set<AgreementTemplateVersion>().AsNoTracking()
            join t in db.Set<AgreementTemplate>() on v.TemplateId equals t.Id
            where t.Id == template && v.Number == t.Latest
            select v).FirstOrDefaultAsync(cancel);
        if (version is null) return TalentAgreementRefusals.TemplateUnknown;

        var asked = 0;
        while (await SomeAsync(version, by, caller, db, clock, cancel) is var some and > 0) asked += some;
        return new Answer(asked);
    }

    /// <summary>A batch of those who work under an agreement of an earlier version and were not asked yet.</summary>
    private static async Task<int> SomeAsync(AgreementTemplateVersion version, DateTimeOffset by, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var versions = db.Set<AgreementTemplateVersion>().Where(v => v.TemplateId == version.TemplateId && v.Number < version.Number);
        var agreements = db.Set<SignedAgreement>();
        var offers = db.Set<Offer>();
        var rows = await (
            from a in agreements.AsNoTracking()
            join e in db.Set<Enrollment>() on new { a.ProjectId, a.PersonId } equals new { e.ProjectId, e.PersonId }
            join p in db.Set<Project>() on a.ProjectId equals p.Id
            join o in offers on a.OfferId equals o.Id
            join person in db.Set<Person>() on a.PersonId equals person.Id
            join organization in db.Set<Organization>() on a.OrganizationId equals organization.Id
            join terms in db.Set<EnrollmentTerms>() on new { Enrollment = e.Id, Number = e.TermsNumber } equals new { Enrollment = terms.EnrollmentId, terms.Number }
            where versions.Any(v => v.Id == a.VersionId) && p.State != ProjectState.Concluded && (e.MayClaim || e.WhyNot == StopUnsigned.Why)
                && !agreements.Any(later => later.ProjectId == a.ProjectId && later.PersonId == a.PersonId && later.SignedAt > a.SignedAt)
                && !offers.Any(renewal => renewal.RenewsId == a.Id && renewal.VersionId == version.Id)
            orderby a.Id
            select new { Agreement = a, Enrollment = e, Project = p, Offer = o, Person = person, Organization = organization, Terms = terms }).Take(AtOnce).ToListAsync(cancel);
        foreach (var row in rows)
        {
            var starts = row.Enrollment.StartsAt ?? row.Offer.StartsAt;
            var ends = row.Enrollment.Until > starts ? row.Enrollment.Until : null;
            var same = row.Offer.Terms with { Pay = row.Terms.Pay, StartsAt = starts, EndsAt = ends };
            var renewal = new Offer(Ids.Opaque(), row.Project, row.Person.Id, version.Id, same, by, caller.Id, clock.GetUtcNow());
            renewal.Renews(row.Agreement.Id);
            db.Add(renewal);
            db.Add(OfferMail.Renewal(renewal, row.Person, row.Organization, clock));
        }

        await SupersedeAsync([.. rows.Select(r => r.Agreement.Id)], db, clock.GetUtcNow(), cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return rows.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody answered an earlier question at this moment: read them all again.
            db.ChangeTracker.Clear();
            return await SomeAsync(version, by, caller, db, clock, cancel);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Whoever was asked for a version in between and did not sign it signs the latest one instead: the earlier would not do any more.</summary>
    private static async Task SupersedeAsync(IReadOnlyList<Guid> agreements, AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var earlier = await db.Set<Offer>().Where(o => o.RenewsId != null && agreements.Contains(o.RenewsId.Value) && (o.State == OfferState.Offered || o.State == OfferState.Declined)).ToListAsync(cancel);
        foreach (var offer in earlier) offer.Supersede(now);
    }
}

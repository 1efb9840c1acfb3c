using System.Text;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>The person says who they are in law; from that comes the text, byte for byte as it will be signed.</summary>
public static class FillOffer
{
    public sealed record Request(string? LegalName, string? Address);

    public sealed record Answer(string Html, string Sha256);

    public static async Task<IResult> PostAsync(Guid offer, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(offer, request, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<Outcome<Answer>> ForAsync(Guid id, Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var offer = await OfferAccess.Mine(db, caller).FirstOrDefaultAsync(o => o.Id == id, cancel);
        if (offer is null) return TalentAgreementRefusals.OfferUnknown;
        var (name, address) = (request.LegalName?.Trim() ?? "", request.Address?.Trim() ?? "");
        if (name.Length is 0 or > 200 || !PlainText.IsClean(name)) return TalentAgreementRefusals.Field("legalName", "Your name as it stands in law, in at most 200 characters and without control characters.");
        if (address.Length is 0 or > 1000 || !PlainText.IsClean(address, lines: true))
            return TalentAgreementRefusals.Field("address", "The postal address at which you can be reached, in at most 1000 characters and without control characters.");
        var version = await db.Set<AgreementTemplateVersion>().AsNoTracking().FirstAsync(v => v.Id == offer.VersionId, cancel);
        var organization = await db.Set<Organization>().AsNoTracking().FirstAsync(o => o.Id == offer.OrganizationId, cancel);
        var project = await db.Set<Project>().Where(p => p.Id == offer.ProjectId).Select(p => p.Name).FirstAsync(cancel);
        var values = OfferValues.Of(offer.Terms, organization, project, name, address);
        var unfilled = AgreementText.Unfilled(version.Markdown, values);
        if (unfilled.Count > 0) return TalentAgreementRefusals.Field("template", $"The agreement cannot be shown: {string.Join(", ", unfilled)} would be empty. Tell whoever made the offer.");

        var html = AgreementText.Html(version.Markdown, values);
        if (offer.Fill(name, address, html, clock.GetUtcNow()) is { } refusal) return refusal;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return TalentAgreementRefusals.TextStale;
        }

        return new Answer(Encoding.UTF8.GetString(html), offer.Sha256!);
    }
}

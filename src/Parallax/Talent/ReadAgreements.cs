using System.Text;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Signed agreements and their copies.</summary>
public static class ReadAgreements
{
    private const int Most = 200;

    public sealed record Row(Guid Id, string Organization, string Project, DateTimeOffset SignedAt, string Sha256);

    public sealed record Rows(IReadOnlyList<Row> Items);

    /// <param name="Html">Null after the paper was erased.</param>
    public sealed record Detail(Row Agreement, string Version, string? Html, string? TypedName, string Consent, string Zone, DateTimeOffset KeepUntil);

    public sealed record Check(Guid Id, string Recorded, string Found, bool Matches);

    public static async Task<IResult> ListAsync(HttpContext http, AppDb db, CancellationToken cancel) => TypedResults.Ok(new Rows(await MineAsync(db, Caller.Of(http.User), cancel)));

    public static Task<List<Row>> MineAsync(AppDb db, Caller caller, CancellationToken cancel) => (
        from a in db.Set<SignedAgreement>().AsNoTracking()
        where a.PersonId == caller.Id
        join p in db.Set<Project>() on a.ProjectId equals p.Id
        join o in db.Set<Organization>() on a.OrganizationId equals o.Id
        orderby a.SignedAt descending
        select new Row(a.Id, o.LegalName, p.Name, a.SignedAt, a.Sha256)).Take(Most).ToListAsync(cancel);

    public static async Task<IResult> GetAsync(Guid agreement, HttpContext http, AppDb db, CancellationToken cancel) =>
        await OneAsync(db, Caller.Of(http.User), agreement, cancel) is { } found ? TypedResults.Ok(found) : TalentAgreementRefusals.AgreementUnknown;

    public static async Task<Detail?> OneAsync(AppDb db, Caller caller, Guid id, CancellationToken cancel)
    {
        var found = await (
            from a in OfferAccess.Agreements(db, caller).AsNoTracking()
            where a.Id == id
            join p in db.Set<Project>() on a.ProjectId equals p.Id
            join o in db.Set<Organization>() on a.OrganizationId equals o.Id
            join v in db.Set<AgreementTemplateVersion>() on a.VersionId equals v.Id
            join t in db.Set<AgreementTemplate>() on v.TemplateId equals t.Id
            select new { Agreement = a, Project = p.Name, o.LegalName, o.TimeZone, Template = t.Name, v.Number }).FirstOrDefaultAsync(cancel);
        if (found is null) return null;
        var paper = await db.Set<AgreementPaper>().AsNoTracking().FirstOrDefaultAsync(p => p.AgreementId == id, cancel);
        var agreement = found.Agreement;
        return new Detail(
            new Row(agreement.Id, found.LegalName, found.Project, agreement.SignedAt, agreement.Sha256), $"{found.Template}, version {found.Number}", paper is null ? null : Encoding.UTF8.GetString(paper.Html),
            paper?.TypedName, agreement.ConsentText, found.TimeZone, agreement.KeepUntil);
    }

    public static Task<Guid?> OfOfferAsync(AppDb db, Caller caller, Guid offer, CancellationToken cancel) =>
        OfferAccess.Agreements(db, caller).Where(a => a.OfferId == offer).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel);

    /// <summary>Computes the hash of what is stored anew, and compares it with what was signed.</summary>
    public static async Task<IResult> VerifyAsync(Guid agreement, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var detail = await OneAsync(db, Caller.Of(http.User), agreement, cancel);
        if (detail is null) return TalentAgreementRefusals.AgreementUnknown;
        if (detail.Html is null) return TalentAgreementRefusals.PaperErased;
        var found = AgreementText.Hash(detail.Html);
        return TypedResults.Ok(new Check(agreement, detail.Agreement.Sha256, found, found == detail.Agreement.Sha256));
    }

    /// <summary>The exact bytes that were signed.</summary>
    public static async Task<IResult> HtmlAsync(Guid agreement, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var detail = await OneAsync(db, Caller.Of(http.User), agreement, cancel);
        if (detail is null) return TalentAgreementRefusals.AgreementUnknown;
        if (detail.Html is null) return TalentAgreementRefusals.PaperErased;
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(Encoding.UTF8.GetBytes(detail.Html), "text/html; charset=utf-8", "agreement.html");
    }

    public static async Task<IResult> PdfAsync(Guid agreement, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var detail = await OneAsync(db, Caller.Of(http.User), agreement, cancel);
        if (detail is null) return TalentAgreementRefusals.AgreementUnknown;
        return detail.Html is null ? TalentAgreementRefusals.PaperErased : TypedResults.File(AgreementPdf.Write(detail), "application/pdf", "agreement.pdf");
    }
}

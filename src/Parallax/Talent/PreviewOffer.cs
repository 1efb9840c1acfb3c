using System.Text;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>The agreement as an offer on these terms would show it. Nothing is stored, and nobody is told.</summary>
public static class PreviewOffer
{
    private const string Blank = "…";

    public static async Task<Outcome<string>> ForAsync(MakeOffer.Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var project = await OfferAccess.Projects(db, caller).AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.Project, cancel);
        if (project is null) return ProjectRefusals.Unknown($"{request.Project}");
        var organization = await db.Set<Organization>().AsNoTracking().FirstAsync(o => o.Id == project.OrganizationId, cancel);
        var markdown = await (
            from v in db.Set<AgreementTemplateVersion>()
            join t in db.Set<AgreementTemplate>() on v.TemplateId equals t.Id
            where v.Number == t.Latest && t.Id == request.Template
            select v.Markdown).FirstOrDefaultAsync(cancel);
        if (markdown is null) return TalentAgreementRefusals.TemplateUnknown;
        var form = OfferForm.Read(request, project.Payment, organization.Currency, clock.GetUtcNow());
        if (form.Refusal is { } refusal) return refusal;
        var values = OfferValues.Of(form.Value!.Terms, organization, project.Name, Blank, Blank);
        foreach (var field in AgreementText.Unfilled(markdown, values)) values[field] = Blank;
        return Encoding.UTF8.GetString(AgreementText.Html(markdown, values));
    }
}

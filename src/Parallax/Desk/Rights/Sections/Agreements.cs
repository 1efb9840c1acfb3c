using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Media;
using Parallax.Projects;
using Parallax.Talent;

namespace Parallax.Desk.Rights.Sections;

public sealed class Agreements : PersonalData<Agreements.Row>
{
    /// <param name="File">Where the exact bytes lie in this zip; null once they were erased.</param>
    public sealed record Row(
        Guid Id, string Project, string Sha256, string Consent, string AuthenticatedBy, DateTimeOffset SignedAt, DateTimeOffset KeepUntil,
        string? LegalName, string? Address, string? TypedName, string? Ip, string? UserAgent, string? File);

    public override string Name => "agreements";

    public override string About => "the agreements that you signed, byte for byte, and what was kept of the signature";

    public override Fate Fate => Fate.StaysAsAgreement;

    public override string WhenDeleted => "Kept as signed, with the name and address that stand in them, the place and device of the signature, and nothing else of you.";

    protected override async IAsyncEnumerable<Row> Rows(AppDb db, Guid person)
    {
        var rows =
            from a in db.Set<SignedAgreement>().AsNoTracking()
            where a.PersonId == person
            join p in db.Set<Project>() on a.ProjectId equals p.Id
            join paper in db.Set<AgreementPaper>().AsNoTracking() on a.Id equals paper.AgreementId into papers
            from paper in papers.DefaultIfEmpty()
            orderby a.SignedAt
            select new { Agreement = a, p.Name, Paper = paper };
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            var (a, paper) = (row.Agreement, row.Paper);
            yield return new Row(
                a.Id, row.Name, a.Sha256, a.ConsentText, a.AuthenticatedBy, a.SignedAt, a.KeepUntil,
                paper?.LegalName, paper?.Address, paper?.TypedName, paper?.Ip, paper?.UserAgent, paper is null ? null : FileOf(a.Id));
        }
    }

    public override async IAsyncEnumerable<PersonalFile> FilesAsync(AppDb db, DocumentStore documents, Guid person)
    {
        var agreements = db.Set<SignedAgreement>();
        var papers = db.Set<AgreementPaper>().AsNoTracking().Where(p => agreements.Any(a => a.Id == p.AgreementId && a.PersonId == person));
        await foreach (var paper in papers.AsAsyncEnumerable()) yield return new PersonalFile(FileOf(paper.AgreementId), () => new MemoryStream(paper.Html));
    }

    private static string FileOf(Guid id) => $"files/agreement-{id:N}.html";
}

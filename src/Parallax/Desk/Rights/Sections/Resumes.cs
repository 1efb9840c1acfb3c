using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Media;
using Parallax.Talent;

namespace Parallax.Desk.Rights.Sections;

public sealed class Resumes : PersonalData<Resumes.Row>
{
    /// <param name="File">Where it lies in this zip.</param>
    public sealed record Row(Guid Application, string FileName, int Bytes, string Hash, DateTimeOffset CreatedAt, string File);

    public override string Name => "resumes";

    public override string About => "the résumés that you uploaded, with the files themselves";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Deleted, also from the disk.";

    protected override async IAsyncEnumerable<Row> Rows(AppDb db, Guid person)
    {
        await foreach (var resume in Of(db, person).AsNoTracking().OrderBy(r => r.CreatedAt).AsAsyncEnumerable())
            yield return new Row(resume.ApplicationId!.Value, resume.FileName, resume.Bytes, resume.Hash, resume.CreatedAt, FileOf(resume.Id));
    }

    public override async IAsyncEnumerable<PersonalFile> FilesAsync(AppDb db, DocumentStore documents, Guid person)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var id in await Of(db, person).Select(r => r.Id).ToListAsync()) yield return new PersonalFile(FileOf(id), () => documents.OpenRead(id));
    }

    /// <summary>Out of everybody's reach; <see cref="DeletePerson"/> deletes the files when that is committed.</summary>
    public override async Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        foreach (var resume in await Of(db, person.Id).ToListAsync(cancel)) resume.LetGo();
    }

    internal static IQueryable<Resume> Of(AppDb db, Guid person)
    {
        var applications = db.Set<Application>();
        return db.Set<Resume>().Where(r => applications.Any(a => a.Id == r.ApplicationId && a.PersonId == person));
    }

    private static string FileOf(Guid id) => $"files/resume-{id:N}.pdf";
}

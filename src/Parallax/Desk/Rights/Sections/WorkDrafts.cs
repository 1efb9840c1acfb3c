using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk.Rights.Sections;

public sealed class WorkDrafts : PersonalData<WorkDrafts.Row>
{
    public sealed record Row(Guid Assignment, string Project, long Version, DateTimeOffset SavedAt, RawJson Content);

    public override string Name => "work-drafts";

    public override string About => "what you have written on tasks and not submitted, as the server last got it from your devices";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Erased.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from d in db.Set<WorkDraft>().AsNoTracking()
         where d.PersonId == person
         join a in db.Set<Assignment>() on d.AssignmentId equals a.Id
         join p in db.Set<Project>() on a.ProjectId equals p.Id
         orderby d.SavedAt, d.AssignmentId
         select new Row(d.AssignmentId, p.Name, d.Version, d.SavedAt, new RawJson(d.Content))).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<WorkDraft>().Where(d => d.PersonId == person.Id).ExecuteDeleteAsync(cancel);
}

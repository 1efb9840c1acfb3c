using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk.Rights.Sections;

/// <summary>Blind, as everything that a contributor gets: never a purpose, a model or what others did.</summary>
public sealed class Assignments : PersonalData<Assignments.Row>
{
    public sealed record Row(Guid Id, string Project, AssignmentState State, PassKind? PassKind, string? PassReason, string? PassNote, DateTimeOffset CreatedAt);

    public override string Name => "assignments";

    public override string About => "the tasks that you were given, what became of each, and your reason when you passed one on";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted => "Kept under the pseudonym, without the notes that you wrote when you passed a task on: they are erased.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from a in db.Set<Assignment>().AsNoTracking()
         where a.PersonId == person
         join p in db.Set<Project>() on a.ProjectId equals p.Id
         orderby a.CreatedAt, a.Id
         select new Row(a.Id, p.Name, a.State, a.PassKind, a.PassReason, a.PassNote, a.CreatedAt)).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<Assignment>().Where(a => a.PersonId == person.Id && a.PassNote != null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.PassNote, (string?)null), cancel);
}

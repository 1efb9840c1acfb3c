using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Cases;
using Parallax.Identity;

namespace Parallax.Desk.Rights.Sections;

public sealed class Cases : PersonalData<Cases.Row>
{
    public sealed record Row(
        Guid Id, CaseKind Kind, CaseState State, CaseOutcome? Outcome, string Title, string About, DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset? DecidedAt);

    public override string Name => "cases";

    public override string About => "your questions, appeals, corrections and disputes, and how each was decided";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "The words are erased, yours and those of the answers; what is open is withdrawn. That somebody asked, when, and how it was decided stays.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        db.Set<Case>().AsNoTracking().Where(c => c.PersonId == person).OrderBy(c => c.OpenedAt)
            .Select(c => new Row(c.Id, c.Kind, c.State, c.Outcome, c.Title, c.About, c.OpenedAt, c.DueAt, c.DecidedAt)).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel) => EraseCases.OfAsync(db, person.Id, now, cancel);
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Work;

namespace Parallax.Desk.Rights.Sections;

public sealed class Pastes : PersonalData<Pastes.Row>
{
    public sealed record Row(Guid Judgment, int Count, int Characters, DateTimeOffset At);

    public override string Name => "pastes";

    public override string About => "how often you pasted something into a judgment and how many characters, never what; kept for 90 days";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Deleted at once.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        db.Set<PasteCount>().AsNoTracking().Where(c => c.PersonId == person).OrderBy(c => c.At).Select(c => new Row(c.JudgmentId, c.Pastes, c.Characters, c.At)).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<PasteCount>().Where(c => c.PersonId == person.Id).ExecuteDeleteAsync(cancel);
}

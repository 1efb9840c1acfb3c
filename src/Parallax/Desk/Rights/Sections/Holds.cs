using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Work;

namespace Parallax.Desk.Rights.Sections;

public sealed class Holds : PersonalData<Holds.Row>
{
    public sealed record Row(Guid Assignment, DateTimeOffset GrantedAt, DateTimeOffset ExpiresAt, DateTimeOffset? EndedAt, LeaseEnding? Ending);

    public override string Name => "holds";

    public override string About => "from when until when each task was held for you";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted => "Ended at once, and kept under the pseudonym with the tasks that they belong to.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        db.Set<Lease>().AsNoTracking().Where(l => l.PersonId == person).OrderBy(l => l.GrantedAt).ThenBy(l => l.Id)
            .Select(l => new Row(l.AssignmentId, l.GrantedAt, l.ExpiresAt, l.EndedAt, l.Ending)).AsAsyncEnumerable();
}

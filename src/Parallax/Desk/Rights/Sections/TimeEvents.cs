using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Work;

namespace Parallax.Desk.Rights.Sections;

public sealed class TimeEvents : PersonalData<TimeEvents.Row>
{
    public sealed record Row(Guid Assignment, TimeEventKind Kind, DateTimeOffset At, DateTimeOffset? ClientAt);

    public override string Name => "time-events";

    public override string About => "every sign of work that time is counted from: opened, heartbeat, paused, submitted";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "Kept under the pseudonym: they are the evidence for your pay.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        db.Set<TimeEvent>().AsNoTracking().Where(e => e.PersonId == person).OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new Row(e.AssignmentId, e.Kind, e.At, e.ClientAt)).AsAsyncEnumerable();
}

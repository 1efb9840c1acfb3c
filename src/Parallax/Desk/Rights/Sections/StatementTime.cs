using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Pay;

namespace Parallax.Desk.Rights.Sections;

public sealed class StatementTime : PersonalData<StatementTime.Row>
{
    public sealed record Row(Guid Statement, int Revision, Guid Assignment, SliceKind Kind, DateTimeOffset From, DateTimeOffset Until, bool Paid);

    public override string Name => "statement-time";

    public override string About => "each stretch of your time as your statements have it: counted, or why not";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "Kept under the pseudonym.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from t in db.Set<StatementSlice>().AsNoTracking()
         join s in db.Set<Statement>() on t.StatementId equals s.Id
         where s.PersonId == person
         orderby s.WeekFrom, s.Id, t.Revision, t.StartsAt
         select new Row(s.Id, t.Revision, t.AssignmentId, t.Kind, t.StartsAt, t.EndsAt, t.LineId != null)).AsAsyncEnumerable();
}

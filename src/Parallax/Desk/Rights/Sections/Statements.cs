using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;

namespace Parallax.Desk.Rights.Sections;

public sealed class Statements : PersonalData<Statements.Row>
{
    public sealed record Row(
        Guid Id, string Payer, DateTimeOffset WeekFrom, DateTimeOffset WeekUntil, string TimeZone, int Revision, StatementState State, long AmountMinor, string Currency, DateTimeOffset? ApprovedAt);

    public override string Name => "statements";

    public override string About => "your weeks of pay, with their sums";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "Kept under the pseudonym.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from s in db.Set<Statement>().AsNoTracking()
         where s.PersonId == person
         join o in db.Set<Organization>() on s.OrganizationId equals o.Id
         orderby s.WeekFrom, s.Id
         select new Row(s.Id, o.Name, s.WeekFrom, s.WeekUntil, s.TimeZone, s.Revision, s.State, s.AmountMinor, s.Currency, s.ApprovedAt)).AsAsyncEnumerable();
}

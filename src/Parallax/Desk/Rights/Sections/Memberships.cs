using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Desk.Rights.Sections;

public sealed class Memberships : PersonalData<Memberships.Row>
{
    public sealed record Row(string Organization, OrganizationRole Role);

    public override string Name => "memberships";

    public override string About => "the organizations that you are a member of, and your role";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Ended and erased.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from m in db.Set<Membership>().AsNoTracking()
         where m.PersonId == person
         join o in db.Set<Organization>() on m.OrganizationId equals o.Id
         orderby o.Name
         select new Row(o.Name, m.Role)).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<Membership>().Where(m => m.PersonId == person.Id).ExecuteDeleteAsync(cancel);
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;

namespace Parallax.Desk.Rights.Sections;

public sealed class PayMethods : PersonalData<PayMethods.Row>
{
    public sealed record Row(string Label, DateTimeOffset ChangedAt, DateTimeOffset? HoldUntil);

    public override string Name => "pay-method";

    public override string About => "where your money goes, by the last characters of the account; the rest lies sealed and is opened for a payout alone";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Erased.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        db.Set<PayMethod>().AsNoTracking().Where(m => m.PersonId == person).Select(m => new Row(m.Label, m.ChangedAt, m.HoldUntil)).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<PayMethod>().Where(m => m.PersonId == person.Id).ExecuteDeleteAsync(cancel);
}

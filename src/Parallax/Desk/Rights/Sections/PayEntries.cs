using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;

namespace Parallax.Desk.Rights.Sections;

public sealed class PayEntries : PersonalData<PayEntries.Row>
{
    public sealed record Row(
        Guid Id, string Payer, AdjustmentKind Kind, long AmountMinor, string Currency, string Reason, AdjustmentState State, DateTimeOffset ProposedAt, DateTimeOffset? DecidedAt);

    public override string Name => "pay-entries";

    public override string About => "what people put into the books about you by hand, with their reasons";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "Kept under the pseudonym.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from a in db.Set<Adjustment>().AsNoTracking()
         where a.PersonId == person
         join o in db.Set<Organization>() on a.OrganizationId equals o.Id
         orderby a.ProposedAt, a.Id
         select new Row(a.Id, o.Name, a.Kind, a.AmountMinor, a.Currency, a.Reason, a.State, a.ProposedAt, a.DecidedAt)).AsAsyncEnumerable();
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;

namespace Parallax.Desk.Rights.Sections;

public sealed class PayAccounts : PersonalData<PayAccounts.Row>
{
    public sealed record Row(string Payer, AccountKind Kind, string Currency, long DebitsPosted, long CreditsPosted, long DebitsPending, long CreditsPending);

    public override string Name => "pay-accounts";

    public override string About => "your accounts in the books of those who pay you";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "Kept under the pseudonym.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from a in db.Set<LedgerAccount>().AsNoTracking()
         where a.PersonId == person
         join o in db.Set<Organization>() on a.OrganizationId equals o.Id
         orderby o.Name, a.Kind, a.Currency
         select new Row(o.Name, a.Kind, a.Currency, a.DebitsPosted, a.CreditsPosted, a.DebitsPending, a.CreditsPending)).AsAsyncEnumerable();
}

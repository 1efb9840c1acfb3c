using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;

namespace Parallax.Desk.Rights.Sections;

public sealed class Payouts : PersonalData<Payouts.Row>
{
    public sealed record Row(
        Guid Id, string Payer, long AmountMinor, string Currency, PayoutState State, string To, string PaymentReference, string? BankReference, string? Reason, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);

    public override string Name => "payouts";

    public override string About => "each transfer of money to you, and what became of it";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "Kept under the pseudonym, with the last characters of the account; the account itself is erased.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from p in db.Set<Payout>().AsNoTracking()
         where p.PersonId == person
         join o in db.Set<Organization>() on p.OrganizationId equals o.Id
         orderby p.CreatedAt, p.Id
         select new Row(p.Id, o.Name, p.AmountMinor, p.Currency, p.State, p.DestinationLabel, p.PaymentReference, p.BankReference, p.Reason, p.CreatedAt, p.ChangedAt)).AsAsyncEnumerable();

    /// <summary>The sealed copies of where the money went: nothing is under way any more.</summary>
    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<Payout>().Where(p => p.PersonId == person.Id && p.Destination != null).ExecuteUpdateAsync(set => set.SetProperty(p => p.Destination, (string?)null), cancel);
}

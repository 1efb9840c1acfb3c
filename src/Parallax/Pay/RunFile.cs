using System.Text;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>
/// The file of an approved run, for a bank or for Wise's batch upload. The same run gives the same bytes: order and
/// content come from the instructions, which keep their own copy of where the money goes.
/// </summary>
public static class RunFile
{
    private static readonly string[] BankHeader =
        ["payment_key", "payment_reference", "account_holder", "iban", "bic", "routing_number", "sort_code", "account_number", "account_type", "country", "amount", "currency"];

    /// <summary>The columns of Wise's template for bank accounts; those that a currency does not need stay empty.</summary>
    private static readonly string[] WiseHeader =
        ["name", "recipientEmail", "paymentReference", "receiverType", "amountCurrency", "amount", "sourceCurrency", "targetCurrency", "IBAN", "BIC", "abartn", "sortCode", "accountNumber", "accountType", "addressCountryCode"];

    public sealed record Answer(string Name, string Text);

    public static async Task<IResult> GetAsync(Guid run, string? format, HttpContext http, AppDb db, DestinationProtection protection, CancellationToken cancel) =>
        (await ForAsync(run, format, Caller.Of(http.User), db, protection, cancel))
            .Or(answer => TypedResults.File(Encoding.UTF8.GetBytes(answer.Text), "text/csv; charset=utf-8", answer.Name));

    public static async Task<Outcome<Answer>> ForAsync(Guid id, string? format, Caller caller, AppDb db, DestinationProtection protection, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(protection);
        if (format is not ("bank" or "wise")) return LedgerRefusals.RunFormat;
        var visible = Books.Visible(db, caller);
        var run = await db.Set<PayoutRun>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && visible.Any(o => o.Id == r.OrganizationId), cancel);
        if (run is null) return LedgerRefusals.RunUnknown;
        if (run.State != PayoutRunState.Approved) return LedgerRefusals.RunNotApproved;
        var rows = await (
            from p in db.Set<Payout>().AsNoTracking()
            join person in db.Set<Person>() on p.PersonId equals person.Id
            where p.RunId == id
            orderby p.Number
            select new { Payout = p, person.Email }).ToListAsync(cancel);
        var text = new StringBuilder(Csv.Line(format == "bank" ? BankHeader : WiseHeader));
        foreach (var row in rows)
        {
            if (protection.Open(row.Payout.Destination) is not { } to)
                return LedgerRefusals.PayoutInvalid("destination", $"Where {row.Payout.PaymentReference} goes cannot be read any more: its keys are gone. Mark it as refused, and have the person enter it again.");
            text.Append(format == "bank" ? Bank(row.Payout, to) : Wise(row.Payout, to, row.Email!));
        }

        return new Answer($"payouts-{run.Number}-{format}.csv", text.ToString());
    }

    private static string Bank(Payout p, Destination to) =>
        Csv.Line(
            $"px-{p.Id}-1", p.PaymentReference, to.Holder, to.Iban, to.Bic, to.Routing, to.SortCode, to.Account, to.AccountType, to.Country, p.Amount.Plain(), p.Currency);

    private static string Wise(Payout p, Destination to, string email) =>
        Csv.Line(
            to.Holder, email, p.PaymentReference, "PERSON", "target", p.Amount.Plain(), p.Currency, p.Currency, to.Iban, to.Bic, to.Routing, to.SortCode, to.Account,
            to.AccountType?.ToUpperInvariant(), to.Country);
}

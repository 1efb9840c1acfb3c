using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>
/// Streams the books of one organization as plain text for hledger, or as CSV. The hledger file ends by asserting each
/// balance that the database keeps, so that another program proves them from the rows.
/// </summary>
public static class ExportJournal
{
    public static async Task<IResult> HledgerAsync(string? organization, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await Books.FindAsync(db, Caller.Of(http.User), organization, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var (books, now) = (found.Value!, clock.GetUtcNow());
        return TypedResults.Stream(body => WriteAsync(body, db, text => HledgerAsync(text, db, books, now, cancel), cancel), "text/plain; charset=utf-8");
    }

    public static async Task<IResult> CsvAsync(string? organization, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await Books.FindAsync(db, Caller.Of(http.User), organization, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var books = found.Value!.Id;
        return TypedResults.Stream(body => WriteAsync(body, db, text => CsvAsync(text, db, books, cancel), cancel), "text/csv; charset=utf-8", $"journal-{found.Value.Slug}.csv");
    }

    private static async Task WriteAsync(Stream body, AppDb db, Func<StreamWriter, Task> write, CancellationToken cancel)
    {
        await using var moment = await Reading.SnapshotAsync(db, cancel);
        await using var text = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true);
        await write(text);
    }

    private static async Task HledgerAsync(StreamWriter text, AppDb db, Organization organization, DateTimeOffset now, CancellationToken cancel)
    {
        await text.WriteAsync($"; Books of {Plain(organization.Name)}. What is set aside and not moved yet is left out.\n");
        await DeclareAsync(text, db, organization.Id, cancel);
        var (journal, last) = (Guid.Empty, now);
        await foreach (var (transfer, debit, credit) in Journal.AllAsync(db, organization.Id, cancel))
        {
            if (transfer.Kind is not (TransferKind.Posted or TransferKind.PostOf)) continue;
            if (transfer.JournalId != journal) await text.WriteAsync($"\n{Day(transfer.At)} {Journal.Lower(transfer.Code)} | {Plain(transfer.Reason)}  ; journal:{transfer.JournalId}\n");
            journal = transfer.JournalId;
            last = transfer.At > last ? transfer.At : last;
            var reference = $"  ; {Journal.Lower(transfer.Code)}:{transfer.ReferenceId}";
            await text.WriteAsync($"    {debit}  {transfer.Money.Plain()} {transfer.Currency}{reference}\n    {credit}  {(-transfer.Money).Plain()} {transfer.Currency}\n");
        }

        await AssertAsync(text, db, organization.Id, last, cancel);
    }

    private static async Task DeclareAsync(StreamWriter text, AppDb db, Guid organization, CancellationToken cancel)
    {
        var accounts = db.Set<LedgerAccount>().Where(a => a.OrganizationId == organization);
        foreach (var currency in await accounts.Select(a => a.Currency).Distinct().OrderBy(c => c).ToListAsync(cancel))
            await text.WriteAsync($"commodity {new Money(Math.Max(1, (long)Math.Pow(10, Currencies.Exponent(currency))) * 1000, currency).Plain()}{(Currencies.Exponent(currency) == 0 ? "." : "")} {currency}\n");
        await foreach (var name in accounts.Select(a => a.Name).Distinct().OrderBy(n => n).AsAsyncEnumerable().WithCancellation(cancel))
            await text.WriteAsync($"account {name}\n");
    }

    /// <summary>What the database keeps, for hledger to compare with what it adds up.</summary>
    private static async Task AssertAsync(StreamWriter text, AppDb db, Guid organization, DateTimeOffset at, CancellationToken cancel)
    {
        await text.WriteAsync($"\n{Day(at)} balances as kept\n");
        var accounts = db.Set<LedgerAccount>().AsNoTracking().Where(a => a.OrganizationId == organization).OrderBy(a => a.Name).ThenBy(a => a.Currency);
        await foreach (var a in accounts.AsAsyncEnumerable().WithCancellation(cancel))
            await text.WriteAsync($"    {a.Name}  {Money.Zero(a.Currency).Plain()} {a.Currency} = {new Money(a.DebitsPosted - a.CreditsPosted, a.Currency).Plain()} {a.Currency}\n");
    }

    private static async Task CsvAsync(StreamWriter text, AppDb db, Guid organization, CancellationToken cancel)
    {
        await text.WriteAsync(Csv.Line("transfer", "journal", "at", "code", "kind", "debit", "credit", "amount", "currency", "reference", "resolves", "reason"));
        await foreach (var (t, debit, credit) in Journal.AllAsync(db, organization, cancel))
        {
            await text.WriteAsync(Csv.Line(
                t.Id.ToString(), t.JournalId.ToString(), t.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
                Journal.Lower(t.Code), Journal.Lower(t.Kind), debit, credit, t.Money.Plain(), t.Currency, t.ReferenceId.ToString(), t.PendingId?.ToString(), t.Reason));
        }
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>One line without what hledger reads as the end of a description.</summary>
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is ';' or '|' or '(' or ')' or '\u2028' or '\u2029' ? ' ' : c));
}

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>A row of the ledger with the names of its accounts.</summary>
public sealed record JournalRow(
    Guid Id, Guid Journal, DateTimeOffset At, string Code, string Kind, string Debit, string Credit, string Amount, string Currency, Guid Reference, string Reason, string? By);

/// <summary>An account with its balance: positive on the debit side.</summary>
public sealed record AccountView(Guid Id, string Name, string Kind, string Currency, string Balance, string Pending, Guid? Person, string? PersonName, Guid? Project, string? ProjectName);

/// <summary>Reads the books of one organization.</summary>
public static class Journal
{
    private const int MostAtOnce = 200;

    /// <param name="Next">What to give as <c>before</c> for older rows; null at the end.</param>
    public sealed record Page(IReadOnlyList<JournalRow> Rows, Guid? Next);

    /// <param name="Account">Rows that touch it.</param>
    /// <param name="Person">Rows that touch an account of this person.</param>
    public sealed record Filter(Guid? Account = null, Guid? Person = null, string? Code = null);

    public static async Task<IResult> GetAsync(
        string? organization, Guid? account, Guid? person, string? code, Guid? before, int? limit, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await Books.FindAsync(db, Caller.Of(http.User), organization, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return TypedResults.Ok(await PageAsync(db, found.Value!.Id, new Filter(account, person, code), before, limit ?? 50, cancel));
    }

    public static async Task<IResult> AccountsAsync(string? organization, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await Books.FindAsync(db, Caller.Of(http.User), organization, cancel);
        return found.Refusal is { } refusal ? refusal : TypedResults.Ok(await AccountsOfAsync(db, found.Value!.Id, null, cancel));
    }

    /// <summary>The newest first.</summary>
    public static async Task<Page> PageAsync(AppDb db, Guid organization, Filter filter, Guid? before, int limit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var most = Math.Clamp(limit, 1, MostAtOnce);
        var transfers = db.Set<LedgerTransfer>().Where(t => t.OrganizationId == organization);
        if (filter.Account is { } account) transfers = transfers.Where(t => t.DebitAccountId == account || t.CreditAccountId == account);
        if (filter.Person is { } person)
        {
            var theirs = db.Set<LedgerAccount>().Where(a => a.PersonId == person && a.OrganizationId == organization).Select(a => a.Id);
            transfers = transfers.Where(t => theirs.Contains(t.DebitAccountId) || theirs.Contains(t.CreditAccountId));
        }

        if (Enum.TryParse<TransferCode>(filter.Code, ignoreCase: true, out var code)) transfers = transfers.Where(t => t.Code == code);
        if (before is { } last) transfers = transfers.Where(t => t.Id < last);
        var rows = await Named(db, transfers).OrderByDescending(r => r.Transfer.Id).Take(most + 1).ToListAsync(cancel);
        return new Page([.. rows.Take(most).Select(View)], rows.Count > most ? rows[most - 1].Transfer.Id : null);
    }

    /// <summary>All rows, the oldest first, one row of the database at a time.</summary>
    public static async IAsyncEnumerable<(LedgerTransfer Transfer, string Debit, string Credit)> AllAsync(AppDb db, Guid organization, [EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = Named(db, db.Set<LedgerTransfer>().Where(t => t.OrganizationId == organization)).OrderBy(r => r.Transfer.At).ThenBy(r => r.Transfer.JournalId).ThenBy(r => r.Transfer.Id);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel)) yield return (row.Transfer, row.Debit, row.Credit);
    }

    public static async Task<IReadOnlyList<AccountView>> AccountsOfAsync(AppDb db, Guid organization, Guid? person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await (
            from a in db.Set<LedgerAccount>().AsNoTracking()
            join p in db.Set<Person>() on a.PersonId equals p.Id into people
            from p in people.DefaultIfEmpty()
            join x in db.Set<Projects.Project>() on a.ProjectId equals x.Id into projects
            from x in projects.DefaultIfEmpty()
            where a.OrganizationId == organization && (person == null ? a.PersonId == null : a.PersonId == person)
            orderby a.Kind, a.Currency, a.Name
            select new { Account = a, Person = p == null ? null : p.DisplayName, Project = x == null ? null : x.Name }).Take(1000).ToListAsync(cancel);
        return [.. rows.Select(r => Of(r.Account, r.Person, r.Project))];
    }

    private static AccountView Of(LedgerAccount a, string? person, string? project) => new(
        a.Id, a.Name, a.Kind.ToString(), a.Currency, new Money(a.DebitsPosted - a.CreditsPosted, a.Currency).Plain(),
        new Money(a.DebitsPending - a.CreditsPending, a.Currency).Plain(), a.PersonId, person, a.ProjectId, project);

    private sealed record NamedRow
    {
        public required LedgerTransfer Transfer { get; init; }
        public required string Debit { get; init; }
        public required string Credit { get; init; }
        public string? By { get; init; }
    }

    private static IQueryable<NamedRow> Named(AppDb db, IQueryable<LedgerTransfer> transfers) =>
        from t in transfers.AsNoTracking()
        join d in db.Set<LedgerAccount>() on t.DebitAccountId equals d.Id
        join c in db.Set<LedgerAccount>() on t.CreditAccountId equals c.Id
        join p in db.Set<Person>() on t.ById equals p.Id into people
        from p in people.DefaultIfEmpty()
        select new NamedRow { Transfer = t, Debit = d.Name, Credit = c.Name, By = p == null ? null : p.DisplayName };

    private static JournalRow View(NamedRow row)
    {
        var t = row.Transfer;
        return new(t.Id, t.JournalId, t.At, Lower(t.Code), Lower(t.Kind), row.Debit, row.Credit, t.Money.Plain(), t.Currency, t.ReferenceId, t.Reason, row.By);
    }

    internal static string Lower(Enum member) => member switch
    {
        TransferKind.PostOf => "post-of",
        TransferKind.VoidOf => "void-of",
        _ => member.ToString().ToLowerInvariant(),
    };
}

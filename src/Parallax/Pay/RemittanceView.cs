using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>One thing that a payout pays.</summary>
/// <param name="Statement">Where it is a statement.</param>
public sealed record RemittanceLine(string What, Money Amount, Guid? Statement);

/// <summary>A payout with all that it pays, for whoever is paid and whoever pays.</summary>
public sealed record RemittanceView(Payout Payout, string Payer, string Person, IReadOnlyList<RemittanceLine> Lines)
{
    private const int Most = 52;

    public static async Task<IResult> PdfAsync(Guid payout, HttpContext http, AppDb db, CancellationToken cancel) =>
        await FindAsync(db, Caller.Of(http.User), payout, cancel) is { } view
            ? TypedResults.Bytes(RemittancePaper.Write(view), "application/pdf", $"remittance-{view.Payout.PaymentReference}.pdf")
            : LedgerRefusals.PayoutUnknown;

    /// <summary>Before its run is approved there is nothing to tell: it may be cancelled yet.</summary>
    public static async Task<RemittanceView?> FindAsync(AppDb db, Caller caller, Guid id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var visible = Books.Visible(db, caller);
        var payout = await Told(db).FirstOrDefaultAsync(p => p.Id == id && (p.PersonId == caller.Id || visible.Any(o => o.Id == p.OrganizationId)), cancel);
        if (payout is null) return null;
        var payer = await db.Set<Organization>().Where(o => o.Id == payout.OrganizationId).Select(o => o.LegalName == "" ? o.Name : o.LegalName).SingleAsync(cancel);
        var person = await db.Set<Person>().Where(p => p.Id == payout.PersonId).Select(p => p.DisplayName).SingleAsync(cancel);
        return new RemittanceView(payout, payer, person, await LinesAsync(db, payout, cancel));
    }

    /// <summary>A person's own, the newest first.</summary>
    public static Task<List<Payout>> MineAsync(AppDb db, Guid person, CancellationToken cancel) =>
        Told(db).Where(p => p.PersonId == person).OrderByDescending(p => p.CreatedAt).ThenBy(p => p.Id).Take(Most).ToListAsync(cancel);

    private static IQueryable<Payout> Told(AppDb db) => db.Set<Payout>().AsNoTracking().Where(p => p.State != PayoutState.Ready && p.State != PayoutState.Cancelled);

    private static async Task<List<RemittanceLine>> LinesAsync(AppDb db, Payout payout, CancellationToken cancel)
    {
        var rows = await (
            from l in db.Set<PayoutLine>()
            where l.PayoutId == payout.Id
            join d in db.Set<PayoutDraft>() on l.DraftId equals d.Id
            join s in db.Set<Statement>() on d.SourceId equals s.Id into statements
            from s in statements.DefaultIfEmpty()
            join t in db.Set<LedgerTransfer>() on d.SourceId equals t.Id into transfers
            from t in transfers.DefaultIfEmpty()
            orderby d.At, d.Id
            select new { Draft = d, Statement = s, Reason = t == null ? null : t.Reason }).AsNoTracking().ToListAsync(cancel);
        return [.. rows.Select(r => new RemittanceLine(What(r.Draft.Kind, r.Statement, r.Reason), r.Draft.Amount, r.Statement?.Id))];
    }

    private static string What(DraftKind kind, Statement? statement, string? reason) => kind switch
    {
        DraftKind.Statement when statement is not null => $"Statement of {PayWords.Week(statement.Week, TimeZones.Of(statement.TimeZone))}, revision {statement.Revision}",
        DraftKind.Statement => "Statement",
        DraftKind.Return => $"An earlier payment that came back: {reason}",
        DraftKind.Excess => "Not taken from your pay: left to people",
        _ => $"Correction: {reason}",
    };
}

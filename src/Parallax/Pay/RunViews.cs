using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>A run in the list.</summary>
public sealed record RunView(
    Guid Id, int Number, Guid OrganizationId, string Organization, string State, string Total, string Currency, int Payouts, bool NeedsSecondPerson,
    Guid MadeById, string MadeBy, DateTimeOffset MadeAt, string? DecidedBy, DateTimeOffset? DecidedAt);

/// <summary>One payout of a run, as those who pay see it.</summary>
public sealed record PayoutView(
    Guid Id, int Number, Guid Person, string Name, Money Amount, PayoutState State, string Destination, string PaymentReference, string? BankReference, string? Reason,
    DateTimeOffset ChangedAt, string? ChangedBy);

/// <summary>Reads payout runs.</summary>
public static class RunViews
{
    private const int PageSize = 50;

    public sealed record Runs(IReadOnlyList<RunView> Items, Guid? Next);

    /// <param name="Next">What to give as <c>after</c> for more payouts; null at the end.</param>
    public sealed record Run(RunView View, IReadOnlyList<PayoutView> Payouts, int? Next, IReadOnlyDictionary<PayoutState, int> Counts);

    /// <summary>As programs read it.</summary>
    public sealed record RunAnswer(RunView Run, IReadOnlyList<PayoutAnswer> Payouts, int? Next);

    public sealed record PayoutAnswer(
        Guid Id, int Number, Guid Person, string Name, string Amount, string Currency, string State, string Destination, string PaymentReference, string? BankReference, string? Reason);

    public static async Task<IResult> ListAsync(string? organization, Guid? before, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await Books.FindAsync(db, Caller.Of(http.User), organization, cancel);
        return found.Refusal is { } refusal ? refusal : TypedResults.Ok(await OfAsync(db, found.Value!.Id, before, cancel));
    }

    public static async Task<IResult> GetAsync(Guid run, int? after, HttpContext http, AppDb db, CancellationToken cancel)
    {
        if (await OneAsync(db, Caller.Of(http.User), run, after ?? 0, cancel) is not { } found) return LedgerRefusals.RunUnknown;
        return TypedResults.Ok(new RunAnswer(found.View, [.. found.Payouts.Select(Answer)], found.Next));
    }

    public static async Task<Runs> OfAsync(AppDb db, Guid organization, Guid? before, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var runs = db.Set<PayoutRun>().Where(r => r.OrganizationId == organization);
        if (before is { } last) runs = runs.Where(r => r.Id < last);
        var rows = await Named(db, runs).OrderByDescending(r => r.Run.Id).Take(PageSize + 1).ToListAsync(cancel);
        return new Runs([.. rows.Take(PageSize).Select(View)], rows.Count > PageSize ? rows[PageSize - 1].Run.Id : null);
    }

    public static async Task<Run?> OneAsync(AppDb db, Caller caller, Guid id, int after, CancellationToken cancel)
    {
        var visible = Books.Visible(db, caller);
        var rows = await Named(db, db.Set<PayoutRun>().Where(r => r.Id == id && visible.Any(o => o.Id == r.OrganizationId))).ToListAsync(cancel);
        if (rows.Count == 0) return null;
        var payouts = await (
            from p in db.Set<Payout>().AsNoTracking()
            join person in db.Set<Person>() on p.PersonId equals person.Id
            join changer in db.Set<Person>() on p.ChangedById equals changer.Id into changers
            from changer in changers.DefaultIfEmpty()
            where p.RunId == id && p.Number > after
            orderby p.Number
            select new { Payout = p, person.DisplayName, By = changer == null ? null : changer.DisplayName }).Take(PageSize + 1).ToListAsync(cancel);
        var counts = await db.Set<Payout>().Where(p => p.RunId == id).GroupBy(p => p.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new Run(
            View(rows[0]),
            [.. payouts.Take(PageSize).Select(r => new PayoutView(
                r.Payout.Id, r.Payout.Number, r.Payout.PersonId, r.DisplayName, r.Payout.Amount, r.Payout.State, r.Payout.DestinationLabel, r.Payout.PaymentReference,
                r.Payout.BankReference, r.Payout.Reason, r.Payout.ChangedAt, r.By))],
            payouts.Count > PageSize ? payouts[PageSize - 1].Payout.Number : null, counts);
    }

    private sealed record NamedRun
    {
        public required PayoutRun Run { get; init; }
        public required string Organization { get; init; }
        public required string MadeBy { get; init; }
        public string? DecidedBy { get; init; }
    }

    private static IQueryable<NamedRun> Named(AppDb db, IQueryable<PayoutRun> runs) =>
        from r in runs.AsNoTracking()
        join o in db.Set<Organization>() on r.OrganizationId equals o.Id
        join maker in db.Set<Person>() on r.MadeById equals maker.Id
        join decider in db.Set<Person>() on r.DecidedById equals decider.Id into deciders
        from decider in deciders.DefaultIfEmpty()
        select new NamedRun { Run = r, Organization = o.Name, MadeBy = maker.DisplayName, DecidedBy = decider == null ? null : decider.DisplayName };

    private static RunView View(NamedRun row)
    {
        var r = row.Run;
        return new(
            r.Id, r.Number, r.OrganizationId, row.Organization, PayoutWords.Of(r.State), r.Total.Plain(), r.Currency, r.Count, r.NeedsSecondPerson,
            r.MadeById, row.MadeBy, r.MadeAt, row.DecidedBy, r.DecidedAt);
    }

    private static PayoutAnswer Answer(PayoutView p) =>
        new(p.Id, p.Number, p.Person, p.Name, p.Amount.Plain(), p.Amount.Currency, PayoutWords.Of(p.State), p.Destination, p.PaymentReference, p.BankReference, p.Reason);
}

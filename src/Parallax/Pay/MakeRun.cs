using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Puts all that waits for a payout into a run: one instruction a person. Nothing is booked before the run is approved.</summary>
public static class MakeRun
{
    public sealed record Request(string? Organization, string? Currency);

    public sealed record Answer(Guid Id, int Number, int Payouts, string Total, string Currency, bool NeedsSecondPerson);

    public static async Task<IResult> PostAsync(Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(request, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Created($"/api/pay/runs/{answer.Id}", answer));

    public static async Task<Outcome<Answer>> ForAsync(Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (caller.Id == Guid.Empty) return LedgerRefusals.PersonNeeded;
        var found = await Books.FindAsync(db, caller, request.Organization, cancel);
        if (found.Refusal is { } unknown) return unknown;
        var currency = Books.Currency(found.Value!, request.Currency);
        if (currency.Refusal is { } wrong) return wrong;
        var now = clock.GetUtcNow();
        var (organization, code) = (found.Value!.Id, currency.Value!);
        var people = (await PayCandidates.OfAsync(db, organization, code, now, cancel)).Where(c => c.Hold is null).ToList();
        if (people.Count == 0) return LedgerRefusals.RunEmpty;
        var last = await db.Set<PayoutRun>().Where(r => r.OrganizationId == organization).MaxAsync(r => (int?)r.Number, cancel) ?? 0;
        var run = new PayoutRun(Ids.At(now), organization, last + 1, code, caller.Id, now);
        var total = await AddPayoutsAsync(db, run, people, now, cancel);
        if (total.Count == 0) return LedgerRefusals.RunEmpty;
        run.Close(total.Sum, total.Count, await PaySettings.OfAsync(db, organization, cancel));
        db.Add(run);
        if (await Ledger.SaveAsync(db, cancel) is { } refusal) return refusal;
        return new Answer(run.Id, run.Number, run.Count, run.Total.Plain(), code, run.NeedsSecondPerson);
    }

    /// <summary>Each payout is the sum of the drafts that it is made of, read now: what came in between counts, and what another run took does not.</summary>
    private static async Task<(Money Sum, int Count)> AddPayoutsAsync(AppDb db, PayoutRun run, List<PayCandidate> people, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = people.Select(p => p.Person).ToList();
        var drafts = await PayoutDraft.Unpaid(db, run.OrganizationId, run.Currency).Where(d => ids.Contains(d.PersonId)).AsNoTracking().ToListAsync(cancel);
        var methods = await db.Set<PayMethod>().Where(m => ids.Contains(m.PersonId)).AsNoTracking().ToDictionaryAsync(m => m.PersonId, cancel);
        var (sum, count) = (Money.Zero(run.Currency), 0);
        foreach (var mine in drafts.GroupBy(d => d.PersonId).OrderBy(g => g.Key))
        {
            var amount = mine.Aggregate(Money.Zero(run.Currency), (total, draft) => total + draft.Amount);
            if (amount.Minor <= 0 || methods[mine.Key].IsHeld(now)) continue;
            var payout = new Payout(Ids.At(now), run, ++count, mine.Key, amount, methods[mine.Key], now);
            db.Add(payout);
            db.AddRange(mine.Select(d => new PayoutLine(payout.Id, d.Id)));
            sum += amount;
        }

        return (sum, count);
    }
}

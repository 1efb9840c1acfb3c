using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Pay;

/// <summary>A person with something that waits for a payout.</summary>
/// <param name="Hold">Why they are not paid now, in words; null when they are.</param>
public sealed record PayCandidate(Guid Person, string Name, string Email, Money Amount, string? Destination, string? Hold);

/// <summary>Who would be paid now, and who would not and why: nobody is left out in silence.</summary>
public static class PayCandidates
{
    /// <summary>As many as a run takes, which is as many as Wise takes in a file.</summary>
    public const int Most = 1000;

    public static async Task<IReadOnlyList<PayCandidate>> OfAsync(AppDb db, Guid organization, string currency, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var sums =
            from d in PayoutDraft.Unpaid(db, organization, currency)
            group d by d.PersonId into g
            select new { Person = g.Key, Total = g.Sum(d => d.AmountMinor) };
        var rows = await (
            from s in sums
            join p in db.Set<Person>() on s.Person equals p.Id
            join m in db.Set<PayMethod>() on s.Person equals m.PersonId into methods
            from m in methods.DefaultIfEmpty()
            where s.Total != 0
            orderby s.Person
            select new { s.Person, p.DisplayName, p.Email, s.Total, Label = m == null ? null : m.Label, HoldUntil = m == null ? null : m.HoldUntil }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new PayCandidate(r.Person, r.DisplayName, r.Email!, new Money(r.Total, currency), r.Label, Why(r.Total, r.Label, r.HoldUntil, now)))];
    }

    private static string? Why(long total, string? label, DateTimeOffset? heldUntil, DateTimeOffset now)
    {
        if (total < 0) return "What was taken back is more than what was earned since: it is carried over.";
        if (label is null) return "Has not said yet how they are to be paid.";
        return heldUntil is { } until && now < until ? $"Changed where the money goes; held until {Web.Pages.Words.Exact(until)}." : null;
    }
}

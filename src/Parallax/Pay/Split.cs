using Parallax.Data;

namespace Parallax.Pay;

/// <summary>Splits an amount by shares so that no minor unit is lost: by largest remainder, the earlier share first where two are equal.</summary>
public static class Split
{
    public static IReadOnlyList<Money> Of(Money total, IReadOnlyList<long> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        if (shares.Any(s => s < 0) || shares.Sum() <= 0) throw new ArgumentException("Shares are not below zero, and not all zero.", nameof(shares));
        var (whole, sum, sign) = ((Int128)Math.Abs(total.Minor), (Int128)shares.Sum(), Math.Sign(total.Minor));
        var parts = shares.Select((share, i) => (Index: i, Quotient: (long)(whole * share / sum), Remainder: whole * share % sum)).ToArray();
        var missing = (int)(whole - parts.Aggregate(Int128.Zero, (done, p) => done + p.Quotient));
        var more = parts.OrderByDescending(p => p.Remainder).ThenBy(p => p.Index).Take(missing).Select(p => p.Index).ToHashSet();
        return [.. parts.Select(p => new Money(sign * (p.Quotient + (more.Contains(p.Index) ? 1 : 0)), total.Currency))];
    }
}

using System.Globalization;

namespace Parallax.Data;

/// <summary>An amount in minor units (cents, yen, fils) of one currency. Amounts of two currencies never mix.</summary>
public readonly record struct Money(long Minor, string Currency) : IComparable<Money>
{
    public static Money Zero(string currency) => new(0, currency);

    public static Money operator +(Money left, Money right) => new(checked(left.Minor + right.SameAs(left).Minor), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Minor - right.SameAs(left).Minor), left.Currency);

    public static Money operator -(Money amount) => new(checked(-amount.Minor), amount.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public static Money Negate(Money amount) => -amount;

    public int CompareTo(Money other) => Minor.CompareTo(other.SameAs(this).Minor);

    /// <summary>For programs: <c>1234.50</c>, with as many decimals as the currency has.</summary>
    public string Plain()
    {
        var exponent = Currencies.Exponent(Currency);
        return (Minor / (decimal)Math.Pow(10, exponent)).ToString("F" + exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>For people: <c>1,234.50 USD</c>.</summary>
    public override string ToString()
    {
        var exponent = Currencies.Exponent(Currency);
        return string.Create(CultureInfo.InvariantCulture, $"{(Minor / (decimal)Math.Pow(10, exponent)).ToString("N" + exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} {Currency}");
    }

    /// <summary>Reads <c>12.50</c>; null when it is no amount of this currency, or has more decimals than it.</summary>
    public static Money? Parse(string? text, string currency)
    {
        var exponent = Currencies.Exponent(currency);
        if (!decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return null;
        if (Math.Abs(value) > 1_000_000_000_000m) return null;
        var minor = value * (decimal)Math.Pow(10, exponent);
        return minor == Math.Truncate(minor) ? new Money((long)minor, currency) : null;
    }

    private Money SameAs(Money other) =>
        string.Equals(Currency, other.Currency, StringComparison.Ordinal) ? this : throw new InvalidOperationException($"{Currency} and {other.Currency} do not mix.");
}

namespace Parallax.Data;

/// <summary>The currencies that amounts can be in, with their exponents (ISO 4217): how many decimals stand behind the point.</summary>
public static class Currencies
{
    private const string None = "CLP ISK JPY KRW UGX VND";

    private const string Two =
        "AED AUD BRL CAD CHF CNY COP CZK DKK EUR GBP HKD HUF IDR ILS INR KES MXN MYR NGN NOK NZD PEN PHP PLN RON SEK SGD THB TRY TWD UAH USD ZAR";

    private const string Three = "BHD KWD TND";

    private static readonly Dictionary<string, int> Exponents =
        new[] { (None, 0), (Two, 2), (Three, 3) }
            .SelectMany(group => group.Item1.Split(' ').Select(code => (Code: code, Exponent: group.Item2)))
            .ToDictionary(currency => currency.Code, currency => currency.Exponent, StringComparer.Ordinal);

    public static IReadOnlyList<string> All { get; } = [.. Exponents.Keys.Order(StringComparer.Ordinal)];

    public static bool IsKnown(string? code) => code is not null && Exponents.ContainsKey(code);

    public static int Exponent(string code) =>
        Exponents.TryGetValue(code, out var exponent) ? exponent : throw new ArgumentException($"'{code}' is not a currency that Parallax knows.", nameof(code));
}

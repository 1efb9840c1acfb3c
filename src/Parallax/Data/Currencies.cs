namespace Parallax.Data;

/// <summary>The currencies that amounts can be in, with their exponents (ISO 4217): how many decimals a minor unit stands for.</summary>
public static class Currencies
{
    private static readonly Dictionary<string, int> Exponents = new(StringComparer.Ordinal)
    {
        ["AED"] = 2,
        ["AUD"] = 2,
        ["BHD"] = 3,
        ["BRL"] = 2,
        ["CAD"] = 2,
        ["CHF"] = 2,
        ["CLP"] = 0,
        ["CNY"] = 2,
        ["COP"] = 2,
        ["CZK"] = 2,
        ["DKK"] = 2,
        ["EUR"] = 2,
        ["GBP"] = 2,
        ["HKD"] = 2,
        ["HUF"] = 2,
        ["IDR"] = 2,
        ["ILS"] = 2,
        ["INR"] = 2,
        ["ISK"] = 0,
        ["JPY"] = 0,
        ["KES"] = 2,
        ["KRW"] = 0,
        ["KWD"] = 3,
        ["MXN"] = 2,
        ["MYR"] = 2,
        ["NGN"] = 2,
        ["NOK"] = 2,
        ["NZD"] = 2,
        ["PEN"] = 2,
        ["PHP"] = 2,
        ["PLN"] = 2,
        ["RON"] = 2,
        ["SEK"] = 2,
        ["SGD"] = 2,
        ["THB"] = 2,
        ["TND"] = 3,
        ["TRY"] = 2,
        ["TWD"] = 2,
        ["UAH"] = 2,
        ["UGX"] = 0,
        ["USD"] = 2,
        ["VND"] = 0,
        ["ZAR"] = 2,
    };

    public static IReadOnlyCollection<string> All => Exponents.Keys;

    public static bool IsKnown(string? code) => code is not null && Exponents.ContainsKey(code);

    public static int Exponent(string code) =>
        Exponents.TryGetValue(code, out var exponent) ? exponent : throw new ArgumentException($"'{code}' is not a currency that Parallax knows.", nameof(code));
}

using System.Globalization;

namespace Parallax.Quality.Pages;

/// <summary>Shares are kept in thousandths; people say percent.</summary>
internal static class Percent
{
    public static string? Of(int? perMille) => (perMille / 10m)?.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>In thousandths; -1, which no share is, where it is no percentage.</summary>
    public static int PerMille(string? percent) =>
        decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= 100 ? (int)Math.Round(value * 10) : -1;
}

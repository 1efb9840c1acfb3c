using System.Globalization;
using Parallax.Statistics;
using Parallax.Statistics.Agreement;
using Parallax.Web.Pages;

namespace Parallax.Insight;

/// <summary>Estimates as pages say them.</summary>
internal static class ResultWords
{
    /// <summary><c>62% (54% to 70%)</c>. An interval by a mean goes beyond what is possible; what is said does not.</summary>
    public static string Share(Estimate share)
    {
        ArgumentNullException.ThrowIfNull(share);
        return share switch
        {
            { Value: null } => "undefined",
            { Low: { } low, High: { } high } => $"{Words.Percent(share.Value.Value)} ({Words.Percent(Math.Max(0, low))} to {Words.Percent(Math.Min(1, high))})",
            _ => $"{Words.Percent(share.Value.Value)} (no interval)",
        };
    }

    public static string Two(Estimate estimate) => Two(estimate.Value, estimate.Low, estimate.High);

    public static string Two(Coefficient coefficient) => Two(coefficient.Value, coefficient.Low, coefficient.High);

    /// <summary>From 0 to 9, by the square root: small rates differ in what they look like as well.</summary>
    public static int Heat(double rate) => rate <= 0 ? 0 : Math.Clamp((int)Math.Ceiling(Math.Sqrt(rate) * 9), 1, 9);

    /// <summary>What an estimate remarks of itself. It clusters whatever it is given; here that is people.</summary>
    public static string Note(string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note.Replace(" clusters:", " people:", StringComparison.Ordinal).Replace(" Compare them with the bootstrap by rater.", "", StringComparison.Ordinal);
    }

    private static string Two(double? value, double? low, double? high) =>
        value is null ? "undefined" : low is null || high is null ? $"{Number(value.Value)} (no interval)" : $"{Number(value.Value)} ({Number(low.Value)} to {Number(high.Value)})";

    /// <summary>With two decimals, and a minus sign.</summary>
    public static string Number(double value) => value.ToString("0.00;−0.00;0.00", CultureInfo.InvariantCulture);
}

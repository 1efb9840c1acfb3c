using System.Globalization;
using Parallax.Web.Pages;

namespace Parallax.Quality;

/// <summary>A severity as people say it.</summary>
public static class SeverityWords
{
    /// <summary>A gap of the person who reads it.</summary>
    public static string Gap(RaterSeverity row) => row is null ? "" : row.Gap switch
    {
        SeverityGap.FewPeople => $"Not said yet: it takes {SeverityModel.FewestOthers} others who rated the same, and there {(row.Others == 1 ? "is 1" : $"are {row.Others}")}.",
        SeverityGap.FewRatings => $"Not said yet: it takes {SeverityModel.FewestRatings} ratings, and there {(row.Ratings == 1 ? "is 1" : $"are {row.Ratings}")}.",
        SeverityGap.Extreme => "Not said: all these ratings are at one end of the scale, so nothing tells how far beyond it they would go.",
        SeverityGap.Unmeasured => "Not said: these ratings have too little in common with the others'.",
        _ => "",
    };

    /// <summary>To the person themself.</summary>
    public static string OfYou(RaterSeverity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Gap != SeverityGap.None) return Gap(row);
        if (!row.Differs) return "About as the others: the interval includes no difference.";
        return $"You rate {Size(row)} {(row.Points < 0 ? "lower" : "higher")} than the average: {(row.Points < 0 ? "more severe" : "more lenient")}.";
    }

    /// <summary>Of somebody, to a lead.</summary>
    public static string Of(RaterSeverity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Gap != SeverityGap.None) return Gap(row);
        return row.Differs ? row.Points < 0 ? "more severe" : "more lenient" : "about average";
    }

    public static string Interval(RaterSeverity row) => row is { Points: { } points, Low: { } low, High: { } high } ? $"{WithSign(points)} ({WithSign(low)} to {WithSign(high)})" : "–";

    public static string WithSign(double value) => Math.Abs(value) < .005 ? "0.00" : (value > 0 ? "+" : "−") + Math.Abs(value).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Size(RaterSeverity row) => $"{Math.Abs(row.Points!.Value).ToString("0.0#", CultureInfo.InvariantCulture)} points";
}

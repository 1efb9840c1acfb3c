namespace Parallax.Projects;

/// <summary>When the last statement closes after work has ended: with the week in which it ended.</summary>
public static class LastStatement
{
    /// <summary>The Monday that ends the week of <paramref name="at"/> in the paying organization's zone.</summary>
    public static DateOnly ClosesOn(DateTimeOffset at, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        var sinceMonday = ((int)day.DayOfWeek + 6) % 7;
        return day.AddDays(7 - sinceMonday);
    }
}

namespace Parallax.Pay;

/// <summary>
/// A week of pay: from Monday 00:00 to the next Monday 00:00 in the payer's zone, as instants, half-open. Computed from the
/// zone and never by adding 7 x 24 hours: a week has 167 or 169 hours where clocks change.
/// </summary>
public readonly record struct PayWeek(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Farther than any zone is from UTC, and than any midnight has ever been moved.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(39);

    /// <summary>The middle of a week: whichever zone is looked from, the next Monday after it is the right one.</summary>
    private static readonly TimeSpan Half = TimeSpan.FromHours(84);

    public TimeSpan Length => Until - From;

    public bool Has(DateTimeOffset at) => at >= From && at < Until;

    /// <summary>The week that has this instant.</summary>
    public static PayWeek Of(DateTimeOffset at, TimeZoneInfo zone)
    {
        var day = Day(at, zone);
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new PayWeek(Midnight(monday, zone), Midnight(monday.AddDays(7), zone));
    }

    /// <summary>The week after this one: without a gap even when the payer has moved to another zone meanwhile.</summary>
    public PayWeek Next(TimeZoneInfo zone)
    {
        var middle = Day(Until + Half, zone);
        return new PayWeek(Until, Midnight(middle.AddDays((8 - (int)middle.DayOfWeek) % 7), zone));
    }

    /// <summary>The days of the week, each half-open.</summary>
    public IReadOnlyList<(DateOnly Day, DateTimeOffset From, DateTimeOffset Until)> Days(TimeZoneInfo zone)
    {
        var days = new List<(DateOnly, DateTimeOffset, DateTimeOffset)>(8);
        for (var from = From; from < Until;)
        {
            var day = Day(from, zone);
            var next = Midnight(day.AddDays(1), zone);
            days.Add((day, from, next < Until ? next : Until));
            from = next;
        }

        return days;
    }

    public static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>
    /// The first instant of a day in a zone. It is searched for, because its midnight may not exist (clocks went forward
    /// then) or come twice (the first counts).
    /// </summary>
    public static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var near = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var (before, from) = ((near - Reach).UtcTicks, (near + Reach).UtcTicks);
        while (from - before > 1)
        {
            var middle = before + (from - before) / 2;
            if (Day(new DateTimeOffset(middle, TimeSpan.Zero), zone) < day) before = middle;
            else from = middle;
        }

        return new DateTimeOffset(from, TimeSpan.Zero);
    }
}

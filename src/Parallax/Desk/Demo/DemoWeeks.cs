using Parallax.Data;
using Parallax.Pay;

namespace Parallax.Desk;

/// <summary>The demo's calendar: three weeks of pay behind the one that runs, and before them the hiring of those who work.</summary>
public sealed class DemoWeeks(DateTimeOffset now)
{
    public const string Zone = "America/New_York";

    private static readonly TimeSpan Hiring = TimeSpan.FromDays(13);

    private readonly DateTimeOffset _monday = Back(now, 3);

    public DateTimeOffset Now => now;

    public DateTimeOffset Begins => _monday - Hiring;

    /// <summary>A moment by the lab's clock, counted from the Monday on which work began.</summary>
    public DateTimeOffset Day(int days, double hours = 9)
    {
        var zone = TimeZones.Of(Zone);
        var local = TimeZoneInfo.ConvertTime(_monday, zone).Date.AddDays(days).AddHours(hours);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>So long ago, by the real clock.</summary>
    public DateTimeOffset Ago(double days) => now.AddDays(-days);

    private static DateTimeOffset Back(DateTimeOffset at, int weeks)
    {
        var week = PayWeek.Of(at, TimeZones.Of(Zone));
        for (var i = 0; i < weeks; i++) week = PayWeek.Of(week.From.AddHours(-1), TimeZones.Of(Zone));
        return week.From;
    }
}

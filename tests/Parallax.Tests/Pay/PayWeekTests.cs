using System.Globalization;
using CsCheck;
using Parallax.Data;
using Parallax.Pay;

namespace Parallax.Tests.Pay;

/// <summary>Weeks are computed from the zone: never seven times 24 hours.</summary>
public class PayWeekTests
{
    [Theory]
    [InlineData("America/New_York", "2026-03-02", 167)]
    [InlineData("America/New_York", "2026-10-26", 169)]
    [InlineData("Europe/London", "2026-03-23", 167)]
    [InlineData("Europe/London", "2026-03-02", 168)]
    [InlineData("Etc/UTC", "2026-03-23", 168)]
    [InlineData("Etc/GMT+12", "2026-03-23", 168)]
    [InlineData("Pacific/Kiritimati", "2026-03-23", 168)]
    [InlineData("Australia/Lord_Howe", "2026-03-30", 168.5)]
    public void A_week_is_as_long_as_its_clocks_make_it(string zone, string monday, double hours)
    {
        var day = DateOnly.Parse(monday, CultureInfo.InvariantCulture);
        var from = PayWeek.Midnight(day, TimeZones.Of(zone));
        var week = PayWeek.Of(from, TimeZones.Of(zone));
        Assert.Equal(from, week.From);
        Assert.Equal(hours, week.Length.TotalHours);
        Assert.Equal(week, PayWeek.Of(week.Until.AddTicks(-1), TimeZones.Of(zone)));
        Assert.Equal(week.Until, PayWeek.Of(week.Until, TimeZones.Of(zone)).From);
        Assert.Equal(PayWeek.Of(week.Until, TimeZones.Of(zone)), week.Next(TimeZones.Of(zone)));
    }

    /// <summary>Clocks in Cairo went forward at midnight: the day begins at one. In Havana midnight came twice: the first begins the day.</summary>
    [Theory]
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z")]
    public void A_day_begins_where_its_midnight_is_missing_or_comes_twice(string zone, string day, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), PayWeek.Midnight(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeZones.Of(zone)));

    [Theory]
    [InlineData("Pacific/Kiritimati", "Etc/GMT+12")]
    [InlineData("Etc/GMT+12", "Pacific/Kiritimati")]
    [InlineData("Etc/UTC", "America/New_York")]
    public void A_payer_that_moves_has_no_gap_between_its_weeks(string before, string after)
    {
        var week = PayWeek.Of(new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero), TimeZones.Of(before));
        var next = week.Next(TimeZones.Of(after));
        Assert.Equal(week.Until, next.From);
        Assert.InRange(next.Length.TotalDays, 5, 9);
        Assert.Equal(PayWeek.Of(next.Until, TimeZones.Of(after)).From, next.Until);
    }

    /// <summary>From UTC-12 to UTC+14 and in every zone that this machine knows: each instant is in one week, whole days long, next to the following one.</summary>
    [Fact]
    public void Wherever_and_whenever_weeks_neither_overlap_nor_leave_a_gap()
    {
        // Nobody lives at UTC-12, so the list of the system leaves it out.
        List<TimeZoneInfo> zones = [.. TimeZoneInfo.GetSystemTimeZones(), TimeZoneInfo.FindSystemTimeZoneById("Etc/GMT+12"), TimeZoneInfo.FindSystemTimeZoneById("Etc/GMT-14")];
        Assert.Equal((TimeSpan.FromHours(-12), TimeSpan.FromHours(14)), (zones.Min(z => z.BaseUtcOffset), zones.Max(z => z.BaseUtcOffset)));
        Gen.Select(Gen.Int[0, zones.Count - 1], Gen.Long[0, 12L * 365 * 24 * 3600]).Sample((index, second) =>
        {
            var (zone, at) = (zones[index], new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(second));
            var week = PayWeek.Of(at, zone);
            Assert.True(week.Has(at));
            Assert.Equal(DayOfWeek.Monday, PayWeek.Day(week.From, zone).DayOfWeek);
            Assert.NotEqual(PayWeek.Day(week.From, zone), PayWeek.Day(week.From.AddTicks(-1), zone));
            Assert.Equal(week, PayWeek.Of(week.From, zone));
            Assert.Equal(week, PayWeek.Of(week.Until.AddTicks(-1), zone));
            Assert.Equal(week.Next(zone), PayWeek.Of(week.Until, zone));
            Assert.Equal(week.Length, TimeSpan.FromTicks(week.Days(zone).Sum(d => (d.Until - d.From).Ticks)));
            Assert.InRange(week.Length.TotalHours, 165, 171);
        }, iter: 2000);
    }

    [Fact]
    public void What_follows_a_week_is_on_the_payers_days()
    {
        var zone = TimeZones.Of("America/New_York");
        var week = PayWeek.Of(new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero), zone);
        var schedule = PaySchedule.Of(week.Until, zone);
        Assert.Equal(new DateOnly(2026, 3, 12), schedule.Approve);
        Assert.Equal(new DateOnly(2026, 3, 13), schedule.Pay);
        Assert.Equal(new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.FromHours(-4)), schedule.DisputeUntil);
        Assert.Equal(7, week.Days(zone).Count);
        Assert.Equal(23, week.Days(zone).Select(d => (d.Until - d.From).TotalHours).Min());
    }

    [Fact]
    public void Money_is_rounded_once_and_half_away_from_zero()
    {
        const long tenMinutes = 600_000_000;
        Assert.Equal(622, Earnings.ForTime(3733, tenMinutes));
        Assert.Equal(1867, Earnings.ForTime(3733, 3 * tenMinutes));
        Assert.Equal(1, Earnings.ForTime(1, 1_800_000_000));
        Assert.Equal(0, Earnings.ForTime(1, 1_799_999_999));
    }
}

using System.Globalization;
using Parallax.Web.Pages;

namespace Parallax.Pay;

/// <summary>Time and money as pages say them.</summary>
public static class PayWords
{
    private const long MicrosInSecond = 1_000_000;

    /// <summary><c>2 h 05 min</c>, with seconds below an hour. Whole seconds are shown; exact time is paid.</summary>
    public static string Span(long micros)
    {
        var seconds = micros / MicrosInSecond;
        var (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        return hours > 0 ? $"{Words.Number(hours)} h {minutes:00} min" : minutes > 0 ? $"{minutes} min {rest:00} s" : $"{rest} s";
    }

    public static string Date(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("ddd d MMM, HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Week(PayWeek week, TimeZoneInfo zone) =>
        $"{PayWeek.Day(week.From, zone).ToString("d MMM", CultureInfo.InvariantCulture)} to {PayWeek.Day(week.Until.AddTicks(-1), zone).ToString("d MMM yyyy", CultureInfo.InvariantCulture)}";

    public static string Name(SliceKind kind) => kind switch
    {
        SliceKind.Counted => "counted",
        SliceKind.Claimed => "claimed and accepted",
        SliceKind.Idle => "no input seen",
        SliceKind.LostContact => "no contact",
        SliceKind.OverCap => "over the task's cap",
        _ => "paused",
    };

    /// <summary>Why a stretch is what it is.</summary>
    public static string Why(SliceKind kind, int graceSeconds, int capMinutes) => kind switch
    {
        SliceKind.Counted => "You were at the task.",
        SliceKind.Claimed => "It was not counted by itself; you claimed it, and a person accepted it.",
        SliceKind.Idle => $"The task was open, and no key or pointer was used for longer than {Span(graceSeconds * MicrosInSecond)}. Time up to then is counted.",
        SliceKind.LostContact => $"Nothing was heard from your device: a crash, sleep or the network. It is counted up to {Span(graceSeconds * MicrosInSecond)} after your last input.",
        SliceKind.OverCap => $"More than {Words.Count(capMinutes, "minute")} on one task: a person looks at it before it is paid.",
        _ => "You had paused, or the task was not in sight.",
    };

    public static string Name(LineKind kind) => kind switch
    {
        LineKind.Time => "Time",
        LineKind.Judgments => "Judgments",
        LineKind.TopUp => "Top-up to the hourly floor",
        LineKind.Screening => "Screening",
        _ => "Late-approved time",
    };

    public static string Name(ClaimState state) => state switch
    {
        ClaimState.Pending => "being looked at",
        ClaimState.Accepted => "accepted",
        ClaimState.Partly => "accepted in part",
        _ => "refused",
    };

    public static string Name(StatementState state) => state switch
    {
        StatementState.Draft => "open for dispute",
        StatementState.Approved => "approved",
        StatementState.Paying => "being paid",
        _ => "paid",
    };
}

using System.Globalization;

namespace Parallax.Web.Pages;

/// <summary>Numbers, times and names as pages say them.</summary>
public static class Words
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string Number(long value) => value.ToString("N0", Plain);

    public static string Percent(double share) => (share * 100).ToString("0", Plain) + "%";

    /// <summary>With one decimal: where an end of an interval may lie close to a bound.</summary>
    public static string FinePercent(double share) => (share * 100).ToString("0.0", Plain) + "%";

    /// <summary><c>1 task</c>, <c>2 tasks</c>.</summary>
    public static string Count(long value, string one, string? many = null) => $"{Number(value)} {(value == 1 ? one : many ?? one + "s")}";

    public static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary><c>spatial-reasoning</c> as <c>Spatial reasoning</c>.</summary>
    public static string Label(string code) => Capital(code.Replace('-', ' '));

    public static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", Plain);

    public static string Day(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMM yyyy", Plain);

    public static string Exact(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", Plain);

    /// <summary>How long ago, as people say it; the date after a week.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalSeconds: < 60 } => "just now",
        { TotalMinutes: < 60 } span => $"{(int)span.TotalMinutes} min ago",
        { TotalHours: < 24 } span => $"{(int)span.TotalHours} h ago",
        { TotalDays: < 2 } => "yesterday",
        { TotalDays: < 7 } span => $"{(int)span.TotalDays} days ago",
        _ => Day(at),
    };

    /// <summary>What is left of a time, in minutes, hours or days.</summary>
    public static string Left(TimeSpan left) => left switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalMinutes: < 90 } => Count((long)left.TotalMinutes, "minute"),
        { TotalHours: < 72 } => Count((long)Math.Round(left.TotalHours), "hour"),
        _ => Count((long)Math.Round(left.TotalDays), "day"),
    };

    /// <summary>The beginning of a text on one line, cut at a word.</summary>
    public static string Start(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= most) return line;
        var cut = line.LastIndexOf(' ', most);
        var end = cut > most / 2 ? cut : most;
        // Never half of a surrogate pair.
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + "…";
    }
}

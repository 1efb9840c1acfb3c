namespace Parallax.Data;

/// <summary>Time zones by their IANA names.</summary>
public static class TimeZones
{
    public const string Utc = "Etc/UTC";

    /// <summary>Those to choose from: one name a zone, by region.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Utc, .. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(IsPlace).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The zone, or null when this machine does not know the name.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        name is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone : null;

    /// <summary>A zone whose name was checked when it was stored.</summary>
    public static TimeZoneInfo Of(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static bool IsPlace(string id) => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal);
}

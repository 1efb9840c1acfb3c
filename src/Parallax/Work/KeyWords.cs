using Parallax.Projects;
using Parallax.Web.Pages;

namespace Parallax.Work;

/// <summary>What a key expects, as a person says it.</summary>
public static class KeyWords
{
    public static string Preference(string code, Func<int, string>? name = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code[0] is not ('1' or '2')) return Words.Label(code);
        var response = $"Response {Named(name, code[0] - '0')}";
        return code.Length == 1 ? $"{response}, much better or better" : $"{response} {Words.Label(code[2..]).ToLowerInvariant()}";
    }

    /// <summary>Each expected thing on a line of its own.</summary>
    /// <param name="name">What a response is called; its number when null.</param>
    public static IEnumerable<string> Of(AnswerKey key, ProtocolDefinition protocol, Func<int, string>? name = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(protocol);
        return
        [
            .. key.Preference is { } preference ? [$"Preference: {Preference(preference, name)}"] : Array.Empty<string>(),
            .. key.Ratings.Select(r => $"Response {Named(name, r.Response)}, {Dimension(protocol, r.Dimension)}: {Rating(r)}"),
            .. key.FirstWrong.Select(f => $"Response {Named(name, f.Response)}: {(f.Step is { } step ? $"the first wrong step is {step}" : "no step is wrong")}"),
            .. key.Verdicts.Select(v => $"Response {Named(name, v.Response)}: {Verdicts(v.Steps, v.Steps)}"),
            .. key.Regions.Select(r => $"Image {r.Media + 1}: {Region(r)}"),
        ];
    }

    public static string Dimension(ProtocolDefinition protocol, string id)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Dimensions.FirstOrDefault(d => d.Id == id)?.Name ?? id;
    }

    /// <summary>Verdicts on those steps of which something is expected.</summary>
    public static string Verdicts(IReadOnlyList<string?> said, IReadOnlyList<string?> expected)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(expected);
        return string.Join(", ", said.Take(expected.Count).Select((s, i) => s is null || expected[i] is null ? null : $"step {i + 1} {Words.Label(s).ToLowerInvariant()}").OfType<string>());
    }

    public static string Rating(ExpectedRating expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return $"{Words.Label(expected.Value.ToString()).ToLowerInvariant()}{(expected.Tolerance > 0 ? $", {expected.Tolerance} more or less" : "")}";
    }

    public static string Region(ExpectedRegion expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return $"a region at {expected.X}, {expected.Y} of {expected.Width} by {expected.Height} pixels, met by at least {Words.Percent(expected.MinimumIoU)}";
    }

    private static string Named(Func<int, string>? name, int response) => name?.Invoke(response) ?? response.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

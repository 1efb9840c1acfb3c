using System.Text.RegularExpressions;

namespace Parallax.Quality;

/// <summary>A section of guidelines: its heading and what stands below it, up to the next heading.</summary>
public sealed record WrittenSection(string Heading, int Level, string Text);

/// <summary>Guidelines by their headings (Markdown's <c>#</c> to <c>######</c>). Pure.</summary>
public static partial class GuidelineText
{
    public const int LongestHeading = 200;
    private const int NewLevel = 2;

    public static IReadOnlyList<WrittenSection> Of(string? markdown)
    {
        var lines = Lines(markdown);
        var headings = Headings(lines);
        return [.. headings.Select((h, i) => new WrittenSection(h.Heading, h.Level, Between(lines, h.Line + 1, i + 1 < headings.Count ? headings[i + 1].Line : lines.Length)))];
    }

    /// <summary>The guidelines with another text below a heading; null when there is no such heading.</summary>
    public static string? Replace(string? markdown, string heading, string text)
    {
        var lines = Lines(markdown);
        var headings = Headings(lines);
        var at = headings.FindIndex(h => h.Heading == heading);
        if (at < 0) return null;
        var end = at + 1 < headings.Count ? headings[at + 1].Line : lines.Length;
        return Joined([.. lines[..(headings[at].Line + 1)], "", text.Trim(), "", .. lines[end..]]);
    }

    /// <summary>The guidelines with one more section at their end.</summary>
    public static string Add(string? markdown, string heading, string text) =>
        Joined([.. Lines(markdown), "", $"{new string('#', NewLevel)} {heading}", "", text.Trim()]);

    private static string[] Lines(string? markdown) => (markdown ?? "").ReplaceLineEndings("\n").Split('\n');

    private static string Between(string[] lines, int from, int to) => string.Join('\n', lines[from..to]).Trim('\n');

    private static string Joined(IReadOnlyList<string> lines) => string.Join('\n', lines).Trim('\n') + "\n";

    private static List<(string Heading, int Level, int Line)> Headings(string[] lines)
    {
        var found = new List<(string, int, int)>();
        var code = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal)) code = !code;
            if (!code && Heading().Match(lines[i]) is { Success: true } match) found.Add((match.Groups[2].Value, match.Groups[1].Length, i));
        }

        return found;
    }

    [GeneratedRegex(@"^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$")]
    private static partial Regex Heading();
}

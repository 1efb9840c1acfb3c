using System.Text.RegularExpressions;

namespace Parallax.Projects;

/// <summary>
/// Splits a response that came as one text into steps: by its own numbering, else by paragraphs, else (when it is long)
/// by sentences. Every character that is not white space is in exactly one step, in order.
/// </summary>
public static partial class StepSplitter
{
    private const int LongText = 280;

    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var steps = ByNumbering(text);
        if (steps.Count < 2) steps = ByParagraphs(text);
        if (steps.Count < 2 && text.Trim().Length > LongText) steps = Sentences.Split(text);
        return AtMost(TaskLimits.Steps, steps);
    }

    // "1. ", "2) ", "Step 3:", also as a heading or in bold.
    [GeneratedRegex(@"^(?<indent>[ \t]*)[#>*_ \t]*(?:(?<word>step)[ \t]+(?<number>\d{1,3})[*_]*[ \t]*(?:[:.)\-\u2013\u2014]|\r?$)|(?<number>\d{1,3})[.)](?=[*_ \t]))",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Marker();

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex BlankLines();

    private static List<string> ByNumbering(string text)
    {
        var starts = NumberedStarts(text);
        if (starts.Count < 2) return [];
        var steps = Paragraphs(text[..starts[0]]);
        for (var i = 0; i + 1 < starts.Count; i++) steps.Add(text[starts[i]..starts[i + 1]].Trim());
        var last = text[starts[^1]..];
        // What follows the last number after a blank line is a conclusion, unless the numbered items have paragraphs themselves.
        var itemsHaveParagraphs = steps.TakeLast(starts.Count - 1).Any(s => BlankLines().IsMatch(s));
        steps.AddRange(itemsHaveParagraphs ? [last.Trim()] : Paragraphs(last));
        return steps;
    }

    /// <summary>Where the numbers 1, 2, 3 … stand; lists inside of an item are indented further or break the count, and stay in it.</summary>
    private static List<int> NumberedStarts(string text)
    {
        var starts = new List<int>();
        Match? first = null;
        foreach (Match match in Marker().Matches(text))
        {
            var number = int.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            if (number != starts.Count + 1 || (first is not null && !SameKind(first, match))) continue;
            first ??= match;
            starts.Add(match.Index);
        }

        return starts;
    }

    private static bool SameKind(Match first, Match other) =>
        first.Groups["word"].Success == other.Groups["word"].Success
        && other.Groups["indent"].Length <= first.Groups["indent"].Length + 1;

    private static List<string> ByParagraphs(string text)
    {
        var steps = new List<string>();
        var heading = "";
        foreach (var paragraph in Paragraphs(text))
        {
            var whole = heading.Length == 0 ? paragraph : heading + "\n\n" + paragraph;
            heading = Announces(paragraph) ? whole : "";
            if (heading.Length == 0) steps.Add(whole);
        }

        if (heading.Length > 0) steps.Add(heading);
        return steps;
    }

    /// <summary>A heading, or a line that ends with a colon, belongs to what it announces.</summary>
    private static bool Announces(string paragraph) =>
        !paragraph.Contains('\n') && (paragraph.StartsWith('#') || paragraph.TrimEnd('*', '_').EndsWith(':'));

    private static List<string> Paragraphs(string text) =>
        [.. BlankLines().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0)];

    /// <summary>Too many steps are joined with their neighbours, evenly.</summary>
    private static IReadOnlyList<string> AtMost(int limit, List<string> steps)
    {
        if (steps.Count <= limit) return steps;
        var together = (steps.Count + limit - 1) / limit;
        return [.. steps.Chunk(together).Select(chunk => string.Join("\n", chunk))];
    }
}

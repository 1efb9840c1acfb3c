using System.Globalization;
using System.Text.RegularExpressions;

namespace Parallax.Talent;

/// <summary>A stream of objects: the dictionary before it, and what it inflates to.</summary>
internal sealed record PdfObjects(string Dictionary, string Text);

/// <summary>
/// What a PDF does when it is opened. LibreOffice and LaTeX write into every file which page is shown first, and that is
/// harmless; any other action is not.
/// </summary>
internal static partial class PdfOpening
{
    /// <summary>A file has one, and one more for each time that it was saved again; with more it is made to be slow to read.</summary>
    private const int MostOpenings = 20;
    private const int MostOfAnObject = 1000;

    /// <summary>Whether every opening only goes to a place in the file itself.</summary>
    public static bool OnlyShows(string dictionaries, string outside, IReadOnlyList<PdfObjects> streams)
    {
        var openings = Opening().Matches(dictionaries).Take(MostOpenings + 1).ToList();
        return openings.Count <= MostOpenings && openings.All(opening => IsPlace(Beginning(dictionaries, opening.Index + opening.Length), outside, streams));
    }

    private static bool IsPlace(string value, string outside, IReadOnlyList<PdfObjects> streams)
    {
        if (IsPlace(value)) return true;
        if (Reference().Match(value) is not { Success: true } reference) return false;
        // Later parts of a file may define an object anew: each of its definitions has to be harmless.
        var objects = Objects(int.Parse(reference.Groups[1].Value, CultureInfo.InvariantCulture), outside, streams).ToList();
        return objects.Count > 0 && objects.All(IsPlace);
    }

    /// <summary>A destination, or an action that goes to one and has no other after it.</summary>
    private static bool IsPlace(string value)
    {
        if (value.StartsWith('[')) return true;
        if (!value.StartsWith("<<", StringComparison.Ordinal) || value.IndexOf(">>", StringComparison.Ordinal) is not (>= 0 and var end)) return false;
        var action = value[2..end];
        return GoTo().IsMatch(action) && !action.Contains("<<", StringComparison.Ordinal) && !action.Contains("/Next", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Objects(int number, string outside, IReadOnlyList<PdfObjects> streams)
    {
        foreach (Match match in Regex.Matches(outside, $@"(?<!\d){number}\s+\d+\s+obj\b", RegexOptions.CultureInvariant)) yield return Beginning(outside, match.Index + match.Length);
        foreach (var inner in streams.SelectMany(stream => Inner(number, stream))) yield return inner;
    }

    private static string Beginning(string text, int at) => PdfCheck.Unescape(text[at..Math.Min(text.Length, at + MostOfAnObject)]).TrimStart();

    /// <summary>A stream of objects begins with pairs: the number of an object, and where it stands behind the first one.</summary>
    private static IEnumerable<string> Inner(int number, PdfObjects stream)
    {
        if (First().Match(stream.Dictionary) is not { Success: true } told || !int.TryParse(told.Groups[1].Value, CultureInfo.InvariantCulture, out var first) || first > stream.Text.Length) yield break;
        var head = stream.Text[..first].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            if (!int.TryParse(head[i], CultureInfo.InvariantCulture, out var found) || found != number) continue;
            if (int.TryParse(head[i + 1], CultureInfo.InvariantCulture, out var at) && at >= 0 && first + (long)at <= stream.Text.Length) yield return Beginning(stream.Text, first + at);
        }
    }

    [GeneratedRegex(@"/OpenAction(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(\d{1,9})\s+\d+\s+R\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"/S\s*/GoTo(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex GoTo();

    [GeneratedRegex(@"/First\s+(\d{1,9})", RegexOptions.CultureInvariant)]
    private static partial Regex First();
}

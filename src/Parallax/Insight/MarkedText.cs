using Parallax.Work;

namespace Parallax.Insight;

/// <summary>A piece of text with the numbers of the issues that mark it.</summary>
public sealed record MarkedPiece(string Text, IReadOnlyList<int> Issues);

/// <summary>Cuts a text where marks begin and end, so that marks that overlap can be shown as plain runs.</summary>
public static class MarkedText
{
    /// <param name="marks">Offsets in UTF-16 code units, end exclusive, and the number of the issue.</param>
    public static IReadOnlyList<MarkedPiece> Cut(string text, IReadOnlyList<(int Start, int End, int Issue)> marks)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(marks);
        var cuts = marks.SelectMany(m => new[] { m.Start, m.End }).Where(c => c > 0 && c < text.Length).Append(0).Append(text.Length).Distinct().Order().ToList();
        return [.. cuts.Zip(cuts.Skip(1)).Select(c => new MarkedPiece(text[c.First..c.Second], [.. marks.Where(m => m.Start <= c.First && m.End >= c.Second).Select(m => m.Issue).Distinct().Order()]))];
    }

    /// <summary>The spans of the issues in one part of one step.</summary>
    public static IReadOnlyList<(int Start, int End, int Issue)> Spans(IReadOnlyList<FoundIssue> issues, Guid response, int step, int part)
    {
        ArgumentNullException.ThrowIfNull(issues);
        return [.. from found in issues.Select((f, i) => (f.Issue, Number: i + 1))
                   where found.Issue.Response == response
                   from anchor in found.Issue.Anchors.OfType<SpanAnchor>()
                   where anchor.Step == step && anchor.Part == part
                   select (anchor.Start, anchor.End, found.Number)];
    }
}

using System.Text.Json.Serialization;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Parallax.Projects;

/// <summary>A section of guidelines: its heading, the anchor by which pages and discussions name it, and what stands below it, up to the next heading.</summary>
public sealed record GuidelineSection(string Anchor, string Title, int Level, [property: JsonIgnore] string Text);

/// <summary>The sections of guidelines. Anchors come from the headings' own words, so that a section keeps its anchor while its text changes. Pure.</summary>
public static class GuidelineSections
{
    /// <summary>No word of a page's own begins so.</summary>
    private const string Prefix = "g-";

    private const int NewLevel = 2;

    public static IReadOnlyList<GuidelineSection> Of(string? markdown)
    {
        var text = markdown ?? "";
        var headings = Mark(Guidelines.Parse(text));
        return [.. headings.Select(h => new GuidelineSection(h.Anchor, h.Title, h.Block.Level, text[Below(headings, h, text.Length)].Trim('\r', '\n')))];
    }

    /// <summary>The guidelines with another text below the first heading that says <paramref name="title"/>; with one more section at their end where none does.</summary>
    public static string With(string? markdown, string title, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var before = (markdown ?? "").ReplaceLineEndings("\n");
        var headings = Mark(Guidelines.Parse(before));
        if (headings.FirstOrDefault(h => h.Title == title && h.IsOutermost) is not { } heading) return Lines(before, $"{new string('#', NewLevel)} {title}", text.Trim());
        var below = Below(headings, heading, before.Length);
        return Lines(before[..below.Start], text.Trim(), before[below.End..]);
    }

    /// <summary>Gives every heading its anchor.</summary>
    internal static IReadOnlyList<MarkedHeading> Mark(MarkdownDocument document)
    {
        var (headings, taken) = (new List<MarkedHeading>(), new HashSet<string>());
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var title = Title(heading);
            if (title.Length == 0) continue;
            var anchor = Free(Prefix + Slug.Of(title), taken);
            heading.GetAttributes().Id = anchor;
            headings.Add(new MarkedHeading(heading, anchor, title));
        }

        return headings;
    }

    /// <summary>Up to the next heading that stands in no quotation and no list.</summary>
    private static Range Below(IReadOnlyList<MarkedHeading> headings, MarkedHeading heading, int length)
    {
        var start = heading.Block.Span.End + 1;
        var next = headings.FirstOrDefault(h => h.IsOutermost && h.Block.Span.Start >= start);
        return Math.Min(start, length)..(next?.Block.Span.Start ?? length);
    }

    private static string Lines(params IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs.Select(p => p.Trim('\n')).Where(p => p.Length > 0)) + "\n";

    internal sealed record MarkedHeading(HeadingBlock Block, string Anchor, string Title)
    {
        public bool IsOutermost => Block.Parent is MarkdownDocument;
    }

    private static string Free(string anchor, HashSet<string> taken)
    {
        var free = anchor;
        for (var number = 2; !taken.Add(free); number++) free = $"{anchor}-{number}";
        return free;
    }

    private static string Title(HeadingBlock heading) => string.Concat((heading.Inline?.Descendants() ?? []).Select(i => i switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    })).Trim();
}

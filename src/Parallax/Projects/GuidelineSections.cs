using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Parallax.Projects;

/// <summary>A section of guidelines: its heading, and the anchor by which pages and discussions name it.</summary>
public sealed record GuidelineSection(string Anchor, string Title, int Level);

/// <summary>The sections of guidelines. Anchors come from the headings' own words, so that a section keeps its anchor while its text changes. Pure.</summary>
public static class GuidelineSections
{
    /// <summary>No word of a page's own begins so.</summary>
    private const string Prefix = "g-";

    public static IReadOnlyList<GuidelineSection> Of(string? markdown) => Mark(Guidelines.Parse(markdown ?? ""));

    /// <summary>Gives every heading its anchor.</summary>
    internal static IReadOnlyList<GuidelineSection> Mark(MarkdownDocument document)
    {
        var (sections, taken) = (new List<GuidelineSection>(), new HashSet<string>());
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var title = Title(heading);
            if (title.Length == 0) continue;
            var anchor = Free(Prefix + Slug.Of(title), taken);
            heading.GetAttributes().Id = anchor;
            sections.Add(new GuidelineSection(anchor, title, heading.Level));
        }

        return sections;
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

using System.Collections.Concurrent;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;

namespace Parallax.Projects;

/// <summary>Guidelines are Markdown of a lead's; what reaches a contributor's page is sanitised HTML.</summary>
public sealed class Guidelines
{
    private const int Most = 1000;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().DisableHtml().Build();
    private readonly ConcurrentDictionary<string, string> _html = new();

    /// <summary>The HTML of guidelines, kept by the hash of their protocol.</summary>
    public string Html(string protocolHash, string? markdown)
    {
        if (_html.Count > Most) _html.Clear();
        return _html.GetOrAdd(protocolHash, _ => Render(markdown ?? ""));
    }

    internal static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    private static string Render(string markdown)
    {
        var document = Parse(markdown);
        GuidelineSections.Mark(document);
        return Sanitize(document.ToHtml(Pipeline));
    }

    private static string Sanitize(string html)
    {
        var sanitizer = new HtmlSanitizer();
        // Inline styles would be blocked by the content security policy anyway.
        sanitizer.AllowedAttributes.Remove("style");
        sanitizer.AllowedTags.Remove("form");
        sanitizer.AllowedTags.Remove("input");
        sanitizer.AllowedTags.Remove("button");
        // HTML of the author's own is disabled: an id can only be the anchor of a heading.
        sanitizer.AllowedAttributes.Add("id");
        return sanitizer.Sanitize(html);
    }
}

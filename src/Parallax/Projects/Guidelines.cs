using System.Collections.Concurrent;
using Ganss.Xss;
using Markdig;

namespace Parallax.Projects;

/// <summary>Guidelines are Markdown of a lead's; what reaches a contributor's page is sanitised HTML.</summary>
public sealed class Guidelines
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<string, string> _html = new();
    private readonly MarkdownPipeline _markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().DisableHtml().Build();

    /// <summary>The HTML of guidelines, kept by the hash of their protocol.</summary>
    public string Html(string protocolHash, string? markdown)
    {
        if (_html.Count > Most) _html.Clear();
        return _html.GetOrAdd(protocolHash, _ => Sanitize(Markdown.ToHtml(markdown ?? "", _markdown)));
    }

    private static string Sanitize(string html)
    {
        var sanitizer = new HtmlSanitizer();
        // Inline styles would be blocked by the content security policy anyway.
        sanitizer.AllowedAttributes.Remove("style");
        sanitizer.AllowedTags.Remove("form");
        sanitizer.AllowedTags.Remove("input");
        sanitizer.AllowedTags.Remove("button");
        return sanitizer.Sanitize(html);
    }
}

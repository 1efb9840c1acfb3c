using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;

namespace Parallax.Talent;

/// <summary>From a template's Markdown to the bytes that are signed. Pure: the same template and values give the same bytes.</summary>
public static partial class AgreementText
{
    public const int Longest = 100_000;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>The fields that a text names and that nobody knows.</summary>
    public static IReadOnlyList<string> Unknown(string markdown) =>
        [.. Named(markdown).Where(name => !AgreementFields.Examples.ContainsKey(name))];

    /// <summary>The fields that a text names and that <paramref name="values"/> leave empty.</summary>
    public static IReadOnlyList<string> Unfilled(string markdown, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. Named(markdown).Where(name => string.IsNullOrWhiteSpace(values.GetValueOrDefault(name)))];
    }

    /// <summary>The HTML of a text with all of its fields filled in. A value is text, whatever it looks like.</summary>
    public static byte[] Html(string markdown, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var filled = Field().Replace(markdown.ReplaceLineEndings("\n"), match => Literal(values[match.Groups[1].Value]));
        return Encoding.UTF8.GetBytes(Sanitizer().Sanitize(Markdown.ToHtml(filled, Pipeline)));
    }

    public static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static IEnumerable<string> Named(string markdown) =>
        Field().Matches(markdown).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal);

    /// <summary>On one line and with every sign of Markdown's escaped, so that a name cannot set a heading or a link.</summary>
    private static string Literal(string value)
    {
        var line = string.Join(", ", value.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var literal = new StringBuilder();
        foreach (var sign in line)
        {
            if (char.IsAscii(sign) && (char.IsPunctuation(sign) || char.IsSymbol(sign))) literal.Append('\\');
            literal.Append(sign);
        }

        return literal.ToString();
    }

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedAttributes.Remove("style");
        foreach (var tag in new[] { "form", "input", "button", "img" }) sanitizer.AllowedTags.Remove(tag);
        return sanitizer;
    }

    [GeneratedRegex(@"\{\{\s*([^{}\s]+)\s*\}\}")]
    private static partial Regex Field();
}

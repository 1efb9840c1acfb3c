using System.Text.RegularExpressions;

namespace Parallax.Identity;

/// <summary>A line of a mail: words, or a path of this site.</summary>
public readonly record struct MailLine(string Text, bool IsPath);

/// <summary>The text of a mail as it is kept, sent and shown.</summary>
public static partial class MailText
{
    public static IEnumerable<MailLine> Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ReplaceLineEndings("\n").Split('\n').Select(line => new MailLine(line, IsPath(line)));
    }

    /// <summary>As it is sent: paths become whole addresses.</summary>
    public static string At(Uri site, string text)
    {
        ArgumentNullException.ThrowIfNull(site);
        var root = site.ToString().TrimEnd('/');
        return string.Join("\r\n", Lines(text).Select(line => line.IsPath ? root + line.Text : line.Text));
    }

    public static string WithoutSecrets(string text) => Secret().Replace(text, "$1…");

    private static bool IsPath(string line) => line.StartsWith('/') && !line.StartsWith("//", StringComparison.Ordinal) && !line.Any(char.IsWhiteSpace);

    [GeneratedRegex($"({SignInLink.Path}/)[A-Za-z0-9_-]+")]
    private static partial Regex Secret();
}

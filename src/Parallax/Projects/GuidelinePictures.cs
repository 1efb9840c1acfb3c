using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary>The pictures that guidelines show: <c>![what it shows](media:HASH)</c>.</summary>
public static class GuidelinePictures
{
    public const string Scheme = "media:";
    private const int HashLength = 64;

    public sealed record Picture(int Number, string Url, string Alt)
    {
        /// <summary>Null when it is none of ours.</summary>
        public string? Hash => Url.StartsWith(Scheme, StringComparison.Ordinal) && Url.Length == Scheme.Length + HashLength && Url[Scheme.Length..].All(char.IsAsciiHexDigitLower) ? Url[Scheme.Length..] : null;
    }

    public static IReadOnlyList<Picture> Of(string? markdown) =>
        [.. Guidelines.Parse(markdown ?? "").Descendants<LinkInline>().Where(l => l.IsImage).Select((l, i) => new Picture(i + 1, l.Url ?? "", Alt(l)))];

    /// <summary>What is wrong with the pictures by themselves, each named.</summary>
    public static IReadOnlyList<string> Problems(string? markdown)
    {
        var pictures = Of(markdown);
        return [
            .. pictures.Where(p => p.Alt.Length == 0).Select(p => $"Picture {p.Number} ({Short(p)}) has no alt text: say between its square brackets what it shows, for those who cannot see it."),
            .. pictures.Where(p => p.Hash is null).Select(p => $"Picture {p.Number} ({Short(p)}) is not one of Parallax: upload it, and name it by media: and its hash."),
        ];
    }

    /// <summary>Those that the organization does not have, as errors of the definition; null when none is missing.</summary>
    public static async Task<Dictionary<string, string[]>?> MissingAsync(AppDb db, Guid organization, string? markdown, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var named = Of(markdown).Where(p => p.Hash is not null).ToList();
        if (named.Count == 0) return null;
        var hashes = named.Select(p => p.Hash!).Distinct().ToList();
        var known = await db.Set<GuidelinePicture>().Where(p => p.OrganizationId == organization && hashes.Contains(p.Hash)).Select(p => p.Hash).ToListAsync(cancel);
        var missing = named.Where(p => !known.Contains(p.Hash!)).Select(p => $"Picture {p.Number} ({Short(p)}) was not uploaded here.").ToArray();
        return missing.Length == 0 ? null : new() { ["/guidelines"] = missing };
    }

    private static string Short(Picture picture)
    {
        var name = picture.Alt.Length > 0 ? picture.Alt : picture.Url;
        return $"\u201c{(name.Length > 24 ? name[..24] + "…" : name)}\u201d";
    }

    private static string Alt(LinkInline link) => string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString())).Trim();
}

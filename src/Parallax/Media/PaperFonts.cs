using System.Text;
using PdfSharp.Fonts;

namespace Parallax.Media;

/// <summary>
/// The font that is shipped for PDFs, so that a paper looks alike on every machine. It covers Latin with its extensions,
/// Greek and Cyrillic; a character that it lacks shows as a box.
/// </summary>
internal sealed class PaperFonts : IFontResolver
{
    public const string Family = "Parallax Paper";
    private const string Regular = "DejaVuSansCondensed";
    private const string Bold = "DejaVuSansCondensed-Bold";

    private static readonly Lazy<FontCoverage> Coverage = new(() => new FontCoverage(Read(Regular)));

    static PaperFonts() => GlobalFontSettings.FontResolver = new PaperFonts();

    /// <summary>Makes sure that PDFsharp asks this and no font of the machine.</summary>
    public static void Use() { }

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? Bold : Regular);

    /// <summary>The characters of a text that would be boxes, each once.</summary>
    public static IReadOnlyList<Rune> Lacks(string text) =>
        [.. text.EnumerateRunes().Distinct().Where(r => !Rune.IsControl(r) && !Rune.IsWhiteSpace(r) && !Coverage.Value.Has(r))];

    public byte[] GetFont(string faceName) => Read(faceName);

    private static byte[] Read(string faceName)
    {
        using var stream = typeof(PaperFonts).Assembly.GetManifestResourceStream($"fonts/{faceName}.ttf")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

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

    static PaperFonts() => GlobalFontSettings.FontResolver = new PaperFonts();

    /// <summary>Makes sure that PDFsharp asks this and no font of the machine.</summary>
    public static void Use() { }

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? Bold : Regular);

    public byte[] GetFont(string faceName)
    {
        using var stream = typeof(PaperFonts).Assembly.GetManifestResourceStream($"fonts/{faceName}.ttf")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

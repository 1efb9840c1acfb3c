using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Parallax.Media;

/// <summary>On which side the cells of a column stand.</summary>
public enum PaperAlign
{
    Start = 0,
    End = 1,
}

/// <summary>
/// Writes a plain PDF from top to bottom: headings, paragraphs, lists, tables, page numbers. The same calls with the same
/// time give the same bytes. Characters that the shipped font lacks show as boxes: what is authoritative lies elsewhere.
/// </summary>
public sealed class Paper : IDisposable
{
    private static readonly double[] HeadingSizes = [18, 13.5, 11.5];
    private readonly PdfDocument _document = new();
    private readonly PaperSheet _sheet;
    private readonly XFont _text;
    private readonly XFont _bold;
    private readonly XFont _small;
    private readonly DateTimeOffset _created;

    /// <param name="created">Stands in the document's data, in place of the clock.</param>
    public Paper(string title, string author, DateTimeOffset created, string language = "en")
    {
        PaperFonts.Use();
        (_text, _bold, _small) = (Font(10), Font(10, bold: true), Font(8.5));
        _created = created;
        _document.Info.Title = title;
        _document.Info.Author = author;
        _document.Info.Creator = "Parallax";
        _document.Info.CreationDate = _document.Info.ModificationDate = created.UtcDateTime;
        _document.Language = language;
        _document.ViewerPreferences.DisplayDocTitle = true;
        _sheet = new PaperSheet(_document);
    }

    /// <summary>The characters of a text that a paper shows as boxes, as a reader can look them up: <c>U+674E</c>.</summary>
    public static IReadOnlyList<string> Boxes(string text) => [.. PaperFonts.Lacks(text).Select(r => string.Create(CultureInfo.InvariantCulture, $"U+{r.Value:X4}"))];

    /// <param name="level">1 is the largest.</param>
    public Paper Heading(string text, int level = 1)
    {
        var font = Font(HeadingSizes[Math.Clamp(level, 1, HeadingSizes.Length) - 1], bold: true);
        _sheet.Space(font.Size * 0.7);
        // A heading stays with the lines that follow it.
        _sheet.Need(font.GetHeight() + 40);
        Lines(text, font, 0);
        _sheet.Space(font.Size * 0.3);
        return this;
    }

    public Paper Paragraph(string text)
    {
        Lines(text, _text, 0);
        _sheet.Space(6);
        return this;
    }

    /// <summary>What is said beside the matter: in small print.</summary>
    public Paper Note(string text)
    {
        Lines(text, _small, 0);
        _sheet.Space(5);
        return this;
    }

    public Paper List(IEnumerable<string> items, bool numbered = false)
    {
        ArgumentNullException.ThrowIfNull(items);
        var number = 0;
        foreach (var item in items)
        {
            number++;
            _sheet.Need(_text.GetHeight());
            _sheet.Ink.DrawString(numbered ? $"{number.ToString(CultureInfo.InvariantCulture)}." : "•", _text, XBrushes.Black, PaperSheet.Margin + 4, _sheet.Y, XStringFormats.TopLeft);
            Lines(item, _text, 20);
            _sheet.Space(2.5);
        }

        _sheet.Space(4);
        return this;
    }

    /// <param name="alignments">One a column; the rest begin at the start.</param>
    public Paper Table(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<PaperAlign>? alignments = null)
    {
        new PaperTable(_sheet, _small, Font(8.5, bold: true), columns, alignments ?? []).Write(rows);
        return this;
    }

    /// <summary>Names and values, one pair a line, the names in bold.</summary>
    public Paper Facts(IEnumerable<(string Name, string Value)> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var (name, value) in facts)
        {
            _sheet.Need(_text.GetHeight());
            _sheet.Ink.DrawString(name, _bold, XBrushes.Black, PaperSheet.Margin, _sheet.Y, XStringFormats.TopLeft);
            Lines(value, _text, 130);
            _sheet.Space(2.5);
        }

        _sheet.Space(4);
        return this;
    }

    /// <summary>Finishes the paper and writes it; nothing can be added afterwards.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _sheet.Dispose();
        for (var i = 0; i < _document.PageCount; i++) Number(i);
        using var made = new MemoryStream();
        _document.Save(made, closeStream: false);
        stream.Write(PaperBytes.Settle(made.ToArray(), _document.Info.Title, _created));
    }

    public void Dispose()
    {
        _sheet.Dispose();
        _document.Dispose();
    }

    private void Number(int index)
    {
        var page = _document.Pages[index];
        using var ink = XGraphics.FromPdfPage(page, XGraphicsPdfPageOptions.Append);
        var at = new XRect(PaperSheet.Margin, page.Height.Point - 44, page.Width.Point - (2 * PaperSheet.Margin), 14);
        ink.DrawString(_document.Info.Title, _small, XBrushes.DimGray, at, XStringFormats.TopLeft);
        ink.DrawString(string.Create(CultureInfo.InvariantCulture, $"{index + 1} of {_document.PageCount}"), _small, XBrushes.DimGray, at, XStringFormats.TopRight);
    }

    private void Lines(string text, XFont font, double indent)
    {
        var step = font.GetHeight() * 1.12;
        foreach (var line in PaperLines.Of(_sheet.Ink, font, text, _sheet.Width - indent))
        {
            _sheet.Need(step);
            _sheet.Ink.DrawString(line, font, XBrushes.Black, PaperSheet.Margin + indent, _sheet.Y, XStringFormats.TopLeft);
            _sheet.Y += step;
        }
    }

    private static XFont Font(double size, bool bold = false) =>
        new(PaperFonts.Family, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode));
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.Content;
using PdfSharp.Pdf.Content.Objects;
using PdfSharp.Pdf.IO;

namespace Parallax.Tests.Running;

/// <summary>The text of each page of a PDF as a reader finds it: by each font's own table from glyphs to characters.</summary>
public static partial class PdfText
{
    /// <summary>From glyphs to characters, and of how many bytes a glyph is.</summary>
    private sealed record Table(int Bytes, Dictionary<int, string> Glyphs);

    public static IReadOnlyList<string> Of(byte[] pdf)
    {
        using var stream = new MemoryStream(pdf);
        using var document = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
        // Chromium draws glyph by glyph, and a line between BT and ET; PDFsharp a line at once.
        var byGlyph = document.Info.Producer.Contains("Skia", StringComparison.Ordinal);
        var pages = new List<string>();
        foreach (var page in document.Pages)
        {
            var text = new StringBuilder();
            var fonts = page.Resources.Elements.GetDictionary("/Font")!;
            var table = new Table(2, []);
            foreach (var drawn in ContentReader.ReadContent(page).OfType<COperator>())
            {
                if (drawn.OpCode.Name == "Tf") table = TableOf(fonts.Elements.GetDictionary(((CName)drawn.Operands[0]).Name)!);
                if (drawn.OpCode.Name == "Tj") text.Append(Read((CString)drawn.Operands[0], table));
                if (drawn.OpCode.Name == (byGlyph ? "ET" : "Tj")) text.AppendLine();
            }

            pages.Add(text.ToString());
        }

        return pages;
    }

    /// <summary>All of it on one line.</summary>
    public static string Flat(byte[] pdf) => string.Join(' ', string.Join(' ', Of(pdf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Read(CString drawn, Table table)
    {
        var (value, text) = (drawn.Value, new StringBuilder());
        for (var i = 0; i + table.Bytes <= value.Length; i += table.Bytes)
            text.Append(table.Glyphs.GetValueOrDefault(table.Bytes == 1 ? value[i] : (value[i] << 8) | value[i + 1], "?"));
        return text.ToString();
    }

    private static Table TableOf(PdfDictionary font)
    {
        var map = font.Elements.GetDictionary("/ToUnicode")!;
        var cmap = Encoding.ASCII.GetString(map.Stream.UnfilteredValue);
        var glyphs = new Dictionary<int, string>();
        foreach (Match section in Section().Matches(cmap))
        {
            if (section.Groups[1].Value == "char")
                foreach (Match one in Pair().Matches(section.Groups[2].Value)) glyphs[Hex(one.Groups[1].Value)] = Character(Hex(one.Groups[2].Value));
            else
                foreach (Match range in Range().Matches(section.Groups[2].Value))
                    for (var (glyph, to) = (Hex(range.Groups[1].Value), 0); glyph + to <= Hex(range.Groups[2].Value); to++) glyphs[glyph + to] = Character(Hex(range.Groups[3].Value) + to);
        }

        return new Table(Codespace().Match(cmap) is { Success: true } space ? space.Groups[1].Length / 2 : 2, glyphs);
    }

    private static string Character(int code) => char.ConvertFromUtf32(code);

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("beginbf(char|range)(.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"begincodespacerange\s*<([0-9A-Fa-f]+)>")]
    private static partial Regex Codespace();

    [GeneratedRegex(@"<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{4})>")]
    private static partial Regex Pair();

    [GeneratedRegex(@"<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{4})>")]
    private static partial Regex Range();
}

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
    public static IReadOnlyList<string> Of(byte[] pdf)
    {
        using var stream = new MemoryStream(pdf);
        using var document = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
        var pages = new List<string>();
        foreach (var page in document.Pages)
        {
            var text = new StringBuilder();
            var fonts = page.Resources.Elements.GetDictionary("/Font")!;
            Dictionary<int, string> glyphs = [];
            foreach (var drawn in ContentReader.ReadContent(page).OfType<COperator>())
            {
                if (drawn.OpCode.Name == "Tf") glyphs = Glyphs(fonts.Elements.GetDictionary(((CName)drawn.Operands[0]).Name)!);
                if (drawn.OpCode.Name == "Tj") text.AppendLine(Read((CString)drawn.Operands[0], glyphs));
            }

            pages.Add(text.ToString());
        }

        return pages;
    }

    /// <summary>All of it on one line.</summary>
    public static string Flat(byte[] pdf) => string.Join(' ', string.Join(' ', Of(pdf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Read(CString drawn, Dictionary<int, string> glyphs)
    {
        var (value, text) = (drawn.Value, new StringBuilder());
        for (var i = 0; i + 1 < value.Length; i += 2) text.Append(glyphs.GetValueOrDefault((value[i] << 8) | value[i + 1], "?"));
        return text.ToString();
    }

    private static Dictionary<int, string> Glyphs(PdfDictionary font)
    {
        var map = font.Elements.GetDictionary("/ToUnicode")!;
        var cmap = Encoding.ASCII.GetString(map.Stream.UnfilteredValue);
        return Range().Matches(cmap).ToDictionary(m => Hex(m.Groups[1].Value), m => char.ConvertFromUtf32(Hex(m.Groups[3].Value)));
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("<([0-9A-Fa-f]{4})><([0-9A-Fa-f]{4})><([0-9A-Fa-f]{4})>")]
    private static partial Regex Range();
}

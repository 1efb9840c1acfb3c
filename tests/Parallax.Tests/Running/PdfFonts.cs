using System.Buffers.Binary;
using System.Text;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Parallax.Tests.Running;

/// <summary>The fonts inside of a PDF, as a printer finds them.</summary>
public static class PdfFonts
{
    /// <summary>Each composed glyph of which a part is missing: it is drawn without it.</summary>
    public static IReadOnlyList<int> Torn(byte[] pdf)
    {
        using var stream = new MemoryStream(pdf);
        using var document = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
        var fonts = document.Internals.GetAllObjects().OfType<PdfDictionary>().Select(d => d.Elements.GetDictionary("/FontFile2")).OfType<PdfDictionary>().ToList();
        Assert.NotEmpty(fonts);
        return [.. fonts.SelectMany(f => Torn(new Glyphs(f.Stream.UnfilteredValue)))];
    }

    private static IEnumerable<int> Torn(Glyphs glyphs) =>
        Enumerable.Range(0, glyphs.Count).Where(g => glyphs.Parts(g).Any(part => glyphs.Of(part).Length == 0 || glyphs.Parts(part).Any(inner => glyphs.Of(inner).Length == 0)));

    private sealed class Glyphs(byte[] font)
    {
        private readonly bool _wide = U16(font, Table(font, "head") + 50) == 1;

        public int Count => U16(font, Table(font, "maxp") + 4);

        public ReadOnlySpan<byte> Of(int glyph)
        {
            var (from, to) = (At(glyph), At(glyph + 1));
            return font.AsSpan(Table(font, "glyf") + from, to - from);
        }

        /// <summary>The glyphs that this one is composed of.</summary>
        public List<int> Parts(int glyph)
        {
            var (data, parts) = (Of(glyph).ToArray(), new List<int>());
            if (data.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(data) >= 0) return parts;
            for (int at = 10, flags = 0x20; (flags & 0x20) != 0;)
            {
                (flags, var part) = (U16(data, at), U16(data, at + 2));
                parts.Add(part);
                at += 4 + ((flags & 1) != 0 ? 4 : 2) + ((flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            }

            return parts;
        }

        private int At(int glyph) =>
            _wide ? (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(Table(font, "loca") + (glyph * 4))) : U16(font, Table(font, "loca") + (glyph * 2)) * 2;

        private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

        private static int Table(byte[] font, string name)
        {
            var entry = Enumerable.Range(0, U16(font, 4)).Select(i => 12 + (i * 16)).Single(at => Encoding.ASCII.GetString(font, at, 4) == name);
            return (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(entry + 8));
        }
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Parallax.Media;

/// <summary>Which characters a TrueType font can draw, read from its table of segments (<c>cmap</c>, format 12 or 4).</summary>
internal sealed class FontCoverage
{
    private readonly List<(uint First, uint Last)> _ranges = [];

    public FontCoverage(ReadOnlySpan<byte> font)
    {
        var cmap = font[Offset(font, "cmap")..];
        var tables = U16(cmap, 2);
        for (var i = 0; i < tables; i++)
        {
            var table = cmap[(int)U32(cmap, 4 + (i * 8) + 4)..];
            if (U16(table, 0) == 12) Groups(table);
            else if (U16(table, 0) == 4) Segments(table);
        }
    }

    public bool Has(Rune rune) => _ranges.Exists(r => rune.Value >= r.First && rune.Value <= r.Last);

    private void Groups(ReadOnlySpan<byte> table)
    {
        var count = U32(table, 12);
        for (var i = 0; i < count; i++) _ranges.Add((U32(table, 16 + (i * 12)), U32(table, 20 + (i * 12))));
    }

    private void Segments(ReadOnlySpan<byte> table)
    {
        var count = U16(table, 6) / 2;
        for (var i = 0; i < count; i++)
        {
            var (last, first) = (U16(table, 14 + (i * 2)), U16(table, 16 + (count * 2) + (i * 2)));
            if (first != 0xFFFF) _ranges.Add((first, last));
        }
    }

    private static int Offset(ReadOnlySpan<byte> font, string name)
    {
        var tables = U16(font, 4);
        for (var i = 0; i < tables; i++)
        {
            var entry = font.Slice(12 + (i * 16), 16);
            if (Encoding.ASCII.GetString(entry[..4]) == name) return (int)U32(entry, 8);
        }

        throw new InvalidOperationException($"The font has no table '{name}'.");
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}

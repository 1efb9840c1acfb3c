using System.Buffers.Binary;
using System.IO.Compression;
using NetVips;

namespace Parallax.Tests.Projects;

/// <summary>Small images as real bytes.</summary>
internal static class TestImages
{
    /// <summary>Red on the left, blue on the right.</summary>
    public static Image TwoColours(int width = 40, int height = 20)
    {
        using var left = Solid(width / 2, height, 200, 20, 20);
        using var right = Solid(width - (width / 2), height, 20, 20, 200);
        return left.Join(right, Enums.Direction.Horizontal);
    }

    public static byte[] Png(int width = 40, int height = 20)
    {
        using var image = TwoColours(width, height);
        return image.PngsaveBuffer();
    }

    public static byte[] Jpeg()
    {
        using var image = TwoColours();
        return image.JpegsaveBuffer(q: 95);
    }

    /// <summary>A JPEG with a place, a camera and the orientation "turn right", as a phone writes it.</summary>
    public static byte[] PhoneJpeg()
    {
        using var image = TwoColours();
        using var marked = image.Mutate(m =>
        {
            m.Set(GValue.GIntType, "orientation", 6);
            m.Set(GValue.GStrType, "exif-ifd0-Make", "SecretCamera");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "52/1 31/1 0/1");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
        });
        return marked.JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.All);
    }

    public static byte[] Gif(int frames)
    {
        using var one = TwoColours();
        using var all = Image.Arrayjoin([.. Enumerable.Range(0, frames).Select(i => i % 2 == 0 ? one : one.Invert())], across: 1);
        using var paged = all.Mutate(m => m.Set(GValue.GIntType, "page-height", one.Height));
        return paged.GifsaveBuffer();
    }

    public static byte[] Webp(int frames)
    {
        using var one = TwoColours();
        using var all = Image.Arrayjoin([.. Enumerable.Range(0, frames).Select(i => i % 2 == 0 ? one : one.Invert())], across: 1);
        using var paged = all.Mutate(m => m.Set(GValue.GIntType, "page-height", one.Height));
        return paged.WebpsaveBuffer(lossless: true);
    }

    /// <summary>A PNG that says it is huge and holds next to nothing.</summary>
    public static byte[] HugePng(uint width, uint height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(new byte[1000]);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, pixels.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>A still PNG with the chunk that makes it an animation.</summary>
    public static byte[] AnimatedPng()
    {
        var still = Png();
        const int afterHeader = 8 + 25;
        return [.. still[..afterHeader], .. Chunk("acTL"u8, new byte[8]), .. still[afterHeader..]];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        name.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var k = 0; k < 8; k++) crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }

    private static Image Solid(int width, int height, params double[] colour)
    {
        using var black = Image.Black(width, height, bands: 3);
        using var coloured = black + colour;
        return coloured.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}

using System.Buffers.Binary;

namespace Parallax.Media;

/// <summary>libvips shows the first frame of an animated PNG and does not tell: its chunks do.</summary>
internal static class AnimatedPng
{
    private const int SignatureLength = 8;
    private const int ChunkOverhead = 12;

    public static bool Is(ReadOnlySpan<byte> png)
    {
        long at = SignatureLength;
        while (at + ChunkOverhead <= png.Length)
        {
            var chunk = png[(int)at..];
            var name = chunk[4..8];
            if (name.SequenceEqual("acTL"u8)) return true;
            if (name.SequenceEqual("IDAT"u8)) return false;
            at += ChunkOverhead + (long)BinaryPrimitives.ReadUInt32BigEndian(chunk);
        }

        return false;
    }
}

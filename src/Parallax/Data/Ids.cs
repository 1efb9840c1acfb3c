using System.Buffers.Text;
using System.Security.Cryptography;

namespace Parallax.Data;

/// <summary>Where identifiers and secrets come from.</summary>
public static class Ids
{
    /// <summary>A version 7 UUID: rows made together lie together in an index.</summary>
    public static Guid New(TimeProvider clock) => At(clock.GetUtcNow());

    /// <summary>The same for an instant that was read already.</summary>
    public static Guid At(DateTimeOffset now)
    {
#pragma warning disable RS0030 // The one place that may: it takes the clock's instant.
        return Guid.CreateVersion7(now);
#pragma warning restore RS0030
    }

    /// <summary>An identifier that a contributor sees: 122 random bits, so that neither order nor age can be read from it.</summary>
    public static Guid Opaque()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A secret of 256 random bits, safe in a URL or a header.</summary>
    public static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

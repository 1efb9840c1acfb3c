using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Parallax.Data;

/// <summary>
/// Version 7 UUIDs that sort in the order in which they were made, however many fall into one millisecond:
/// 42 bits count within the series, 32 are random. Rows that are written together are appended to their indexes.
/// </summary>
public sealed class IdSeries(TimeProvider clock)
{
    private readonly long _start = clock.GetUtcNow().ToUnixTimeMilliseconds();
    private long _count;

    public Guid Next()
    {
        var count = _count++;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, _start << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | ((count >> 30) & 0x0FFF)));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], 0x8000_0000 | (uint)(count & 0x3FFF_FFFF));
        RandomNumberGenerator.Fill(bytes[12..]);
        return new Guid(bytes, bigEndian: true);
    }
}

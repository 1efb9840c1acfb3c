using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Parallax.Projects;

/// <summary>
/// Random numbers that are the same for the same seed and subject on every machine and in every year:
/// SplitMix64, started from a SHA-256. What was drawn can be drawn again.
/// </summary>
public sealed class SeededDraw(int seed, string subject)
{
    private ulong _state = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{subject}")));

    /// <summary>A whole number from 0 to <paramref name="end"/> - 1, each as likely as the other.</summary>
    public int Below(int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(end);
        var fair = ulong.MaxValue - (ulong.MaxValue % (ulong)end);
        ulong drawn;
        do drawn = Next();
        while (drawn >= fair);
        return (int)(drawn % (ulong)end);
    }

    public bool Coin() => Below(2) == 1;

    public void Shuffle<T>(T[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

using System.Numerics;

namespace Parallax.Statistics.Numerics;

/// <summary>
/// Seeded random numbers: xoshiro256** of Blackman and Vigna (ACM TOMS 47, 2021), seeded by splitmix64. The framework's seeded
/// Random has no independent streams, and a bootstrap must give the same numbers for any number of threads: replicate r
/// draws from stream (seed, r).
/// </summary>
internal sealed class RandomStream
{
    private ulong _a, _b, _c, _d;

    public RandomStream(long seed, long stream = 0)
    {
        var state = (ulong)seed ^ BitOperations.RotateLeft((ulong)stream * 0xD1342543DE82EF95, 32);
        (_a, _b, _c, _d) = (Mix(ref state), Mix(ref state), Mix(ref state), Mix(ref state));
    }

    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), with 53 bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 … n - 1, without bias (Lemire 2019).</summary>
    public int Next(int n)
    {
        var product = (NextBits() >> 32) * (ulong)n;
        if ((uint)product >= (uint)n) return (int)(product >> 32);
        for (var least = (uint)-n % (uint)n; (uint)product < least;) product = (NextBits() >> 32) * (ulong)n;
        return (int)(product >> 32);
    }

    /// <summary>Standard normal, by the polar method of Marsaglia.</summary>
    public double NextNormal()
    {
        while (true)
        {
            var (x, y) = (2 * NextDouble() - 1, 2 * NextDouble() - 1);
            var r = x * x + y * y;
            if (r is > 0 and < 1) return x * Math.Sqrt(-2 * Math.Log(r) / r);
        }
    }

    /// <summary>The order of Fisher and Yates.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

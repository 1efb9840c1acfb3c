using System.Runtime.Intrinsics;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// All classes of a task in one register: the E-step of Dawid-Skene multiplies and adds rows of that width. The compiler makes a
/// kernel of its own for each lane.
/// </summary>
internal interface ILane<TSelf> where TSelf : struct, ILane<TSelf>
{
    /// <summary>How many numbers it holds.</summary>
    static abstract int Width { get; }

    static abstract TSelf Load(ref double from);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, double b);

    static abstract TSelf operator +(TSelf a, TSelf b);

    void Store(ref double to);

    double Sum();
}

internal readonly struct Lane2(Vector128<double> v) : ILane<Lane2>
{
    private readonly Vector128<double> _v = v;

    public static int Width => 2;

    public static Lane2 Load(ref double from) => new(Vector128.LoadUnsafe(ref from));

    public static Lane2 operator *(Lane2 a, Lane2 b) => new(a._v * b._v);

    public static Lane2 operator *(Lane2 a, double b) => new(a._v * b);

    public static Lane2 operator +(Lane2 a, Lane2 b) => new(a._v + b._v);

    public void Store(ref double to) => _v.StoreUnsafe(ref to);

    public double Sum() => Vector128.Sum(_v);
}

internal readonly struct Lane4(Vector256<double> v) : ILane<Lane4>
{
    private readonly Vector256<double> _v = v;

    public static int Width => 4;

    public static Lane4 Load(ref double from) => new(Vector256.LoadUnsafe(ref from));

    public static Lane4 operator *(Lane4 a, Lane4 b) => new(a._v * b._v);

    public static Lane4 operator *(Lane4 a, double b) => new(a._v * b);

    public static Lane4 operator +(Lane4 a, Lane4 b) => new(a._v + b._v);

    public void Store(ref double to) => _v.StoreUnsafe(ref to);

    public double Sum() => Vector256.Sum(_v);
}

internal readonly struct Lane8(Vector512<double> v) : ILane<Lane8>
{
    private readonly Vector512<double> _v = v;

    public static int Width => 8;

    public static Lane8 Load(ref double from) => new(Vector512.LoadUnsafe(ref from));

    public static Lane8 operator *(Lane8 a, Lane8 b) => new(a._v * b._v);

    public static Lane8 operator *(Lane8 a, double b) => new(a._v * b);

    public static Lane8 operator +(Lane8 a, Lane8 b) => new(a._v + b._v);

    public void Store(ref double to) => _v.StoreUnsafe(ref to);

    public double Sum() => Vector512.Sum(_v);
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace Parallax.Statistics.Numerics;

/// <summary>Arithmetic on rows of numbers, a vector at a time.</summary>
internal static class Vectors
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<double> to, ReadOnlySpan<double> other)
    {
        var i = 0;
        for (; i <= to.Length - Vector<double>.Count; i += Vector<double>.Count) (new Vector<double>(to[i..]) + new Vector<double>(other[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++) to[i] += other[i];
    }

    /// <summary>to += factor · other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<double> to, ReadOnlySpan<double> other, double factor)
    {
        var i = 0;
        for (; i <= to.Length - Vector<double>.Count; i += Vector<double>.Count) (new Vector<double>(to[i..]) + new Vector<double>(other[i..]) * factor).CopyTo(to[i..]);
        for (; i < to.Length; i++) to[i] += other[i] * factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (sums, i) = (Vector<double>.Zero, 0);
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count) sums += new Vector<double>(a[i..]) * new Vector<double>(b[i..]);
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(Span<double> to, ReadOnlySpan<double> other)
    {
        var i = 0;
        for (; i <= to.Length - Vector<double>.Count; i += Vector<double>.Count) (new Vector<double>(to[i..]) * new Vector<double>(other[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++) to[i] *= other[i];
    }

    public static void Scale(Span<double> row, double factor)
    {
        var i = 0;
        for (; i <= row.Length - Vector<double>.Count; i += Vector<double>.Count) (new Vector<double>(row[i..]) * factor).CopyTo(row[i..]);
        for (; i < row.Length; i++) row[i] *= factor;
    }

    public static double Sum(ReadOnlySpan<double> row)
    {
        var (sums, i) = (Vector<double>.Zero, 0);
        for (; i <= row.Length - Vector<double>.Count; i += Vector<double>.Count) sums += new Vector<double>(row[i..]);
        var sum = Vector.Sum(sums);
        for (; i < row.Length; i++) sum += row[i];
        return sum;
    }

    /// <summary>
    /// Turns logarithms into probabilities; returns the logarithm of their sum. A row of nothing but -∞, which is impossible under
    /// the model to the last bit, becomes uniform over nothing: zeros, and -∞ is returned.
    /// </summary>
    public static double Softmax(Span<double> logs)
    {
        var most = double.NegativeInfinity;
        foreach (var x in logs) most = Math.Max(most, x);
        if (double.IsNegativeInfinity(most))
        {
            logs.Clear();
            return most;
        }

        for (var i = 0; i < logs.Length; i++) logs[i] = Math.Exp(logs[i] - most);
        var sum = Sum(logs);
        Scale(logs, 1 / sum);
        return most + Math.Log(sum);
    }
}

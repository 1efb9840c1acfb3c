using System.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>A vector of which a cluster touches few places: clearing it and its outer product cost what was touched.</summary>
internal sealed class SparseSum(int size)
{
    private readonly double[] _values = new double[size];
    private readonly bool[] _isTouched = new bool[size];
    private readonly int[] _touched = new int[size];
    private int _count;

    public void Add(int place, double value)
    {
        if (!_isTouched[place])
        {
            _isTouched[place] = true;
            _touched[_count++] = place;
        }

        _values[place] += value;
    }

    /// <summary>The inner product with <paramref name="other"/>.</summary>
    public double Dot(double[] other)
    {
        var sum = 0.0;
        foreach (var a in _touched.AsSpan(0, _count)) sum += _values[a] * other[a];
        return sum;
    }

    /// <summary>Adds s sᵀ, in full.</summary>
    public void AddSquare(double[] matrix)
    {
        var touched = _touched.AsSpan(0, _count);
        foreach (var a in touched)
        {
            var row = matrix.AsSpan(a * size, size);
            if (_count > size / 4) AddTo(row, _values[a]);
            else
                foreach (var b in touched) row[b] += _values[a] * _values[b];
        }
    }

    public void Clear()
    {
        foreach (var a in _touched.AsSpan(0, _count)) (_values[a], _isTouched[a]) = (0, false);
        _count = 0;
    }

    private void AddTo(Span<double> row, double factor)
    {
        var (at, width) = (0, Vector<double>.Count);
        for (; at <= size - width; at += width) (new Vector<double>(row[at..]) + factor * new Vector<double>(_values, at)).CopyTo(row[at..]);
        for (; at < size; at++) row[at] += factor * _values[at];
    }
}

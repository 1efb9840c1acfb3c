namespace Parallax.Statistics.Numerics;

/// <summary>
/// The factor L of a symmetric positive definite matrix A = L Lᵀ, row by row in one array. Null from <see cref="Of"/> when A is
/// not positive definite to rounding: the caller says what that means.
/// </summary>
internal sealed class Cholesky
{
    private readonly double[] _l;
    private readonly int _n;

    private Cholesky(double[] l, int n) => (_l, _n) = (l, n);

    /// <param name="a">n x n, row by row; only the lower triangle is read.</param>
    /// <param name="n">How many rows.</param>
    public static Cholesky? Of(ReadOnlySpan<double> a, int n)
    {
        var l = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i * n + j] - Dot(l.AsSpan(i * n, j), l.AsSpan(j * n, j));
                if (i != j) l[i * n + j] = sum / l[j * n + j];
                else if (sum > 1e-13 * Math.Abs(a[i * n + i])) l[i * n + i] = Math.Sqrt(sum);
                else return null;
            }
        }

        return new Cholesky(l, n);
    }

    /// <summary>x with A x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        var x = b.ToArray();
        for (var i = 0; i < _n; i++) x[i] = (x[i] - Dot(_l.AsSpan(i * _n, i), x.AsSpan(0, i))) / _l[i * _n + i];
        for (var i = _n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < _n; j++) x[i] -= _l[j * _n + i] * x[j];
            x[i] /= _l[i * _n + i];
        }

        return x;
    }

    /// <summary>A⁻¹, row by row.</summary>
    public double[] Inverse()
    {
        var (inverse, unit) = (new double[_n * _n], new double[_n]);
        for (var j = 0; j < _n; j++)
        {
            unit[j] = 1;
            var column = Solve(unit);
            unit[j] = 0;
            for (var i = 0; i < _n; i++) inverse[i * _n + j] = column[i];
        }

        return inverse;
    }

    /// <summary>L z: a draw of N(0, A) when z is standard normal.</summary>
    public void Multiply(ReadOnlySpan<double> z, Span<double> result)
    {
        for (var i = 0; i < _n; i++) result[i] = Dot(_l.AsSpan(i * _n, i + 1), z[..(i + 1)]);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}

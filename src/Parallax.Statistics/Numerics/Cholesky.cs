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
                var sum = a[i * n + j] - Vectors.Dot(l.AsSpan(i * n, j), l.AsSpan(j * n, j));
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
        for (var i = 0; i < _n; i++) x[i] = (x[i] - Vectors.Dot(_l.AsSpan(i * _n, i), x.AsSpan(0, i))) / _l[i * _n + i];
        for (var i = _n - 1; i >= 0; i--)
        {
            x[i] /= _l[i * _n + i];
            Vectors.AddScaled(x.AsSpan(0, i), _l.AsSpan(i * _n, i), -x[i]);
        }

        return x;
    }

    /// <summary>A⁻¹ = Mᵀ M with M = L⁻¹, row by row.</summary>
    public double[] Inverse()
    {
        var (m, inverse) = (LowerInverse(), new double[_n * _n]);
        for (var k = 0; k < _n; k++)
            for (var i = 0; i <= k; i++) Vectors.AddScaled(inverse.AsSpan(i * _n, i + 1), m.AsSpan(k * _n, i + 1), m[k * _n + i]);
        for (var i = 0; i < _n; i++)
            for (var j = 0; j < i; j++) inverse[j * _n + i] = inverse[i * _n + j];
        return inverse;
    }

    private double[] LowerInverse()
    {
        var m = new double[_n * _n];
        for (var i = 0; i < _n; i++)
        {
            var row = m.AsSpan(i * _n, i + 1);
            for (var j = 0; j < i; j++) Vectors.AddScaled(row[..(j + 1)], m.AsSpan(j * _n, j + 1), -_l[i * _n + j]);
            row[i] = 1;
            Vectors.Scale(row, 1 / _l[i * _n + i]);
        }

        return m;
    }

    /// <summary>L z: a draw of N(0, A) when z is standard normal.</summary>
    public void Multiply(ReadOnlySpan<double> z, Span<double> result)
    {
        for (var i = 0; i < _n; i++) result[i] = Vectors.Dot(_l.AsSpan(i * _n, i + 1), z[..(i + 1)]);
    }
}

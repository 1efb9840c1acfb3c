namespace Parallax.Statistics.Numerics;

/// <summary>
/// A lower triangular L with A = L Lᵀ of a symmetric positive semidefinite A, which covariances about a mean are: a pivot that is only
/// rounding leaves its column empty.
/// </summary>
internal static class SemidefiniteRoot
{
    /// <param name="a">n x n, row by row; only the lower triangle is read.</param>
    /// <param name="n">How many rows.</param>
    /// <returns>L, row by row; null if A has a negative eigenvalue beyond rounding.</returns>
    public static double[]? Of(ReadOnlySpan<double> a, int n)
    {
        var l = new double[n * n];
        var scale = 0.0;
        for (var i = 0; i < n; i++) scale = Math.Max(scale, Math.Abs(a[i * n + i]));
        var tolerance = 1e-10 * scale;
        for (var j = 0; j < n; j++)
        {
            var pivot = a[j * n + j] - Vectors.Dot(l.AsSpan(j * n, j), l.AsSpan(j * n, j));
            if (pivot < -tolerance) return null;
            var root = pivot > tolerance ? Math.Sqrt(pivot) : 0;
            l[j * n + j] = root;
            for (var i = j + 1; i < n; i++)
            {
                var left = a[i * n + j] - Vectors.Dot(l.AsSpan(i * n, j), l.AsSpan(j * n, j));
                if (root > 0) l[i * n + j] = left / root;
                else if (Math.Abs(left) > 1e-4 * scale) return null;
            }
        }

        return l;
    }
}

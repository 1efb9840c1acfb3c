using Parallax.Statistics.Input;

namespace Parallax.Statistics.Inference;

/// <summary>
/// Means and sums of squares about them, in two passes. Values are taken relative to the first one, so that a constant column has a
/// variance of exactly 0 and not of 1e-34.
/// </summary>
internal static class Moments
{
    public static double Mean(ReadOnlySpan<double> x)
    {
        var (first, sum) = (x[0], 0.0);
        foreach (var value in x) sum += value - first;
        return first + sum / x.Length;
    }

    /// <summary>Σ (x - mx)(y - my).</summary>
    public static double Products(ReadOnlySpan<double> x, double mx, ReadOnlySpan<double> y, double my)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += (x[i] - mx) * (y[i] - my);
        return sum;
    }

    /// <exception cref="InputException">A score is not a finite number.</exception>
    public static void RequireFinite(ReadOnlySpan<double> x, string column)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i])) throw new InputException(column, i + 1, null, "the score is not a finite number. Leave the item out.");
        }
    }
}

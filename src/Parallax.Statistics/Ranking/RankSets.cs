using System.Numerics;
using System.Runtime.CompilerServices;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>
/// Ranks that hold for all models at once: the max-t quantile c of |D* - D| / se over all pairs with θ* ~ N(θ, V) (multivariate t where there are
/// clusters); i is surely above j if θ_i - θ_j > c se_ij, and the rank of i lies in 1 + surely above … M - surely below
/// (Mogstad, Romano, Shaikh and Wilhelm, Review of Economic Studies 91, 2024, single step).
/// </summary>
internal static class RankSets
{
    private const int Pieces = 50;

    /// <param name="rating">Ratings.</param>
    /// <param name="covariance">Their covariance, row by row.</param>
    /// <param name="group">Models of different groups cannot be compared.</param>
    /// <param name="freedom">Degrees of freedom; null for normal.</param>
    /// <param name="options">Draws, level, seed, threads.</param>
    /// <returns>c, and for each model its ranks; null if the covariance is no covariance.</returns>
    public static (double Critical, (int Low, int High)[] Ranks)? Of(double[] rating, double[] covariance, int[] group, int? freedom, RankOptions options)
    {
        var models = rating.Length;
        if (SemidefiniteRoot.Of(covariance, models) is not { } root) return null;
        var inverse = InverseErrors(covariance, group, models);
        var draws = models > 400 ? Math.Min(options.RankDraws, 2000) : options.RankDraws;
        var maxima = new double[draws];
        Chunks.Run(Pieces, options.Threads, piece => Draw(root, inverse, freedom, new RandomStream(options.Seed, int.MaxValue + (long)piece), maxima.AsSpan(Chunks.Begin(piece, Pieces, draws)..Chunks.Begin(piece + 1, Pieces, draws))));
        Array.Sort(maxima);
        var critical = Quantiles.Of(maxima, options.Confidence);
        return (critical, Ranks(rating, inverse, critical));
    }

    /// <summary>1 / se of each difference; 0 for pairs that cannot be compared.</summary>
    private static double[] InverseErrors(double[] covariance, int[] group, int models)
    {
        var inverse = new double[models * models];
        for (var i = 0; i < models; i++)
        {
            for (var j = 0; j < models; j++)
            {
                var variance = covariance[i * models + i] + covariance[j * models + j] - 2 * covariance[i * models + j];
                if (i != j && group[i] == group[j] && variance > 1e-14) inverse[i * models + j] = 1 / Math.Sqrt(variance);
            }
        }

        return inverse;
    }

    private static void Draw(double[] root, double[] inverse, int? freedom, RandomStream random, Span<double> maxima)
    {
        var models = (int)Math.Sqrt(root.Length);
        var (z, away) = (new double[models], new double[models]);
        for (var n = 0; n < maxima.Length; n++)
        {
            for (var i = 0; i < models; i++) z[i] = random.NextNormal();
            for (var i = 0; i < models; i++) away[i] = Vectors.Dot(root.AsSpan(i * models, i + 1), z.AsSpan(0, i + 1));
            maxima[n] = Largest(away, inverse) / Scale(random, freedom);
        }
    }

    private static double Largest(double[] away, double[] inverse)
    {
        var largest = 0.0;
        for (var i = 1; i < away.Length; i++) largest = Math.Max(largest, Largest(away.AsSpan(0, i), away[i], inverse.AsSpan(i * away.Length, i)));
        return largest;
    }

    /// <summary>The largest |a - b| · row over the models before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Largest(ReadOnlySpan<double> before, double a, ReadOnlySpan<double> row)
    {
        var (most, j) = (Vector<double>.Zero, 0);
        for (; j <= before.Length - Vector<double>.Count; j += Vector<double>.Count)
            most = Vector.Max(most, Vector.Abs(new Vector<double>(a) - new Vector<double>(before[j..])) * new Vector<double>(row[j..]));
        var largest = 0.0;
        for (var k = 0; k < Vector<double>.Count; k++) largest = Math.Max(largest, most[k]);
        for (; j < before.Length; j++) largest = Math.Max(largest, Math.Abs(a - before[j]) * row[j]);
        return largest;
    }

    /// <summary>sqrt(χ² / freedom): what makes a normal draw a t.</summary>
    private static double Scale(RandomStream random, int? freedom)
    {
        if (freedom is not { } degrees) return 1;
        var sum = 0.0;
        for (var d = 0; d < degrees; d++)
        {
            var z = random.NextNormal();
            sum += z * z;
        }

        return Math.Sqrt(sum / degrees);
    }

    private static (int Low, int High)[] Ranks(double[] rating, double[] inverse, double critical)
    {
        var models = rating.Length;
        var ranks = new (int Low, int High)[models];
        for (var i = 0; i < models; i++)
        {
            var (above, below) = (0, 0);
            for (var j = 0; j < models; j++)
            {
                var t = (rating[i] - rating[j]) * inverse[i * models + j];
                if (t > critical) below++;
                else if (t < -critical) above++;
            }

            ranks[i] = (1 + above, models - below);
        }

        return ranks;
    }
}

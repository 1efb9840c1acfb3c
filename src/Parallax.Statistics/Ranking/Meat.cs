using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>The middle of a sandwich: Σ s sᵀ over votes, or over sums of votes that depend on each other.</summary>
internal static class Meat
{
    /// <summary>Over the votes of a table: each cell's s sᵀ as often as it was seen.</summary>
    public static double[] OfCells(PairTable table, Fitted fit)
    {
        var size = fit.Likelihood.Size;
        var (scores, tie) = (fit.Likelihood.ScoresAt(fit.At.Point), fit.Likelihood.Tie);
        var meat = new double[size * size];
        for (var c = 0; c < table.Counts.Length; c++)
        {
            if (table.Counts[c] == 0) continue;
            var (i, j, n, d) = (table.First[c / 4], table.Second[c / 4], table.Counts[c], scores.D[c]);
            meat[i * size + i] += n * d * d;
            meat[j * size + j] += n * d * d;
            meat[i * size + j] -= n * d * d;
            meat[j * size + i] -= n * d * d;
            if (scores.T is null) continue;
            var (cross, t) = (n * d * scores.T[c], scores.T[c]);
            meat[i * size + tie] += cross;
            meat[tie * size + i] += cross;
            meat[j * size + tie] -= cross;
            meat[tie * size + j] -= cross;
            meat[tie * size + tie] += n * t * t;
        }

        return meat;
    }

    /// <summary>Over clusters of votes, times <paramref name="factor"/>.</summary>
    public static double[] OfClusters(VoteScores scores, Grouping groups, Likelihood likelihood, double factor, int threads)
    {
        var size = likelihood.Size;
        var pieces = PairCounting.Pieces(groups.Order.Length, (long)size * size);
        var parts = new double[pieces][];
        Chunks.Run(pieces, threads, piece => parts[piece] = Piece(scores, groups, likelihood, Chunks.Begin(piece, pieces, groups.Count), Chunks.Begin(piece + 1, pieces, groups.Count)));
        var meat = new double[size * size];
        foreach (var part in parts)
            for (var a = 0; a < meat.Length; a++) meat[a] += factor * part[a];
        return meat;
    }

    private static double[] Piece(VoteScores scores, Grouping groups, Likelihood likelihood, int from, int to)
    {
        var (meat, sum) = (new double[likelihood.Size * likelihood.Size], new SparseSum(likelihood.Size));
        Span<double> x = stackalloc double[likelihood.Covariates];
        for (var g = from; g < to; g++)
        {
            for (var n = groups.Start[g]; n < groups.Start[g + 1]; n++) scores.AddTo(sum, groups.Order[n], x);
            sum.AddSquare(meat);
            sum.Clear();
        }

        return meat;
    }
}

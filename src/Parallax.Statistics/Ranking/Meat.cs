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
    public static double[] OfClusters(VoteScores scores, Grouping groups, PairTable table, Fitted fit, double factor, int threads)
    {
        var size = fit.Likelihood.Size;
        var pieces = PairCounting.Pieces(groups.Order.Length, Math.Max(table.Counts.Length, (long)size * size));
        var parts = new (double[] Meat, double[] Single)[pieces];
        Chunks.Run(pieces, threads, piece => parts[piece] = Piece(scores, groups, table, fit.Likelihood, Chunks.Begin(piece, pieces, groups.Count), Chunks.Begin(piece + 1, pieces, groups.Count)));
        var single = new double[table.Counts.Length];
        foreach (var part in parts) AddTo(single, part.Single);
        var meat = scores.Cells is null ? new double[size * size] : OfCells(table.With(single), fit);
        foreach (var part in parts) AddTo(meat, part.Meat);
        for (var a = 0; a < meat.Length; a++) meat[a] *= factor;
        return meat;
    }

    /// <summary>Clusters of a single vote, of which two-way clustering may have as many as votes, are only counted by their cell.</summary>
    private static (double[] Meat, double[] Single) Piece(VoteScores scores, Grouping groups, PairTable table, Likelihood likelihood, int from, int to)
    {
        var (meat, single, sum) = (new double[likelihood.Size * likelihood.Size], new double[table.Counts.Length], new SparseSum(likelihood.Size));
        Span<double> x = stackalloc double[likelihood.Covariates];
        for (var g = from; g < to; g++)
        {
            var (begin, end) = (groups.Start[g], groups.Start[g + 1]);
            if (end - begin == 1 && scores.Cells is { } cells) single[cells[groups.Order[begin]]]++;
            else
            {
                for (var n = begin; n < end; n++) scores.AddTo(sum, groups.Order[n], x);
                sum.AddSquare(meat);
                sum.Clear();
            }
        }

        return (meat, single);
    }

    private static void AddTo(double[] sum, double[] part)
    {
        for (var a = 0; a < sum.Length; a++) sum[a] += part[a];
    }
}

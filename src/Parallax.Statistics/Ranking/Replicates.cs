using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>
/// Bootstrap replicates of a fit. Raters are drawn with all their votes where there are raters, since votes of one depend on each other (Cameron,
/// Gelbach and Miller, Review of Economics and Statistics 90, 2008), else single votes: cell by cell of the table, so that a replicate
/// costs what the table costs. Replicate r draws from stream (seed, r).
/// </summary>
internal sealed class Replicates
{
    private readonly RankOptions _options;
    private readonly Fitter _fitter;
    private readonly PairTable _table;
    private readonly Fitted _fit;
    private readonly int[]? _cells;
    private readonly Grouping? _raters;
    private readonly bool _byVote;

    /// <param name="options">How many, and the seed.</param>
    /// <param name="fitter">Fits a replicate.</param>
    /// <param name="table">The table of all votes.</param>
    /// <param name="fit">The fit of all votes.</param>
    /// <param name="votes">The votes; null if only the table is known.</param>
    /// <param name="cells">The cell of each vote, where raters are drawn or votes fitted.</param>
    public Replicates(RankOptions options, Fitter fitter, PairTable table, Fitted fit, Comparisons? votes, int[]? cells)
    {
        (_options, _fitter, _table, _fit, _byVote) = (options, fitter, table, fit, fit.Likelihood.Covariates > 0);
        if (votes?.Worker is { } workers) _raters = Grouping.By(workers, votes.Workers.Count);
        _cells = _raters is null || _byVote ? cells : Array.ConvertAll(_raters.Order, v => cells![v]);
    }

    /// <summary>The parameters of each replicate.</summary>
    public double[][] Points()
    {
        var points = new double[_options.Bootstrap][];
        Chunks.Run(points.Length, _options.Threads, r => points[r] = Point(new RandomStream(_options.Seed, r)));
        return points;
    }

    private double[] Point(RandomStream random)
    {
        var weights = _byVote ? new int[_cells!.Length] : null;
        var counts = new double[_table.Counts.Length];
        if (_raters is not null) DrawRaters(random, counts, weights);
        else if (weights is not null) DrawVotes(random, counts, weights);
        else BinomialDraw.Multinomial(random, _table.Comparisons, _table.Counts, counts);
        var fit = _fitter.Fit(_table.With(counts), weights, _fit);
        return Same(fit);
    }

    private void DrawRaters(RandomStream random, double[] counts, int[]? weights)
    {
        var drawn = new int[_raters!.Count];
        for (var n = 0; n < drawn.Length; n++) drawn[random.Next(drawn.Length)]++;
        for (var g = 0; g < drawn.Length; g++)
        {
            if (drawn[g] == 0) continue;
            for (var n = _raters.Start[g]; n < _raters.Start[g + 1]; n++)
            {
                var vote = weights is null ? n : _raters.Order[n];
                counts[_cells![vote]] += drawn[g];
                if (weights is not null) weights[vote] = drawn[g];
            }
        }
    }

    private void DrawVotes(RandomStream random, double[] counts, int[] weights)
    {
        for (var n = 0; n < weights.Length; n++)
        {
            var vote = random.Next(weights.Length);
            weights[vote]++;
            counts[_cells![vote]]++;
        }
    }

    /// <summary>The parameters where the fit of all votes has them: a replicate without ties, or with ties alone, keeps the tie parameter.</summary>
    private double[] Same(Fitted replicate)
    {
        if (replicate.Likelihood.Size == _fit.Likelihood.Size) return replicate.At.Point;
        var point = _fit.At.Point.ToArray();
        replicate.At.Point.AsSpan(0, replicate.Likelihood.Models).CopyTo(point);
        replicate.At.Point.AsSpan(replicate.Likelihood.FirstCovariate).CopyTo(point.AsSpan(_fit.Likelihood.FirstCovariate));
        return point;
    }

    /// <summary>The covariance of the replicates; null below two.</summary>
    public static double[]? Covariance(double[][] points)
    {
        if (points.Length < 2) return null;
        var size = points[0].Length;
        var (mean, covariance, away) = (new double[size], new double[size * size], new double[size]);
        foreach (var point in points)
            for (var a = 0; a < size; a++) mean[a] += point[a] / points.Length;
        foreach (var point in points)
        {
            for (var a = 0; a < size; a++) away[a] = point[a] - mean[a];
            for (var a = 0; a < size; a++)
                for (var b = 0; b < size; b++) covariance[a * size + b] += away[a] * away[b] / (points.Length - 1);
        }

        return covariance;
    }
}

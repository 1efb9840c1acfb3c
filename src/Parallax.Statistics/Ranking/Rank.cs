using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>Ratings of models from comparisons of two at a time, with intervals and ranks that may be shown in public.</summary>
public static class Rank
{
    /// <summary>Time grows with the cube of the models: here it is a minute.</summary>
    internal const int MostModels = 3000;

    /// <summary>Ranks the models of <paramref name="comparisons"/>.</summary>
    /// <exception cref="InputException">Clusters are asked for that the data does not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static RankResult Fit(Comparisons comparisons, RankOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        options ??= new RankOptions();
        options.Check();
        // One rater is no sample of raters: unless clusters are asked for, the votes stand by themselves, and a note says so.
        if (comparisons is { Worker: not null, Workers.Count: 1 } && options is { Cluster: null, StandardErrors: null }) comparisons = comparisons.WithoutWorkers();
        var table = PairCounting.Table(comparisons, options.Threads);
        if (options.Model == RankModel.Elo) return Assembly.OfElo(table, Elo.Sequence(comparisons), options);
        return Fit(table, comparisons, options);
    }

    /// <summary>Ranks the models of a table of counts; there are no raters to cluster by.</summary>
    /// <exception cref="InputException">Clusters are asked for, or the model is Elo, which needs the order of votes.</exception>
    public static RankResult Fit(PairTable table, RankOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new RankOptions();
        options.Check();
        if (options.Model == RankModel.Elo) throw new InputException("Elo depends on the order of votes, which a table of counts does not have. Give the votes, or use bradley-terry.");
        return Fit(table, null, options);
    }

    private static RankResult Fit(PairTable table, Comparisons? votes, RankOptions options)
    {
        if (table.Models.Count > MostModels) throw new InputException($"These are {table.Models.Count} models; the covariance of all pairs is made for {MostModels} at most. Rank them in groups that share some models, or by elo.");
        var cluster = Uncertainty.ClusterOf(options, votes);
        var style = options.Covariates && votes is { Covariates.Count: > 0 } ? new Style(votes) : null;
        var fitter = new Fitter(options, votes, style);
        var fit = fitter.Fit(table, threads: options.Threads);
        var perVote = votes is not null && (style is not null || Uncertainty.ErrorsOf(options, cluster) == RankErrors.Cluster || (options.Bootstrap > 0 && votes.Worker is not null));
        var cells = perVote ? PairCounting.Cells(votes!, table, options.Threads) : null;
        if (options.Bootstrap < 2) return new Assembly(options, table, votes, style, fit).With(Uncertainty.Of(options, table, votes, style, cells, fit), null);
        if (votes?.Worker is not null && votes.Workers.Count < 2) return new Assembly(options, table, votes, style, fit).With(new Uncertainty(null, votes.Workers.Count, "bootstrap by rater", "All votes are of one rater: a bootstrap of raters is undefined."), null);
        var points = new Replicates(options, fitter, table, fit, votes, cells).Points();
        var drawn = new Uncertainty(Replicates.Covariance(points), votes?.Worker is null ? null : votes.Workers.Count, $"{options.Bootstrap} bootstraps by {(votes?.Worker is null ? "comparison" : "rater")}");
        return new Assembly(options, table, votes, style, fit).With(drawn, points);
    }
}

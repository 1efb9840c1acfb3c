using Parallax.Statistics.Input;

namespace Parallax.Statistics.Ranking;

/// <summary>The smallest removal that was found to change who leads.</summary>
/// <param name="Count">How many to remove; null if it could not be done.</param>
/// <param name="Share">Of all votes or raters.</param>
/// <param name="Votes">How many votes go with them.</param>
/// <param name="Leader">Who leads then.</param>
/// <param name="Tried">Up to how many were removed.</param>
/// <param name="Note">In words.</param>
public sealed record Flip(long? Count, double? Share, long? Votes, string? Leader, long Tried, string Note);

/// <summary>
/// How little it takes to change who leads: votes (or raters with all their votes) are removed in order of their influence, H⁻¹ s, on the lead over
/// each rival, the rest is fitted again, and what flips is made as small as it still flips (Broderick, Giordano and Meager 2020, arXiv:2011.14999;
/// for leaderboards Huang et al. 2025). What is found does flip the leader; that no smaller removal does is not proven.
/// </summary>
public static class Robustness
{
    /// <summary>Rivals that are tried: those with the smallest lead over them.</summary>
    private const int Rivals = 5;

    /// <summary>By single votes.</summary>
    /// <param name="table">The votes, counted.</param>
    /// <param name="options">The model; covariates are not used here.</param>
    /// <param name="most">The largest share of the votes to remove.</param>
    public static Flip OfVotes(PairTable table, RankOptions? options = null, double most = 0.5)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Search(new VoteRemoval(table), table, options ?? new RankOptions(), most);
    }

    /// <summary>By raters; undefined (a note) where the data has none.</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="options">The model; covariates are not used here.</param>
    /// <param name="most">The largest share of the raters to remove.</param>
    public static Flip OfRaters(Comparisons votes, RankOptions? options = null, double most = 0.5)
    {
        ArgumentNullException.ThrowIfNull(votes);
        options ??= new RankOptions();
        if (votes.Worker is null) return new Flip(null, null, null, null, 0, "The data has no raters.");
        var table = PairCounting.Table(votes, options.Threads);
        return Search(new RaterRemoval(votes, table, PairCounting.Cells(votes, table, options.Threads)), table, options, most);
    }

    private static Flip Search(Removal removal, PairTable table, RankOptions options, double most)
    {
        if (options.Model == RankModel.Elo) return new Flip(null, null, null, null, 0, "Elo has no likelihood to measure influence by.");
        var fitter = new Fitter(options, null, null);
        var fit = fitter.Fit(table);
        if (table.Count == 0) return new Flip(null, null, null, null, 0, "There are no comparisons.");
        if (fit.Graph.WeakCount > 1) return new Flip(null, null, null, null, 0, "Groups of models were never compared with each other: nobody leads all.");
        var leader = Leader(fit.At.Point, fit.Likelihood.Models);
        var (limit, best) = ((long)(most * removal.Total), (RemovalFound?)null);
        foreach (var rival in Closest(fit, leader))
        {
            var found = new RemovalSearch(removal, fitter, fit, leader, rival).Smallest(Math.Min(limit, best?.Count - 1 ?? limit));
            best = found ?? best;
        }

        if (best is null) return new Flip(null, null, null, null, limit, $"{table.Models[leader]} keeps the lead whichever up to {limit} {removal.Unit} were removed by influence.");
        var (share, next) = ((double)best.Count / removal.Total, table.Models[best.Leader]);
        return new Flip(best.Count, share, best.Votes, next, limit, $"Without {best.Count} {removal.Unit} ({100 * share:0.###}%) {next} would lead instead of {table.Models[leader]}.");
    }

    internal static int Leader(double[] point, int models)
    {
        var best = 0;
        for (var i = 1; i < models; i++)
            if (point[i] > point[best] + 1e-9) best = i;
        return best;
    }

    private static IEnumerable<int> Closest(Fitted fit, int leader) =>
        Enumerable.Range(0, fit.Likelihood.Models).Where(i => i != leader && fit.Graph.Weak[i] == fit.Graph.Weak[leader]).OrderByDescending(i => fit.At.Point[i]).Take(Rivals);
}

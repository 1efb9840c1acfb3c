using Parallax.Statistics.Input;

namespace Parallax.Statistics.Ranking;

/// <summary>A fit, and what it was a fit of.</summary>
internal sealed record Fitted(Likelihood Likelihood, WinGraph Graph, double[] Penalty, Optimum At)
{
    /// <summary>True if some ratings would be infinite without the penalty on ratings.</summary>
    public bool IsPenalised => Penalty.Length > 0 && Likelihood.Models > 0 && Penalty[0] > 0;
}

/// <summary>Fits tables and, where there are covariates, votes; what is fitted again (bootstrap, removed votes) goes the same way.</summary>
/// <param name="options">How.</param>
/// <param name="votes">The votes; null if only the table is known.</param>
/// <param name="style">Their covariates; null for none.</param>
internal sealed class Fitter(RankOptions options, Comparisons? votes, Style? style)
{
    /// <param name="table">Counts of pairs.</param>
    /// <param name="weights">How often each vote counts, where votes are fitted; null for once.</param>
    /// <param name="near">A fit of similar data to start from.</param>
    /// <param name="threads">Threads.</param>
    public Fitted Fit(PairTable table, int[]? weights = null, Fitted? near = null, int threads = 1)
    {
        var model = Identified(options.Model, table);
        var graph = new WinGraph(table);
        Likelihood likelihood = style is { Count: > 0 } ? new RowLikelihood(model, votes!, style, threads, weights) : new TableLikelihood(model, table);
        var penalty = new double[likelihood.Size];
        if (!graph.IsFinite(model)) penalty.AsSpan(0, likelihood.Models).Fill(options.Ridge);
        penalty.AsSpan(likelihood.FirstCovariate).Fill(options.CovariateRidge);
        var start = near?.Likelihood.Size == likelihood.Size && near.IsPenalised == penalty.AsSpan(0, Math.Min(1, likelihood.Models)).ContainsAnyExcept(0.0) ? near.At.Point : Start(likelihood, table);
        return new Fitted(likelihood, graph, penalty, Newton.Maximise(likelihood, start, penalty));
    }

    /// <summary>Without ties, or with ties alone, a tie parameter is infinite and the model is Bradley and Terry's.</summary>
    private static RankModel Identified(RankModel model, PairTable table)
    {
        var (wins, ties) = (0.0, 0.0);
        for (var k = 0; k < table.Count; k++)
        {
            wins += table.Counts[4 * k] + table.Counts[4 * k + 1];
            ties += table.Counts[4 * k + 2] + table.Counts[4 * k + 3];
        }

        return wins > 0 && ties > 0 ? model : RankModel.BradleyTerry;
    }

    /// <summary>All equal, with the tie parameter that the share of ties would then have.</summary>
    private static double[] Start(Likelihood likelihood, PairTable table)
    {
        var start = new double[likelihood.Size];
        if (likelihood.Tie < 0) return start;
        var (all, ties) = (0.0, 0.0);
        for (var c = 0; c < table.Counts.Length; c++)
        {
            all += table.Counts[c];
            if (c % 4 >= 2) ties += table.Counts[c];
        }

        start[likelihood.Tie] = likelihood.Model == RankModel.Davidson ? Math.Log(2 * ties / (all - ties)) : Math.Log((all + ties) / (all - ties));
        return start;
    }
}

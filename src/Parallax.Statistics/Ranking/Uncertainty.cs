using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>The covariance of the parameters as it was asked for, and what the intervals may rest on.</summary>
/// <param name="Covariance">Row by row; null if it is undefined.</param>
/// <param name="Clusters">Clusters behind it; null if votes stand by themselves.</param>
/// <param name="Method">Where it comes from, in words.</param>
/// <param name="Note">What to mind.</param>
internal sealed record Uncertainty(double[]? Covariance, int? Clusters, string Method, string? Note = null)
{
    /// <summary>Below this many clusters the result says so, and a bootstrap gives t intervals instead of percentiles.</summary>
    private const int FewClusters = 30;

    /// <summary>From here on t is normal to three digits.</summary>
    private const int ManyClusters = 1000;

    /// <summary>
    /// Quantiles are of t with one degree less than there are clusters. At 60 clusters that is little for one interval (2.00 for 1.96), but the
    /// simultaneous sets of six models hold .94 with it and .93 without.
    /// </summary>
    public int? Freedom => Clusters is > 1 and < ManyClusters ? Clusters - 1 : null;

    public bool IsFew => Clusters < FewClusters;

    public static Uncertainty Of(RankOptions options, PairTable table, Comparisons? votes, Style? style, int[]? cells, Fitted fit)
    {
        var cluster = ClusterOf(options, votes);
        return SaysSomething(ErrorsOf(options, cluster) switch
        {
            RankErrors.Model => new Uncertainty(Bread.Model(fit), null, "inverse information"),
            RankErrors.Sandwich => new Uncertainty(Bread.Sandwich(fit, OfVotes(options, table, votes, style, cells, fit)), null, "sandwich over votes"),
            _ => Clustered(options, cluster, table, votes!, new VoteScores(votes!, table, cells!, style, fit), fit),
        }, table, fit);
    }

    /// <summary>If every vote (or cluster) is just what the model expects, as when all are ties, a sandwich has nothing in it: no error is not an error of 0.</summary>
    private static Uncertainty SaysSomething(Uncertainty uncertainty, PairTable table, Fitted fit)
    {
        var (covariance, size) = (uncertainty.Covariance, fit.Likelihood.Size);
        if (covariance is null || table.Count == 0) return uncertainty;
        for (var a = 0; a < size; a++)
            if (covariance[a * size + a] > 1e-20) return uncertainty;
        return uncertainty with { Covariance = null, Note = "All votes are just what the model expects, as when all are ties: there is no variation to estimate standard errors from. Errors by the model (--errors model) do not need it." };
    }

    public static RankErrors ErrorsOf(RankOptions options, RankCluster cluster) =>
        options.StandardErrors ?? (cluster == RankCluster.None ? RankErrors.Sandwich : RankErrors.Cluster);

    /// <exception cref="InputException">Clusters are asked for that the data does not have.</exception>
    public static RankCluster ClusterOf(RankOptions options, Comparisons? votes)
    {
        var cluster = options.Cluster ?? (votes?.Worker is null ? RankCluster.None : RankCluster.Worker);
        if (options.StandardErrors is RankErrors.Model or RankErrors.Sandwich) return cluster;
        if (cluster == RankCluster.None && options.StandardErrors == RankErrors.Cluster) throw new InputException("Clustered standard errors need clusters. Give the data a worker or prompt column, or ask for the sandwich.");
        if (cluster is RankCluster.Worker or RankCluster.WorkerAndPrompt && votes?.Worker is null) throw new InputException("Standard errors by worker need a worker for each vote. Give the data a worker column, or cluster by none.");
        if (cluster is RankCluster.Prompt or RankCluster.WorkerAndPrompt && votes?.Prompt is null) throw new InputException("Standard errors by prompt need a prompt for each vote. Give the data a prompt column, or cluster by none.");
        return cluster;
    }

    private static double[] OfVotes(RankOptions options, PairTable table, Comparisons? votes, Style? style, int[]? cells, Fitted fit) =>
        fit.Likelihood.Covariates == 0 ? Meat.OfCells(table, fit) : Meat.OfClusters(new VoteScores(votes!, table, cells!, style, fit), Grouping.Single(votes!.Count), table, fit, 1, options.Threads);

    private static Uncertainty Clustered(RankOptions options, RankCluster cluster, PairTable table, Comparisons votes, VoteScores scores, Fitted fit)
    {
        double[] Sum(Grouping groups) => Meat.OfClusters(scores, groups, table, fit, groups.Count / (groups.Count - 1.0), options.Threads);
        var (workers, prompts) = (votes.Workers.Count, votes.Prompts.Count);
        var (count, by) = cluster switch
        {
            RankCluster.Worker => (workers, "worker"),
            RankCluster.Prompt => (prompts, "prompt"),
            _ => (Math.Min(workers, prompts), "worker and prompt"),
        };
        var method = $"clustered by {by} (CR1)";
        if (count < 2) return new Uncertainty(null, count, method, "All votes are of one cluster: standard errors are undefined.");
        var note = count < FewClusters ? $"There are only {count} clusters: intervals use t({count - 1}). Compare them with the bootstrap by rater." : null;
        return cluster switch
        {
            RankCluster.Worker => new Uncertainty(Bread.Sandwich(fit, Sum(Grouping.By(votes.Worker!, workers))), count, method, note),
            RankCluster.Prompt => new Uncertainty(Bread.Sandwich(fit, Sum(Grouping.By(votes.Prompt!, prompts))), count, method, note),
            _ => TwoWay(votes, fit, Sum, new Uncertainty(null, count, method, note)),
        };
    }

    /// <summary>
    /// Worker + prompt - both, and where that is no covariance worker + prompt (the two-term estimator that
    /// MacKinnon, Nielsen and Webb discuss, Journal of Business and Economic Statistics 39, 2021), which errs on the large side.
    /// </summary>
    private static Uncertainty TwoWay(Comparisons votes, Fitted fit, Func<Grouping, double[]> sum, Uncertainty without)
    {
        var byPrompt = Grouping.By(votes.Prompt!, votes.Prompts.Count);
        var byWorker = Grouping.By(votes.Worker!, votes.Workers.Count, byPrompt);
        var sides = Plus(sum(byWorker), sum(byPrompt), 1);
        var two = Bread.Sandwich(fit, Plus(sides, sum(byWorker.Split(votes.Prompt!)), -1));
        if (two is null || SemidefiniteRoot.Of(two, fit.Likelihood.Size) is not null) return without with { Covariance = two };
        const string conservative = "Worker + prompt - both was no covariance (a negative eigenvalue): what both share was not subtracted, which makes the errors too large rather than too small.";
        return without with { Covariance = Bread.Sandwich(fit, sides), Note = without.Note is null ? conservative : without.Note + " " + conservative };
    }

    private static double[] Plus(double[] a, double[] b, double factor)
    {
        var sum = new double[a.Length];
        for (var n = 0; n < sum.Length; n++) sum[n] = a[n] + factor * b[n];
        return sum;
    }
}

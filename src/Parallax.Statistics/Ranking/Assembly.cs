using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>Puts a fit and its uncertainty together into what is shown.</summary>
internal sealed class Assembly(RankOptions options, PairTable table, Comparisons? votes, Style? style, Fitted fit)
{
    private readonly int _models = table.Models.Count;

    /// <param name="uncertainty">The covariance of all parameters.</param>
    /// <param name="points">Bootstrap replicates; null without.</param>
    public RankResult With(Uncertainty uncertainty, double[][]? points)
    {
        var ratings = fit.At.Point[.._models];
        var critical = uncertainty.Freedom is { } freedom ? StudentT.TwoSided(options.Confidence, freedom) : Normal.TwoSided(options.Confidence);
        var covariance = uncertainty.Covariance is null ? null : Block(uncertainty.Covariance);
        var sets = covariance is null || options.RankDraws == 0 || _models == 0 ? null : RankSets.Of(ratings, covariance, fit.Graph.Weak, uncertainty.Freedom, options);
        var bounds = new Bounds(options, uncertainty, points, critical, fit);
        var tie = fit.Likelihood.Tie < 0 ? double.NaN : fit.At.Point[fit.Likelihood.Tie];
        var goodness = Goodness.Of(table, fit.Likelihood.Model, ratings, tie, options.Confidence);
        return new RankResult(table, ratings, covariance, fit.Graph.Weak, tie)
        {
            Model = options.Model,
            Method = $"{Name(options.Model)}, {uncertainty.Method}",
            Models = Counting.Models(table, fit.Graph, i => (bounds.Of(i), sets?.Ranks[i]), Tiers.Count > 1),
            Tie = Tie(bounds),
            Covariates = Covariates(bounds),
            LogLikelihood = fit.At.Value,
            Deviance = fit.Likelihood.Covariates > 0 ? null : 2 * (Counting.Saturated(table, fit.Likelihood.Tie >= 0) - fit.At.Value),
            Iterations = fit.At.Iterations,
            Converged = fit.At.Converged,
            N = table.Comparisons,
            Clusters = uncertainty.Clusters,
            CriticalValue = critical,
            SimultaneousCriticalValue = sets?.Critical,
            Tiers = Tiers,
            Notes = [.. Notes(uncertainty)],
            Goodness = fit.Likelihood.Covariates > 0 ? goodness with { Pairs = [] } : goodness,
        };
    }

    /// <summary>Elo as it stands after the last row.</summary>
    public static RankResult OfElo(PairTable table, double[] ratings, RankOptions options)
    {
        var graph = new WinGraph(table);
        return new RankResult(table, ratings, null, graph.Weak, double.NaN)
        {
            Model = RankModel.Elo,
            Method = "Elo, K = 32, in the order of rows",
            Models = Counting.Models(table, graph, i => (new FittedParameter("", ratings[i], null, null, null), null), false),
            N = table.Comparisons,
            Converged = true,
            CriticalValue = Normal.TwoSided(options.Confidence),
            Tiers = [[.. Enumerable.Range(0, ratings.Length)]],
            Notes = ["Elo depends on the order of rows: other orders give other ratings, and there is no standard error. Bradley-Terry does not depend on it."],
            Goodness = Goodness.Of(table, RankModel.BradleyTerry, ratings, 0, options.Confidence),
        };
    }

    private List<IReadOnlyList<int>> Tiers { get; } =
        [.. Enumerable.Range(0, table.Models.Count).GroupBy(i => fit.Graph.Strong[i]).OrderBy(g => g.Key).Select(g => (IReadOnlyList<int>)[.. g])];

    private static string Name(RankModel model) => model switch
    {
        RankModel.Davidson => "Davidson",
        RankModel.RaoKupper => "Rao-Kupper",
        _ => "Bradley-Terry",
    };

    private double[] Block(double[] covariance)
    {
        var (block, size) = (new double[_models * _models], fit.Likelihood.Size);
        for (var i = 0; i < _models; i++) covariance.AsSpan(i * size, _models).CopyTo(block.AsSpan(i * _models));
        return block;
    }

    private FittedParameter? Tie(Bounds bounds)
    {
        if (options.Model == RankModel.BradleyTerry) return null;
        var name = options.Model == RankModel.Davidson ? "log nu" : "theta";
        if (fit.Likelihood.Tie < 0) return new FittedParameter(name, null, null, null, null, 1, "It takes both wins and ties to say how likely a tie is.");
        var log = bounds.Of(fit.Likelihood.Tie);
        if (options.Model == RankModel.Davidson) return log with { Name = name };
        return new FittedParameter(name, Math.Exp(log.Value!.Value), Math.Exp(log.Value.Value) * log.StandardError, Exp(log.Low), Exp(log.High));

        static double? Exp(double? x) => x is { } value ? Math.Exp(value) : null;
    }

    private List<FittedParameter> Covariates(Bounds bounds)
    {
        var list = new List<FittedParameter>();
        for (var c = 0; style is not null && c < style.Scales.Count; c++)
        {
            var (name, at) = (votes!.Covariates[c].Name, style.Used.ToList().IndexOf(c));
            list.Add(at < 0 ? new FittedParameter(name, null, null, null, null, 0, "It is 0 in every row.") : bounds.Of(fit.Likelihood.FirstCovariate + at) with { Name = name, Scale = style.Scales[c] });
        }

        return list;
    }

    private IEnumerable<string> Notes(Uncertainty uncertainty)
    {
        if (table.Count == 0) yield return "There are no comparisons.";
        if (fit.Graph.WeakCount > 1) yield return $"{fit.Graph.WeakCount} groups of models were never compared with each other, not even through others: a rating is about the mean of its own group, and differences across groups are undefined.";
        if (Tiers.Count > fit.Graph.WeakCount) yield return $"No wins or ties connect {Tiers.Count} tiers of models upwards: the distance between tiers is held finite by the prior N(0, {1 / options.Ridge:0.##}) and is not evidence.";
        else if (fit.IsPenalised && fit.Graph.WeakCount == 1) yield return $"No model beat another and was beaten in turn: the tie parameter is held finite by the prior N(0, {1 / options.Ridge:0.##}) on ratings.";
        if (options.Model != RankModel.BradleyTerry && fit.Likelihood.Tie < 0) yield return "Without both wins and ties the tie parameter is undefined: ratings are Bradley-Terry's.";
        if (!fit.At.Converged) yield return $"Newton's method did not converge in {fit.At.Iterations} steps.";
        if (uncertainty.Note is not null) yield return uncertainty.Note;
        if (votes is { Worker: null, Workers.Count: 1 }) yield return "All votes are of one rater: the intervals hold for more votes of this rater, and say nothing of what others would say.";
        if (uncertainty.Clusters is null && votes?.Worker is not null) yield return "Standard errors treat votes as independent although there are raters: they are usually too small.";
        if (fit.Likelihood.Covariates > 0) yield return "Ratings are for responses of equal style: residuals of pairs are not given, since pairs differ in style.";
    }
}

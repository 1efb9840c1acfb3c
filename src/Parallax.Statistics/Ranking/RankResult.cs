using Parallax.Statistics.Input;

namespace Parallax.Statistics.Ranking;

/// <summary>A model and where it stands.</summary>
/// <param name="Index">Its number in the data.</param>
/// <param name="Id">Its id.</param>
/// <param name="Rating">In logits; the mean of all models that were compared with each other is 0. Null if it was never compared.</param>
/// <param name="StandardError">Of the rating about that mean; null if there is none.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="RankLow">The best rank it may have, for all models at once.</param>
/// <param name="RankHigh">The worst rank it may have, for all models at once.</param>
/// <param name="Comparisons">How often it was compared.</param>
/// <param name="Wins">How often it won.</param>
/// <param name="Losses">How often it lost.</param>
/// <param name="Ties">How often neither was better.</param>
/// <param name="BothBad">How often both were bad, which is a tie to the model.</param>
/// <param name="Group">Its group: ratings of different groups cannot be compared.</param>
/// <param name="Note">What to mind.</param>
public sealed record RankedModel(int Index, string Id, double? Rating, double? StandardError, double? Low, double? High, int? RankLow, int? RankHigh,
    long Comparisons, long Wins, long Losses, long Ties, long BothBad, int Group, string? Note);

/// <summary>A tie parameter or the coefficient of a covariate.</summary>
/// <param name="Name">log nu, theta, or the name of the covariate.</param>
/// <param name="Value">Null if undefined.</param>
/// <param name="StandardError">Null if there is none.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Scale">The root mean square of a covariate, which is the unit of its coefficient; 1 for others.</param>
/// <param name="Note">Why it is undefined.</param>
public sealed record FittedParameter(string Name, double? Value, double? StandardError, double? Low, double? High, double Scale = 1, string? Note = null);

/// <summary>A ranking, with all that is needed to judge it.</summary>
public sealed class RankResult
{
    internal RankResult(PairTable table, double[] rating, double[]? covariance, int[] group, double tie)
    {
        (Table, Ratings, Covariances, Groups, TieLogit) = (table, rating, covariance, group, tie);
    }

    /// <summary>The model that was fitted.</summary>
    public required RankModel Model { get; init; }

    /// <summary>Name of the method, with where the standard errors come from.</summary>
    public required string Method { get; init; }

    /// <summary>The models, in the order of the data.</summary>
    public required IReadOnlyList<RankedModel> Models { get; init; }

    /// <summary>log ν or θ, for Davidson and Rao-Kupper; else null.</summary>
    public FittedParameter? Tie { get; init; }

    /// <summary>Coefficients of the covariates, each in units of its root mean square.</summary>
    public IReadOnlyList<FittedParameter> Covariates { get; init; } = [];

    /// <summary>The log-likelihood, without penalty; null for Elo.</summary>
    public double? LogLikelihood { get; init; }

    /// <summary>Twice what a model with probabilities of its own for each pair would gain; null for Elo and with covariates.</summary>
    public double? Deviance { get; init; }

    /// <summary>Newton steps.</summary>
    public int Iterations { get; init; }

    /// <summary>True if the gradient vanished.</summary>
    public bool Converged { get; init; }

    /// <summary>How many comparisons it rests on.</summary>
    public long N { get; init; }

    /// <summary>Clusters of the standard errors (the fewer of the two, two-way); null if votes stand by themselves.</summary>
    public int? Clusters { get; init; }

    /// <summary>Intervals are estimate ± this many standard errors, unless they are percentiles of a bootstrap.</summary>
    public double CriticalValue { get; init; }

    /// <summary>The max-t quantile of the rank sets; null without them.</summary>
    public double? SimultaneousCriticalValue { get; init; }

    /// <summary>
    /// The models in tiers, best first, if there is no order of wins and losses that connects all: no model of a lower tier ever beat or tied one of a
    /// higher tier, so the distance between tiers is the penalty's. One tier if all is well.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<int>> Tiers { get; init; }

    /// <summary>What to mind when reading it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>How well the model describes the pairs.</summary>
    public required Goodness Goodness { get; init; }

    internal PairTable Table { get; }

    internal double[] Ratings { get; }

    /// <summary>Row by row; null if there are no standard errors.</summary>
    internal double[]? Covariances { get; }

    internal int[] Groups { get; }

    internal double TieLogit { get; }

    /// <summary>The models by rating, best first; those without a rating last.</summary>
    public IEnumerable<RankedModel> Ordered => Models.OrderByDescending(m => m.Rating ?? double.NegativeInfinity).ThenBy(m => m.Index);

    /// <summary>The covariance of two ratings; null if there are no standard errors or a rating is missing.</summary>
    public double? Covariance(int i, int j) =>
        Models[i].Rating is null || Models[j].Rating is null ? null : Covariances?[i * Models.Count + j];

    /// <summary>Rating of <paramref name="i"/> minus rating of <paramref name="j"/>, with its own standard error.</summary>
    public FittedParameter Difference(int i, int j)
    {
        var name = $"{Models[i].Id} - {Models[j].Id}";
        if (Models[i].Rating is not { } first || Models[j].Rating is not { } second) return new FittedParameter(name, null, null, null, null, 1, "One of them was never compared.");
        if (Groups[i] != Groups[j]) return new FittedParameter(name, null, null, null, null, 1, "They were never compared, not even through other models.");
        var value = first - second;
        if (Covariances is null) return new FittedParameter(name, value, null, null, null);
        var error = i == j ? 0 : Math.Sqrt(Math.Max(0, Covariance(i, i)!.Value + Covariance(j, j)!.Value - 2 * Covariance(i, j)!.Value));
        return new FittedParameter(name, value, error, value - CriticalValue * error, value + CriticalValue * error);
    }

    /// <summary>The rating on the scale of Elo: 400 / ln 10 points for a logit, 1000 in the middle.</summary>
    public double? Points(int model) => Models[model].Rating * Elo.PointsPerLogit + 1000;

    /// <summary>The probabilities that the fit gives to a win of <paramref name="i"/>, a win of <paramref name="j"/>, and a tie (none in Bradley-Terry); null if they cannot be compared.</summary>
    public (double Win, double Loss, double Tie)? Probabilities(int i, int j) =>
        Difference(i, j).Value is { } d ? Term.Probabilities(double.IsNaN(TieLogit) ? RankModel.BradleyTerry : Model, d, TieLogit) : null;
}

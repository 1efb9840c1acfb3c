namespace Parallax.Statistics.Ranking;

/// <summary>
/// A log-likelihood of ratings. Parameters are the ratings, then the tie parameter (log ν or log θ) if the model has one, then the coefficients.
/// </summary>
internal abstract class Likelihood(RankModel model, int models, int covariates)
{
    public RankModel Model { get; } = model;

    public int Models { get; } = models;

    public int Covariates { get; } = covariates;

    /// <summary>The number of the tie parameter; -1 if there is none.</summary>
    public int Tie { get; } = model is RankModel.Davidson or RankModel.RaoKupper ? models : -1;

    public int FirstCovariate => Tie < 0 ? Models : Models + 1;

    public int Size => FirstCovariate + Covariates;

    public double TieAt(ReadOnlySpan<double> point) => Tie < 0 ? 0 : point[Tie];

    /// <summary>Replaces <paramref name="result"/> by the derivatives at <paramref name="point"/>, lower triangle only.</summary>
    public abstract void At(ReadOnlySpan<double> point, Derivatives result);

    /// <summary>The gradient of each kind of vote: of each cell of the table, or of each vote.</summary>
    public abstract Scores ScoresAt(double[] point);
}

/// <summary>The gradient of kinds of votes: with respect to d, and to the tie parameter if there is one.</summary>
/// <param name="D">With respect to the difference of the first model and the second.</param>
/// <param name="T">With respect to the tie parameter; null if there is none.</param>
internal sealed record Scores(double[] D, double[]? T);

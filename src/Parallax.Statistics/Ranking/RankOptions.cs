namespace Parallax.Statistics.Ranking;

/// <summary>How to rank.</summary>
public sealed record RankOptions
{
    /// <summary>The model of the outcomes.</summary>
    public RankModel Model { get; init; } = RankModel.BradleyTerry;

    /// <summary>Which votes depend on each other; null: those of a rater, where the data has raters.</summary>
    public RankCluster? Cluster { get; init; }

    /// <summary>Where standard errors come from; null: from clusters where there are some, else the sandwich.</summary>
    public RankErrors? StandardErrors { get; init; }

    /// <summary>
    /// Bootstrap replicates; below 2 there is none. Raters are drawn where the data has raters, else comparisons. Standard errors, intervals and
    /// rank sets then come from the replicates.
    /// </summary>
    public int Bootstrap { get; init; }

    /// <summary>Level of the intervals and of the simultaneous rank sets.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Seed of all that is drawn.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads; 0 for as many as there are. The numbers do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// λ of the penalty λ/2 Σ rating², used only if some models always won or always lost against the rest, or were never compared with
    /// them: without it their ratings would be infinite or arbitrary. It is the prior N(0, 1/λ), in logits.
    /// </summary>
    public double Ridge { get; init; } = 0.01;

    /// <summary>λ of the penalty λ/2 Σ coefficient² on the standardised covariates.</summary>
    public double CovariateRidge { get; init; } = 1;

    /// <summary>True to use the style covariates of the data, if it has any.</summary>
    public bool Covariates { get; init; } = true;

    /// <summary>Draws for the simultaneous rank sets; 0 for no rank sets. Above 400 models at most 2,000 are taken.</summary>
    public int RankDraws { get; init; } = 10_000;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Bootstrap);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
        ArgumentOutOfRangeException.ThrowIfNegative(RankDraws);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Ridge);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(CovariateRidge);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Confidence, 1);
    }
}

namespace Parallax.Statistics.Raters;

/// <summary>How a many-facet Rasch model is fitted.</summary>
public sealed record FacetRaschOptions
{
    /// <summary>It has converged when no observed score differs from its expectation by more than this many points.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The most steps of Newton.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>How many score points an extreme score is moved inwards, as in Facets (Linacre): .3.</summary>
    public double ExtremeAdjustment { get; init; } = 0.3;

    /// <summary>
    /// Multiplies measures and thresholds by (L - 1) / L, with L the mean number of ratings of a response (Wright and Douglas,
    /// Applied Psychological Measurement 1, 1977): joint likelihood spreads measures too far by about the inverse. Exact for two
    /// dichotomous items, an approximation beyond. Standard errors are left as they are. Fit and log-likelihood are those of the maximum.
    /// </summary>
    public bool CorrectBias { get; init; }
}

namespace Parallax.Statistics.Agreement;

/// <summary>Parameters of gamma, with the defaults of its authors' software.</summary>
public sealed record GammaOptions
{
    /// <summary>α, the weight of the difference in position.</summary>
    public double PositionWeight { get; init; } = 3;

    /// <summary>β, the weight of a different category.</summary>
    public double CategoryWeight { get; init; } = 1;

    /// <summary>δ, the dissimilarity of a span to none.</summary>
    public double Empty { get; init; } = 1;

    /// <summary>Relative precision of the expected disorder at 95%.</summary>
    public double Precision { get; init; } = 0.02;

    /// <summary>At least so many random continua for each document.</summary>
    public int LeastSamples { get; init; } = 30;

    /// <summary>At most so many.</summary>
    public int MostSamples { get; init; } = 2000;

    /// <summary>Seed of the random continua.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads; 0: as many as there are. The result is the same for any.</summary>
    public int Threads { get; init; }
}

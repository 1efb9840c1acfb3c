namespace Parallax.Statistics.Aggregation;

/// <summary>How MACE is fitted; the priors and starts are those of the authors' program, which always takes 50 iterations: often too few, so here it goes on until it has converged.</summary>
public sealed record MaceOptions
{
    /// <summary>Variational Bayes with the priors below; false: plain EM with <see cref="Smoothing"/>.</summary>
    public bool Variational { get; init; } = true;

    /// <summary>How many starts; the best is kept. The first has no noise, the others differ by their stream of the seed.</summary>
    public int Restarts { get; init; } = 10;

    /// <summary>The most iterations of each start.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>A start has converged when its objective rises by less than this share of itself.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Prior count of labels that a worker knows (Beta prior of theta).</summary>
    public double Alpha { get; init; } = 0.5;

    /// <summary>Prior count of labels that a worker makes up (Beta prior of theta).</summary>
    public double Beta { get; init; } = 0.5;

    /// <summary>Prior count of each class in what a worker makes up (Dirichlet prior of xi).</summary>
    public double Strategy { get; init; } = 10;

    /// <summary>Added to each expected count in plain EM; null: .01 / classes.</summary>
    public double? Smoothing { get; init; }

    /// <summary>How much the random starts differ.</summary>
    public double Noise { get; init; } = 0.5;

    /// <summary>Seed of the random starts.</summary>
    public long Seed { get; init; }

    /// <summary>How many threads; 0: as many as the machine has. The result does not depend on it.</summary>
    public int Threads { get; init; }
}

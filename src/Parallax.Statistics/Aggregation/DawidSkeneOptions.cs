namespace Parallax.Statistics.Aggregation;

/// <summary>How to fit the models of Dawid and Skene.</summary>
public sealed record DawidSkeneOptions
{
    /// <summary>Where to stop if it has not converged.</summary>
    public int MaxIterations { get; init; } = 10_000;

    /// <summary>It has converged when what is left to gain is less than this share of the objective.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>
    /// Pseudo-labels in every cell of every confusion matrix (for one-coin: one right and one wrong label of each worker): a Dirichlet(1 + s)
    /// prior of which the mode is taken. 0, the default, is maximum likelihood as published; .01 keeps workers with few labels off 0 and 1.
    /// </summary>
    public double Smoothing { get; init; }

    /// <summary>Pseudo-labels more on the diagonal: the belief, in labels, that workers are right. 0 as published.</summary>
    public double DiagonalPrior { get; init; }

    /// <summary>Pseudo-tasks of each class in the prevalence. 0 as published.</summary>
    public double PrevalencePrior { get; init; }

    /// <summary>How many threads; 0 for as many as there are. The result is the same for any number.</summary>
    public int Threads { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Tolerance);
        ArgumentOutOfRangeException.ThrowIfNegative(Smoothing);
        ArgumentOutOfRangeException.ThrowIfNegative(DiagonalPrior);
        ArgumentOutOfRangeException.ThrowIfNegative(PrevalencePrior);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
    }
}

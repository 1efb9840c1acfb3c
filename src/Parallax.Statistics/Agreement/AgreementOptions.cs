namespace Parallax.Statistics.Agreement;

/// <summary>How a coefficient is computed. The defaults are nominal classes and a 95% interval.</summary>
public sealed record AgreementOptions
{
    /// <summary>What the classes are.</summary>
    public MeasurementLevel Level { get; init; }

    /// <summary>Weights, where others are wanted than <see cref="Level"/> says.</summary>
    public AgreementWeights? Weights { get; init; }

    /// <summary>Own disagreements (Cohen 1968), a symmetric square in the order of the classes with zeros on the diagonal; they override the rest.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Disagreements { get; init; }

    /// <summary>
    /// All classes in their order, also those that nobody used: they count in AC1 and Brennan-Prediger, and an order of names is an order only by
    /// this. Null: the classes of the data, by value if all are numbers, else by code point.
    /// </summary>
    public IReadOnlyList<string>? Scale { get; init; }

    /// <summary>Confidence of the interval.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Alpha only: how many bootstrap samples of tasks make the interval; 0 is the standard error of Gwet. A thousand are usual.</summary>
    public int Bootstrap { get; init; }

    /// <summary>Seed of the bootstrap.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads of the bootstrap; 0: as many as there are. The result is the same for any.</summary>
    public int Threads { get; init; }
}

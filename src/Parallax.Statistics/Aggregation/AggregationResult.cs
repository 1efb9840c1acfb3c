using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>What an aggregation found: a distribution for each task, what it learned of each worker, and how it got there.</summary>
/// <param name="Method">Its name, as on the command line: dawid-skene, glad, ….</param>
/// <param name="Labels">What it was made from.</param>
/// <param name="Posteriors">For each task a distribution over the classes.</param>
public sealed record AggregationResult(string Method, Labels Labels, Posteriors Posteriors)
{
    /// <summary>For each worker the skill that the method has, null where it has none.</summary>
    public IReadOnlyList<double?> Skills { get; init; } = [];

    /// <summary>What <see cref="Skills"/> are: "share of agreement", "probability of a right label", ….</summary>
    public string SkillMeaning { get; init; } = "";

    /// <summary>The confusion matrices of the workers; null for methods without.</summary>
    public Confusions? Confusions { get; init; }

    /// <summary>For each task how hard it is, where the method knows; null for methods without.</summary>
    public IReadOnlyList<double>? Difficulties { get; init; }

    /// <summary>The share of each class, where the method estimates it.</summary>
    public IReadOnlyList<double>? Prevalence { get; init; }

    /// <summary>How many iterations it took; 0 for methods in closed form.</summary>
    public int Iterations { get; init; }

    /// <summary>The log-likelihood (or the objective that the method raises) in each iteration, for Dawid-Skene and one-coin at the parameters before it; empty where there is none.</summary>
    public IReadOnlyList<double> LogLikelihoods { get; init; } = [];

    /// <summary>False when it stopped at the limit of iterations.</summary>
    public bool Converged { get; init; } = true;

    /// <summary>What to mind when reading the result.</summary>
    public string? Note { get; init; }

    /// <summary>The last log-likelihood; null where there is none.</summary>
    public double? LogLikelihood => LogLikelihoods.Count == 0 ? null : LogLikelihoods[^1];
}

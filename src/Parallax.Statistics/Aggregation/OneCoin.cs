using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// Dawid-Skene with one number for each worker: the probability of a right label, while wrong ones are spread evenly over the other
/// classes ("one-coin"; homogeneous model of Li and Yu 2014). For workers with few labels, and for any number of classes.
/// </summary>
public static class OneCoin
{
    private const string Method = "one-coin";

    /// <param name="labels">Labels.</param>
    /// <param name="options">Smoothing, priors and where to stop.</param>
    /// <param name="progress">Told the number of each finished iteration.</param>
    /// <param name="cancel">Stops it between iterations.</param>
    public static AggregationResult Fit(Labels labels, DawidSkeneOptions? options = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new DawidSkeneOptions();
        options.Check();
        if (NothingToLearn.From(labels, Method) is { } trivial) return trivial;
        var fit = new OneCoinFit(labels, options);
        var (trace, converged) = ExpectationMaximization.Run(fit.Iterate, options, progress, cancel);
        return new AggregationResult(Method, labels, fit.Posteriors())
        {
            Prevalence = fit.Prevalence,
            Skills = [.. fit.Accuracies.Select(a => (double?)a)],
            SkillMeaning = "probability of a right label",
            Iterations = trace.Count,
            LogLikelihoods = trace,
            Converged = converged,
            Note = converged ? null : $"Stopped after {trace.Count} iterations without converging; the log-likelihood still rises.",
        };
    }
}

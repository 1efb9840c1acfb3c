using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// Maximum likelihood by EM of Dawid and Skene, Applied Statistics 28 (1979) 20-28: each task has a true class drawn by prevalence, each worker
/// a matrix of error rates, and labels are independent given the truth. Started from vote shares; the log-likelihood is
/// without the multinomial constant and never falls.
/// </summary>
public static class DawidSkene
{
    private const string Method = "dawid-skene";

    /// <param name="labels">Labels; a worker may label a task more than once if the labels were read so.</param>
    /// <param name="options">Smoothing, priors and where to stop.</param>
    /// <param name="progress">Told the number of each finished iteration.</param>
    /// <param name="cancel">Stops it between iterations.</param>
    /// <exception cref="InputException">The matrices (workers x classes²) would not fit in memory.</exception>
    public static AggregationResult Fit(Labels labels, DawidSkeneOptions? options = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new DawidSkeneOptions();
        options.Check();
        if (NothingToLearn.From(labels, Method) is { } trivial) return trivial;
        var fit = new DawidSkeneFit(labels, options);
        var (trace, converged) = ExpectationMaximization.Run(fit.Iterate, options, progress, cancel);
        var confusions = fit.Confusions();
        return new AggregationResult(Method, labels, fit.Posteriors())
        {
            Confusions = confusions,
            Prevalence = fit.Prevalence(),
            Skills = WorkerSkill.OfConfusions(confusions, fit.Prevalence(), labels.Workers.Count),
            SkillMeaning = "probability of a right label",
            Iterations = trace.Count,
            LogLikelihoods = trace,
            Converged = converged,
            Note = converged ? null : $"Stopped after {trace.Count} iterations without converging; the log-likelihood still rises.",
        };
    }
}

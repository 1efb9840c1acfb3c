using System.Globalization;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// MACE of Hovy, Berg-Kirkpatrick, Vaswani and Hovy, "Learning whom to trust with MACE", NAACL-HLT 2013: with probability theta_w a worker copies the
/// true class, else he draws from his own habit xi_w; classes are uniform before any label. What is traced, and what chooses
/// among the starts, is the evidence lower bound (variational) or the log-likelihood with the log of the prior that the smoothing stands for (EM): both never fall.
/// Of xi only the classes that a worker gave are kept, for no others enter any likelihood: memory is linear in the labels.
/// </summary>
public static class Mace
{
    private const string Method = "mace";

    /// <summary>Fits from several starts and keeps the best.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="options">Priors, starts, seed, limits, threads.</param>
    /// <param name="progress">Told the number of each iteration, counted over all starts.</param>
    /// <param name="cancel">Looked at in each iteration.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static AggregationResult Fit(Labels labels, MaceOptions? options = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new MaceOptions();
        Check(options);
        if (NothingToLearn.From(labels, Method) is { } trivial) return trivial;
        var model = new MaceModel(labels, options);
        var (best, total) = (default(MaceFit), 0);
        for (var start = 0; start < options.Restarts; start++)
        {
            var fit = Run(model, start, options, ref total, progress, cancel);
            if (best is null || fit.Objective > best.Objective) best = fit;
        }

        return new AggregationResult(Method, labels, best!.Posteriors)
        {
            Skills = [.. best.Theta.Select(t => (double?)t)],
            SkillMeaning = "competence theta: probability of knowing the true class, rather than making one up",
            Iterations = best.Trace.Count,
            LogLikelihoods = best.Trace,
            Converged = best.Converged,
            Note = string.Create(CultureInfo.InvariantCulture, $"The best of {options.Restarts} starts is number {best.Start}{(best.Converged ? "" : "; it stopped at the limit of iterations")}."),
        };
    }

    private static MaceFit Run(MaceModel model, int start, MaceOptions options, ref int total, IProgress<int>? progress, CancellationToken cancel)
    {
        model.Begin(start);
        model.Expect();
        var (trace, converged) = (new List<double>(), false);
        for (var iteration = 0; iteration < options.MaxIterations && !converged; iteration++)
        {
            cancel.ThrowIfCancellationRequested();
            var penalty = model.Maximize();
            trace.Add(model.Expect() + penalty);
            converged = trace.Count > 1 && trace[^1] - trace[^2] <= options.Tolerance * (1 + Math.Abs(trace[^1]));
            total++;
            progress?.Report(total);
        }

        return model.Take(start, trace, converged);
    }

    private static void Check(MaceOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Restarts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Tolerance);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Noise);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Alpha);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Beta);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Strategy);
        if (options.Smoothing is { } smoothing) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(smoothing);
    }
}

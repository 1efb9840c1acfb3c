using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// GLAD of Whitehill, Ruvolo, Wu, Bergsma and Movellan, "Whose vote should count more", NIPS 2009: worker w labels task t right with probability
/// 1 / (1 + exp(-alpha_w beta_t)), wrong labels are uniform over the other classes, classes are uniform before any label;
/// alpha and log beta have the priors N(1, 1). By EM: the M-step is a safeguarded Newton step for each beta, then for each alpha, so that the penalised
/// marginal log-likelihood (which is what is traced) never falls.
/// </summary>
public static class Glad
{
    private const string Method = "glad";

    /// <summary>Fits abilities and difficulties.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="options">Priors, tolerance, limit, threads.</param>
    /// <param name="progress">Told the number of each iteration.</param>
    /// <param name="cancel">Looked at in each iteration.</param>
    /// <returns>
    /// Skills are the alphas (below 0: worse than chance between two classes); difficulties are 1 / beta.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static AggregationResult Fit(Labels labels, GladOptions? options = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new GladOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Tolerance);
        if (NothingToLearn.From(labels, Method) is { } trivial) return trivial;
        var model = new GladModel(labels, options);
        var trace = new List<double> { model.Expect() };
        var converged = false;
        for (var iteration = 1; iteration <= options.MaxIterations && !converged; iteration++)
        {
            cancel.ThrowIfCancellationRequested();
            model.Maximize();
            trace.Add(model.Expect());
            converged = trace[^1] - trace[^2] <= options.Tolerance * (1 + Math.Abs(trace[^1]));
            progress?.Report(iteration);
        }

        return new AggregationResult(Method, labels, model.Posteriors)
        {
            Skills = [.. model.Abilities.Select(a => (double?)a)],
            SkillMeaning = "ability alpha: log-odds of a right label on a task of difficulty 1",
            Difficulties = [.. model.LogEase.Select(b => Math.Exp(-b))],
            Iterations = trace.Count - 1,
            LogLikelihoods = trace,
            Converged = converged,
            Note = converged ? null : "It stopped at the limit of iterations.",
        };
    }
}

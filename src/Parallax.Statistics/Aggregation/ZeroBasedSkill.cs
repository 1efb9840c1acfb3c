using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// Zero-based skill as in crowd-kit: every worker starts at a skill just above chance; votes are counted by skill, each skill moves
/// towards the share of labels that agree with the result, and so on. Unlike crowd-kit it stops as soon as nothing moves.
/// </summary>
public static class ZeroBasedSkill
{
    private const string Method = "zero-based-skill";

    /// <summary>Iterates between the vote and the skills.</summary>
    /// <param name="labels">The votes.</param>
    /// <param name="options">Rate, tolerance and limit.</param>
    /// <param name="progress">Told the number of each iteration.</param>
    /// <param name="cancel">Looked at in each iteration.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static AggregationResult Fit(Labels labels, ZeroBasedSkillOptions? options = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new ZeroBasedSkillOptions();
        Check(options);
        if (NothingToLearn.From(labels, Method) is { } trivial) return trivial;
        var given = GivenClasses.Of(labels);
        var skills = new double[labels.Workers.Count];
        Array.Fill(skills, 1.0 / labels.Classes.Count + options.Tolerance);
        var (iteration, converged, rate) = (0, false, options.LearningRate);
        while (!converged && iteration < options.MaxIterations)
        {
            cancel.ThrowIfCancellationRequested();
            if (++iteration % options.ReduceEvery == 0) rate *= options.ReduceBy;
            var agreement = VoteShares.Agreement(labels, given, VoteShares.Tops(given, VoteShares.Of(labels, given, skills, out _)));
            converged = Move(skills, agreement, rate) <= options.Tolerance;
            progress?.Report(iteration);
        }

        var posteriors = Posteriors.OfGiven(given, VoteShares.Of(labels, given, skills, out var weightless));
        return new AggregationResult(Method, labels, posteriors)
        {
            Skills = [.. skills.Select(s => (double?)s)],
            SkillMeaning = "share of labels that agree with the weighted vote",
            Iterations = iteration,
            Converged = converged,
            Note = VoteShares.Note(posteriors, weightless),
        };
    }

    /// <summary>Moves each skill and returns how far the furthest was away.</summary>
    private static double Move(double[] skills, double[] agreement, double rate)
    {
        var furthest = 0.0;
        for (var worker = 0; worker < skills.Length; worker++)
        {
            var away = agreement[worker] - skills[worker];
            furthest = Math.Max(furthest, Math.Abs(away));
            skills[worker] += rate * away;
        }

        return furthest;
    }

    private static void Check(ZeroBasedSkillOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ReduceEvery, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.LearningRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.LearningRate, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.ReduceBy);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.ReduceBy, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Tolerance);
    }
}

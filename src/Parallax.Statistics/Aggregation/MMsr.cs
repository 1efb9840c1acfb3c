using System.Globalization;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// M-MSR of Ma and Olshevsky, "Adversarial crowdsourcing through robust rank-one matrix completion", NeurIPS 2020: the agreement of two workers beyond
/// chance has the product of their skills as its expectation, so the skills come from a rank-one completion of the agreement matrix, in
/// which each step leaves out the most extreme values. Then each vote weighs log(p (K - 1) / (1 - p)), p the worker's
/// probability of a right label; the posterior is that of workers whose wrong labels are uniform.
/// As published it completes the absolute agreements, in which the noise of pairs with few common tasks does not cancel: the skills of poor workers come out too high then.
/// Unlike crowd-kit it keeps only pairs of workers with a common task, and starts without random numbers.
/// </summary>
public static class MMsr
{
    private const string Method = "m-msr";

    /// <summary>Learns skills from agreement, and counts the votes by skill.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="options">Limit, tolerance, trim.</param>
    /// <param name="progress">Told the number of each iteration.</param>
    /// <param name="cancel">Looked at in each iteration.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="InputException">There are too many pairs of workers.</exception>
    public static AggregationResult Fit(Labels labels, MMsrOptions? options = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new MMsrOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Tolerance);
        if (options.Trim is { } trim) ArgumentOutOfRangeException.ThrowIfNegative(trim);
        if (NothingToLearn.From(labels, Method) is { } trivial) return trivial;
        var pairs = CoWorkers.Of(labels, cancel);
        if (pairs.Other.Length == 0) return Alone(labels);
        var completion = new RankOne(pairs, labels, options);
        var (iteration, converged) = (0, false);
        while (!converged && iteration < options.MaxIterations)
        {
            cancel.ThrowIfCancellationRequested();
            converged = completion.Step() <= options.Tolerance;
            iteration++;
            progress?.Report(iteration);
        }

        var skills = completion.Skills();
        return new AggregationResult(Method, labels, Weighted(labels, skills, out var alone))
        {
            Skills = skills,
            SkillMeaning = "probability of a right label",
            Iterations = iteration,
            Converged = converged,
            Note = Note(alone, converged),
        };
    }

    /// <summary>Workers who share no task cannot be compared: the votes are all there is.</summary>
    private static AggregationResult Alone(Labels labels)
    {
        var votes = MajorityVote.Fit(labels);
        return votes with { Method = Method, Note = $"No two workers have a task in common, so these are plain vote shares. {votes.Note}".TrimEnd() };
    }

    private static Posteriors Weighted(Labels labels, double?[] skills, out int alone)
    {
        var (given, rows, k) = (GivenClasses.Of(labels), labels.ByTask, labels.Classes.Count);
        var known = skills.Where(s => s is not null).Select(s => s!.Value).Order().ToArray();
        alone = skills.Length - known.Length;
        var weights = new double[skills.Length];
        for (var worker = 0; worker < weights.Length; worker++)
        {
            var p = skills[worker] ?? known[known.Length / 2];
            weights[worker] = Math.Log(p * (k - 1) / (1 - p));
        }

        var (scores, elsewhere) = (new double[given.Class.Length], new double[rows.Count]);
        for (var task = 0; task < rows.Count; task++)
        {
            for (var i = rows.Start[task]; i < rows.Start[task + 1]; i++) scores[given.At[i]] += weights[rows.Other[i]];
            var row = scores.AsSpan(given.Start[task], given.Start[task + 1] - given.Start[task]);
            EvidenceRow.Normalize(row, k - row.Length, out elsewhere[task]);
        }

        return Posteriors.OfGiven(given, scores, elsewhere);
    }

    private static string? Note(int alone, bool converged)
    {
        var workers = alone == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{alone} workers share no task with another; their votes weigh as those of the median worker.");
        var limit = converged ? null : "It stopped at the limit of iterations.";
        return workers is null ? limit : limit is null ? workers : $"{workers} {limit}";
    }
}

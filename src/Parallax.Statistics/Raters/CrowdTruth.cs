using System.Globalization;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>
/// CrowdTruth 2.0 (Dumitrache, Inel, Aroyo, Timmermans and Welty, 2018, arXiv:1808.06080) for closed tasks: the quality of units, workers
/// and annotations as a fixed point in which each is weighted by the other two, so that disagreement over an ambiguous unit
/// does not count against a worker. Vectors of workers are compared by cosine, each class weighted by its quality.
/// </summary>
public static class CrowdTruth
{
    /// <summary>Beyond this, comparing all pairs of workers in a round would take minutes.</summary>
    private const long MostPairs = 1_000_000_000;

    /// <summary>
    /// The qualities. Several labels of a worker for a task (kept as duplicates) are one answer of several classes. Time grows with the pairs
    /// of workers on a task; memory with the labels.
    /// </summary>
    /// <exception cref="InputException">Some tasks have so many workers that their pairs cannot be compared.</exception>
    public static CrowdTruthResult Of(Labels labels, CrowdTruthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new CrowdTruthOptions();
        var judgments = new Judgments(labels);
        var comparable = Comparable(labels, judgments);
        var rounds = new CrowdTruthRounds(labels, judgments);
        var (iterations, change) = (0, comparable ? double.PositiveInfinity : 0);
        for (; change > options.Tolerance && iterations < options.MaxIterations; iterations++) change = rounds.Next();
        return new CrowdTruthResult(labels, rounds.Units, rounds.Workers, rounds.Annotations)
        {
            Iterations = iterations,
            Converged = change <= options.Tolerance,
            Note = !comparable ? "No task has two workers: nobody can be compared." : change > options.Tolerance ? "The qualities had not settled when it stopped." : null,
        };
    }

    private static bool Comparable(Labels labels, Judgments judgments)
    {
        var (pairs, most) = (0L, 0);
        for (var task = 0; task < labels.Tasks.Count; task++)
        {
            long workers = judgments.OfTask[task + 1] - judgments.OfTask[task];
            pairs += workers * (workers - 1);
            most = (int)Math.Max(most, workers);
        }

        if (pairs > MostPairs) throw new InputException(string.Create(CultureInfo.InvariantCulture, $"CrowdTruth compares all pairs of workers on a task, here {pairs} (up to {most} workers on one task). Sample fewer workers for the largest tasks."));
        return pairs > 0;
    }
}

using System.Globalization;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// The message passing of Karger, Oh and Shah, "Budget-optimal task allocation for reliable crowdsourcing systems", Operations Research 62 (2014) 1-24.
/// It is for two classes; more are taken one against the rest, each on the tasks that somebody gave it, and the highest score wins (an extension, not in the paper).
/// Messages are normalised in each round, so that they neither overflow nor vanish and more rounds do no harm: see <see cref="KosOptions.Sums"/>.
/// It decides and gives no probabilities: a decided task has probability 1 for one class; a task whose messages cancel, or are nothing because
/// its workers labelled nothing else, keeps its vote shares.
/// </summary>
public static class Kos
{
    private const string Method = "kos";

    /// <summary>Passes messages between tasks and workers.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="options">Limit, tolerance, seed, sums or means.</param>
    /// <param name="progress">Told the number of each round, counted over all classes.</param>
    /// <param name="cancel">Looked at in each round.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static AggregationResult Fit(Labels labels, KosOptions? options = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new KosOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Tolerance);
        if (NothingToLearn.From(labels, Method) is { } trivial) return trivial;
        var given = GivenClasses.Of(labels);
        var messages = new KosMessages(labels.ByTask, labels.Workers.Count, options, progress, cancel);
        var (scores, elsewhere) = labels.Classes.Count == 2 ? Two(given, messages) : Many(given, messages);
        var undecided = Decide(labels, given, scores, elsewhere);
        var posteriors = Posteriors.OfGiven(given, scores, elsewhere);
        return new AggregationResult(Method, labels, posteriors)
        {
            Skills = Skills(labels, posteriors),
            SkillMeaning = "share of labels that agree with the decisions",
            Iterations = messages.Rounds,
            Converged = messages.Converged,
            Note = Note(labels, undecided, messages.Converged),
        };
    }

    private static (double[] Scores, double[] Elsewhere) Two(GivenClasses given, KosMessages messages)
    {
        var tasks = new int[given.Start.Length - 1];
        for (var task = 0; task < tasks.Length; task++) tasks[task] = task;
        var (scores, score) = (new double[given.Class.Length], new double[tasks.Length]);
        messages.Score(1, tasks, score);
        for (var task = 0; task < tasks.Length; task++)
            for (var i = given.Start[task]; i < given.Start[task + 1]; i++) scores[i] = given.Class[i] == 1 ? score[task] : -score[task];
        return (scores, [.. score.Select((s, task) => given.Start[task + 1] - given.Start[task] == 2 ? double.NegativeInfinity : -scores[given.Start[task]])]);
    }

    private static (double[] Scores, double[] Elsewhere) Many(GivenClasses given, KosMessages messages)
    {
        var scores = new double[given.Class.Length];
        var (start, task, place) = TasksByClass(given);
        for (var c = 0; c < given.Classes; c++)
        {
            var tasks = task.AsSpan(start[c], start[c + 1] - start[c]);
            var score = new double[tasks.Length];
            messages.Score(c, tasks, score);
            for (var i = 0; i < score.Length; i++) scores[place[start[c] + i]] = score[i];
        }

        var elsewhere = new double[given.Start.Length - 1];
        Array.Fill(elsewhere, double.NegativeInfinity);
        return (scores, elsewhere);
    }

    /// <summary>For each class the tasks that somebody gave it, and where that stands among the given classes.</summary>
    private static (int[] Start, int[] Task, int[] Place) TasksByClass(GivenClasses given)
    {
        var (task, place) = (new int[given.Class.Length], new int[given.Class.Length]);
        for (var t = 0; t + 1 < given.Start.Length; t++)
            for (var i = given.Start[t]; i < given.Start[t + 1]; i++) (task[i], place[i]) = (t, i);
        var rows = Rows.Sorted(given.Classes, given.Class, task, place);
        return (rows.Start, rows.Other, rows.Class);
    }

    /// <summary>Turns the scores of each task into a decision in place; returns how many tasks have none.</summary>
    private static int Decide(Labels labels, GivenClasses given, double[] scores, double[] elsewhere)
    {
        var shares = VoteShares.Of(labels, given, null, out _);
        var undecided = 0;
        for (var task = 0; task < elsewhere.Length; task++)
        {
            var (from, to) = (given.Start[task], given.Start[task + 1]);
            var row = scores.AsSpan(from, to - from);
            var (top, second) = (elsewhere[task], double.NegativeInfinity);
            foreach (var s in row) (top, second) = s > top ? (s, top) : (top, Math.Max(second, s));

            // A score of 0 is of a class that no worker could be judged by: that it is the highest says nothing.
            if (Math.Abs(top) < 1e-9 || top - second < 1e-9)
            {
                shares.AsSpan(from, to - from).CopyTo(row);
                elsewhere[task] = 0;
                undecided++;
                continue;
            }

            foreach (ref var s in row) s = s == top ? 1 : 0;
            elsewhere[task] = elsewhere[task] == top ? 1 : 0;
        }

        return undecided;
    }

    private static double?[] Skills(Labels labels, Posteriors posteriors)
    {
        var (agreed, all) = (new double[labels.Workers.Count], new int[labels.Workers.Count]);
        for (var task = 0; task < labels.Tasks.Count; task++)
        {
            var workers = labels.WorkersOfTask(task);
            var classes = labels.ClassesOfTask(task);
            var top = posteriors.Top(task);
            for (var i = 0; i < workers.Length; i++)
            {
                all[workers[i]]++;
                if (classes[i] == top) agreed[workers[i]]++;
            }
        }

        return [.. agreed.Select((a, worker) => all[worker] == 0 ? null : (double?)(a / all[worker]))];
    }

    private static string? Note(Labels labels, int undecided, bool converged)
    {
        var parts = new List<string>();
        if (labels.Classes.Count > 2) parts.Add("More than two classes: each was taken against the rest, which the paper does not cover.");
        if (undecided > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{undecided} of {labels.Tasks.Count} tasks were left undecided by the messages and keep their vote shares."));
        if (!converged) parts.Add("The messages still changed at the limit of rounds.");
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }
}

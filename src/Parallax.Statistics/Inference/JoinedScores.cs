using Parallax.Statistics.Input;

namespace Parallax.Statistics.Inference;

/// <summary>Human and judge scores brought together by task, tasks in the order of their code points, so that sums do not depend on the order of rows.</summary>
/// <param name="Human">Scores of tasks that both have scored.</param>
/// <param name="Judge">The judge's scores of the same tasks.</param>
/// <param name="Unlabelled">The judge's scores of tasks that no person scored.</param>
/// <param name="WithoutJudge">
/// Tasks that people scored and the judge did not. They count for people alone and not beside the judge, which is right only if the judge left them
/// out for no reason that has to do with the score: have the judge score them.
/// </param>
public sealed record JoinedScores(double[] Human, double[] Judge, double[] Unlabelled, IReadOnlyList<string> WithoutJudge)
{
    /// <summary>Human scores of <see cref="WithoutJudge"/>, in its order.</summary>
    public IReadOnlyList<double> HumanAlone { get; init; } = [];

    /// <summary>Joins one score per task of each side.</summary>
    public static JoinedScores Of(IReadOnlyDictionary<string, double> human, IReadOnlyDictionary<string, double> judge)
    {
        ArgumentNullException.ThrowIfNull(human);
        ArgumentNullException.ThrowIfNull(judge);
        var (y, f, missing) = (new List<double>(human.Count), new List<double>(human.Count), new List<string>());
        foreach (var task in Ordered(human.Keys))
        {
            if (!judge.TryGetValue(task, out var score))
            {
                missing.Add(task);
                continue;
            }

            y.Add(human[task]);
            f.Add(score);
        }

        var unlabelled = Ordered(judge.Keys.Where(task => !human.ContainsKey(task)));
        return new JoinedScores([.. y], [.. f], Array.ConvertAll(unlabelled, task => judge[task]), missing) { HumanAlone = [.. missing.Select(task => human[task])] };
    }

    /// <summary>Joins ratings: a task's score is the mean of what it was given, by all workers on all facets.</summary>
    public static JoinedScores Of(Ratings human, Ratings judge)
    {
        ArgumentNullException.ThrowIfNull(human);
        ArgumentNullException.ThrowIfNull(judge);
        return Of(Means(human), Means(judge));
    }

    /// <summary>The prediction-powered mean of the joined scores, with a note on what was left out.</summary>
    public PpiEstimate Mean(double? lambda = null, double confidence = 0.95)
    {
        var estimate = PpiMean.Of(Human, Judge, Unlabelled, lambda, confidence);
        if (WithoutJudge.Count == 0) return estimate;
        double[] all = [.. Human, .. HumanAlone];
        var people = PpiMean.Of(all, new double[all.Length], [], 0, confidence);
        var note = $"{WithoutJudge.Count} tasks have a human score and none of the judge: they count for people alone, '{WithoutJudge[0]}' first.";
        return estimate with
        {
            HumanOnly = people.HumanOnly,
            HumanSe = people.HumanSe,
            Gain = PpiNotes.Gain(people.HumanSe * people.HumanSe, estimate.PoweredSe * estimate.PoweredSe),
            Hidden = estimate.Hidden || estimate.PoweredSe is null || estimate.PoweredSe > people.HumanSe,
            Note = estimate.Note is null ? note : $"{estimate.Note} {note}",
        };
    }

    private static Dictionary<string, double> Means(Ratings ratings)
    {
        var (sums, counts) = (new double[ratings.Tasks.Count], new int[ratings.Tasks.Count]);
        for (var i = 0; i < ratings.Count; i++)
        {
            sums[ratings.TaskIds[i]] += ratings.Values[i];
            counts[ratings.TaskIds[i]]++;
        }

        var means = new Dictionary<string, double>(sums.Length, StringComparer.Ordinal);
        for (var task = 0; task < sums.Length; task++)
        {
            if (counts[task] > 0) means[ratings.Tasks[task]] = sums[task] / counts[task];
        }

        return means;
    }

    private static string[] Ordered(IEnumerable<string> tasks)
    {
        var ordered = tasks.ToArray();
        Array.Sort(ordered, StringComparer.Ordinal);
        return ordered;
    }
}

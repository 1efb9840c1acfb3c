using Parallax.Statistics.Aggregation;

namespace Parallax.Statistics.Raters;

/// <summary>For each task the class it is held to have: the truth where it is known, else the most probable one.</summary>
internal sealed class ReferenceClasses
{
    /// <summary>The truth is a class that nobody ever gave.</summary>
    public const int NeverGiven = -1;

    public ReferenceClasses(AggregationResult result, IReadOnlyDictionary<string, string>? truth)
    {
        var labels = result.Labels;
        (Class, Probability, IsGold) = (new int[labels.Tasks.Count], new double[labels.Tasks.Count], new bool[labels.Tasks.Count]);
        for (var task = 0; task < Class.Length; task++)
        {
            Class[task] = result.Posteriors.Top(task);
            Probability[task] = result.Posteriors[task, Class[task]];
        }

        foreach (var (id, answer) in truth ?? new Dictionary<string, string>())
        {
            if (labels.Tasks.Find(id) is not { } task) continue;
            (Class[task], IsGold[task]) = (labels.Classes.Find(answer) ?? NeverGiven, true);
        }
    }

    public int[] Class { get; }

    /// <summary>The probability of the most probable class, whatever the truth is.</summary>
    public double[] Probability { get; }

    public bool[] IsGold { get; }
}

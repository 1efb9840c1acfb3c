using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Raters;

/// <summary>
/// An aggregation with given posteriors: these tests are about what comes after any method.
/// </summary>
internal static class Given
{
    public static AggregationResult Posteriors(Labels labels, Func<int, int, double> probability)
    {
        var k = labels.Classes.Count;
        var p = new double[labels.Tasks.Count * k];
        for (var i = 0; i < p.Length; i++) p[i] = probability(i / k, i % k);
        return new AggregationResult("given", labels, Statistics.Aggregation.Posteriors.Full(p, k));
    }

    /// <summary>Shares of the votes.</summary>
    public static AggregationResult Votes(Labels labels) => Posteriors(labels, (task, c) => labels.ClassesOfTask(task).ToArray().Count(g => g == c) / (double)labels.ClassesOfTask(task).Length);

    /// <summary>Certain of the class with most votes, the smallest of equal ones.</summary>
    public static AggregationResult Certain(Labels labels) => Posteriors(labels, (task, c) => labels.ClassesOfTask(task).ToArray().GroupBy(g => g).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key == c ? 1 : 0);
}

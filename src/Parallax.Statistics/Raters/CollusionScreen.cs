using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Raters;

/// <summary>
/// For each pair of raters with enough common items, agreement on wrong or rare answers against what their confusion matrices
/// make likely if they answer independently (after KhudaBukhsh, Carbonell and Jansen, HCOMP 2014), corrected by Holm over all pairs. The
/// matrices are counted against the class that each item is held to have (truth where known, else the most probable), each row drawn to that
/// of all raters by two pseudo-labels.
/// </summary>
/// <remarks>Raters who answer one item twice count with their first answer. Raters who are the majority of an item make its class: rare answers are there to see them.</remarks>
public static class CollusionScreen
{
    private const double Listed = 0.05;

    /// <summary>Screens all pairs; only the posteriors of the aggregation are used.</summary>
    /// <param name="result">Any aggregation.</param>
    /// <param name="truth">By task, the class that is known to be right.</param>
    /// <param name="options">Which pairs are compared and when one is flagged.</param>
    /// <exception cref="InputException">There are too many classes for a matrix per rater, or too many pairs.</exception>
    public static CollusionResult Of(AggregationResult result, IReadOnlyDictionary<string, string>? truth = null, CollusionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        options ??= new CollusionOptions();
        var reference = new ReferenceClasses(result, truth);
        var pairs = new CommonAnswers(result.Labels, reference, options).Pairs();
        if (pairs.Count == 0) return new CollusionResult([], [], 0, 1, $"No two raters have {options.LeastCommon} items in common.");
        var (observed, expected) = (0.0, 0.0);
        foreach (var pair in pairs) (observed, expected) = (observed + pair.Agreed, expected + pair.Expected);
        var excess = expected > 0 ? Math.Max(1, observed / expected) : 1;
        var tested = Holm([.. pairs.Select(p => Test(p, excess))], options.Level);
        return new CollusionResult(tested, Groups(tested, result.Labels.Workers.Count), pairs.Count, excess, null);
    }

    private static CollusionPair Test(PairCount pair, double excess)
    {
        var (expected, deviation) = (pair.Expected * excess, Math.Sqrt(pair.Variance * excess));
        var z = deviation > 0 ? (pair.Agreed - expected) / deviation : 0;
        return new CollusionPair(pair.First, pair.Second, pair.Common, pair.Agreed, expected, z, PoissonTail.AtLeast(pair.Agreed, expected), 1, false);
    }

    private static List<CollusionPair> Holm(CollusionPair[] pairs, double level)
    {
        Array.Sort(pairs, (a, b) => (a.P, -a.Z, a.First, a.Second).CompareTo((b.P, -b.Z, b.First, b.Second)));
        var listed = new List<CollusionPair>();
        var least = 0.0;
        for (var i = 0; i < pairs.Length && pairs[i].P < Listed; i++)
        {
            least = Math.Max(least, Math.Min(1, pairs[i].P * (pairs.Length - i)));
            listed.Add(pairs[i] with { AdjustedP = least, Flagged = least <= level });
        }

        return listed;
    }

    private static IReadOnlyList<IReadOnlyList<int>> Groups(List<CollusionPair> pairs, int workers)
    {
        var sets = new DisjointSets(workers);
        foreach (var pair in pairs.Where(p => p.Flagged)) sets.Union(pair.First, pair.Second);
        return [.. Enumerable.Range(0, workers).Where(w => sets.SizeOf(w) > 1).GroupBy(sets.Find).Select(g => (IReadOnlyList<int>)[.. g])];
    }
}

using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// Intraclass correlation of ratings: Shrout and Fleiss, Psychological Bulletin 86 (1979) 420-428, with their intervals by F; ICC(2,·) by
/// Satterthwaite's degrees of freedom, as in McGraw and Wong, Psychological Methods 1 (1996) 30-46. The two-way ones use the tasks that all raters
/// of the facet rated. ICC(1) uses every task with two or more ratings; where their numbers differ, k is n₀ = (N - Σ kᵢ² / N) / (n - 1)
/// (Donner and Koval 1980) and the interval approximate.
/// </summary>
public static class IntraclassCorrelation
{
    /// <param name="ratings">Task, worker, facet, value.</param>
    /// <param name="kind">Which correlation.</param>
    /// <param name="facet">Name of the facet; null where there is one.</param>
    /// <param name="confidence">Of the interval.</param>
    /// <exception cref="InputException">The facet is not there, or none is named and there are several.</exception>
    public static Coefficient Of(Ratings ratings, IntraclassKind kind, string? facet = null, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var tasks = ByTask(ratings, Facet(ratings, facet));
        var raters = tasks.SelectMany(t => t.Keys).Distinct().Order().ToArray();
        var used = kind == IntraclassKind.OneWay ? tasks.FindAll(t => t.Count > 1) : tasks.FindAll(t => t.Count == raters.Length);
        var (method, n, left) = (Name(kind), used.Sum(t => (long)t.Count), tasks.Count - used.Count);
        if (raters.Length < 2) return Coefficient.Undefined(method, used.Count, raters.Length, n, "Fewer than two raters: there is nothing to agree with.");
        if (used.Count < 2) return Coefficient.Undefined(method, used.Count, raters.Length, n, kind == IntraclassKind.OneWay
            ? "Fewer than two tasks have two ratings." : "Fewer than two tasks were rated by all raters: use ICC(1).");
        var squares = kind == IntraclassKind.OneWay ? MeanSquares.OneWay(used.ConvertAll(t => t.Values.ToArray())) : MeanSquares.TwoWay(used.ConvertAll(t => Array.ConvertAll(raters, r => t[r])));
        if (!(squares.Largest > 0)) return Coefficient.Undefined(method, used.Count, raters.Length, n, "All ratings are the same.");

        var (value, low, high) = IntraclassInterval.Of(kind, squares, confidence);
        if (value is null) return Coefficient.Undefined(method, used.Count, raters.Length, n, "Tasks and error do not vary: raters differ by constants only.");
        var note = left == 0 ? null : kind == IntraclassKind.OneWay ? $"{left} tasks with one rating were left out." : $"{left} of {tasks.Count} tasks were not rated by all {raters.Length} raters and were left out.";
        return new Coefficient(value, null, low, high, used.Count, raters.Length, n, $"{method}, interval by F", note);
    }

    private static int Facet(Ratings ratings, string? name)
    {
        if (name is not null) return ratings.Facets.Find(name) ?? throw new InputException($"There is no facet '{name}' in the ratings.");
        if (ratings.Facets.Count > 1) throw new InputException($"The ratings have {ratings.Facets.Count} facets. Say which is meant.");
        return 0;
    }

    /// <summary>The values of each task by rater; of several ratings of one worker, the mean.</summary>
    private static List<SortedDictionary<int, double>> ByTask(Ratings ratings, int facet)
    {
        var cells = new Dictionary<int, SortedDictionary<int, (double Sum, int Count)>>();
        for (var i = 0; i < ratings.Count; i++)
        {
            var (task, worker, of, value) = ratings[i];
            if (of != facet) continue;
            if (!cells.TryGetValue(task, out var row)) cells[task] = row = [];
            var (sum, count) = row.GetValueOrDefault(worker);
            row[worker] = (sum + value, count + 1);
        }

        return [.. cells.OrderBy(c => c.Key).Select(c => new SortedDictionary<int, double>(c.Value.ToDictionary(r => r.Key, r => r.Value.Sum / r.Value.Count)))];
    }

    private static string Name(IntraclassKind kind) => kind switch
    {
        IntraclassKind.OneWay => "ICC(1,1), one-way random",
        IntraclassKind.TwoWayRandom => "ICC(2,1), two-way random, absolute agreement",
        IntraclassKind.TwoWayRandomMean => "ICC(2,k), two-way random, absolute agreement of the mean",
        _ => "ICC(3,1), two-way mixed, consistency",
    };
}

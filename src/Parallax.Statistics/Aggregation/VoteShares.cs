using System.Globalization;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>The share of each class in the votes of a task, each vote with the weight of its worker.</summary>
internal static class VoteShares
{
    /// <summary>For each given class of each task its share of the weight.</summary>
    /// <param name="labels">The votes.</param>
    /// <param name="given">The classes that were given.</param>
    /// <param name="weights">For each worker a weight of 0 or more; null: all the same.</param>
    /// <param name="weightless">How many tasks have voters of weight 0 alone: there each vote counts the same.</param>
    public static double[] Of(Labels labels, GivenClasses given, double[]? weights, out int weightless)
    {
        var rows = labels.ByTask;
        var shares = new double[given.Class.Length];
        weightless = 0;
        for (var task = 0; task < rows.Count; task++)
        {
            if (Add(rows, given, weights, task, shares)) continue;
            weightless++;
            Add(rows, given, null, task, shares);
        }

        return shares;
    }

    /// <summary>For each task the place in <see cref="GivenClasses.Class"/> of its largest share; of equal ones (to 1e-9) the smallest class.</summary>
    public static int[] Tops(GivenClasses given, double[] shares)
    {
        var tops = new int[given.Start.Length - 1];
        for (var task = 0; task < tops.Length; task++)
        {
            var best = given.Start[task];
            for (var i = best + 1; i < given.Start[task + 1]; i++)
                if (shares[i] > shares[best] + 1e-9) best = i;
            tops[task] = best;
        }

        return tops;
    }

    /// <summary>For each worker the share of the labels that are the <paramref name="tops"/> of their tasks; 0 without labels.</summary>
    public static double[] Agreement(Labels labels, GivenClasses given, int[] tops)
    {
        var rows = labels.ByTask;
        var (agreed, all) = (new double[labels.Workers.Count], new double[labels.Workers.Count]);
        for (var task = 0; task < rows.Count; task++)
            for (var i = rows.Start[task]; i < rows.Start[task + 1]; i++)
            {
                all[rows.Other[i]]++;
                if (given.At[i] == tops[task]) agreed[rows.Other[i]]++;
            }

        for (var worker = 0; worker < agreed.Length; worker++) agreed[worker] /= Math.Max(1, all[worker]);
        return agreed;
    }

    /// <summary>What to mind of ties and of tasks without weight; null if there are none.</summary>
    public static string? Note(Posteriors posteriors, int weightless)
    {
        var ties = 0;
        for (var task = 0; task < posteriors.Tasks; task++)
            if (posteriors.IsTie(task)) ties++;
        var tied = ties == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{ties} of {posteriors.Tasks} tasks are tied; the smallest class was taken.");
        var equal = weightless == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{weightless} of {posteriors.Tasks} tasks have voters of weight 0 alone; there each vote counts the same.");
        return tied is null ? equal : equal is null ? tied : $"{tied} {equal}";
    }

    /// <summary>False if the votes weigh nothing together.</summary>
    private static bool Add(Rows rows, GivenClasses given, double[]? weights, int task, double[] shares)
    {
        var total = 0.0;
        for (var i = rows.Start[task]; i < rows.Start[task + 1]; i++)
        {
            var weight = weights is null ? 1 : weights[rows.Other[i]];
            shares[given.At[i]] += weight;
            total += weight;
        }

        if (total <= 0) return false;
        for (var i = given.Start[task]; i < given.Start[task + 1]; i++) shares[i] /= total;
        return true;
    }
}

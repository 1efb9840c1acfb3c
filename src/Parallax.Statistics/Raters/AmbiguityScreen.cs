using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Inference;

namespace Parallax.Statistics.Raters;

/// <summary>
/// Tells an ambiguous item from a bad rater by three signals, never one: the entropy of the posterior, in which raters count by skill; each rater's
/// accuracy on settled items and on gold; and whether raters who are skilled by that accuracy split on the item more than their errors explain.
/// What raters gave to ambiguous items counts against nobody.
/// </summary>
public static class AmbiguityScreen
{
    /// <summary>Screens the items and raters of an aggregation; only its posteriors are used.</summary>
    /// <param name="result">Any aggregation; Dawid-Skene or another that weighs raters is meant.</param>
    /// <param name="truth">By task, the class that is known to be right.</param>
    /// <param name="options">Where the lines are drawn.</param>
    public static AmbiguityResult Of(AggregationResult result, IReadOnlyDictionary<string, string>? truth = null, AmbiguityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        options ??= new AmbiguityOptions();
        var reference = new ReferenceClasses(result, truth);
        var skill = new SettledSkill(result.Labels, reference, options);
        var split = new SkilledSplit(result.Labels, skill, options);
        var items = new ItemAmbiguity[result.Labels.Tasks.Count];
        for (var task = 0; task < items.Length; task++) items[task] = split.Judge(task, result.Posteriors.Entropy(task), skill.IsSettled(task));
        return new AmbiguityResult(items, Raters(result, reference, items));
    }

    private static RaterResidual[] Raters(AggregationResult result, ReferenceClasses reference, ItemAmbiguity[] items)
    {
        var raters = new RaterResidual[result.Labels.Workers.Count];
        for (var worker = 0; worker < raters.Length; worker++) raters[worker] = Rater(result, reference, items, worker);
        return raters;
    }

    private static RaterResidual Rater(AggregationResult result, ReferenceClasses reference, ItemAmbiguity[] items, int worker)
    {
        var tasks = result.Labels.TasksOfWorker(worker);
        var classes = result.Labels.ClassesOfWorker(worker);
        var (clear, right, gold, goldRight, ambiguous) = (0, 0, 0, 0, 0);
        for (var i = 0; i < tasks.Length; i++)
        {
            var (task, hit) = (tasks[i], reference.Class[tasks[i]] == classes[i] ? 1 : 0);
            if (items[task].Verdict == ItemVerdict.Ambiguous)
            {
                ambiguous++;
                continue;
            }

            if (items[task].Verdict == ItemVerdict.Clear) (clear, right) = (clear + 1, right + hit);
            if (reference.IsGold[task]) (gold, goldRight) = (gold + 1, goldRight + hit);
        }

        return new RaterResidual(result.Labels.Workers[worker], WilsonInterval.Of(right, clear), WilsonInterval.Of(goldRight, gold), ambiguous);
    }
}

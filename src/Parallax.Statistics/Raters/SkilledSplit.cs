using System.Globalization;
using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Raters;

/// <summary>Whether the skilled raters of an item split, and whether their own errors explain it.</summary>
internal sealed class SkilledSplit(Labels labels, SettledSkill skill, AmbiguityOptions options)
{
    private readonly double[] _weight = new double[labels.Classes.Count];
    private readonly int[] _count = new int[labels.Classes.Count];

    public ItemAmbiguity Judge(int task, double entropy, bool settled)
    {
        var classes = labels.ClassesOfTask(task);
        var (skilled, weight, errors) = Weigh(task);
        var first = First(classes);
        var others = skilled - _count[first];
        double? split = skilled < 2 || weight <= 0 ? null : Math.Max(0, 1 - _weight[first] / weight);
        double? p = split is null ? null : PoissonTail.AtLeast(others, errors);
        foreach (var c in classes) (_weight[c], _count[c]) = (0, 0);
        var ambiguous = skilled >= options.LeastSkilled && others >= 2 && split >= options.Split && p <= options.Level;
        var verdict = ambiguous ? ItemVerdict.Ambiguous : settled ? ItemVerdict.Clear : ItemVerdict.Unknown;
        return new ItemAmbiguity(labels.Tasks[task], classes.Length, entropy, skilled, split, p, verdict, Reason(verdict, skilled, others));
    }

    private (int Skilled, double Weight, double Errors) Weigh(int task)
    {
        var workers = labels.WorkersOfTask(task);
        var sum = (Skilled: 0, Weight: 0.0, Errors: 0.0);
        for (var i = 0; i < workers.Length; i++)
        {
            var given = labels.ClassesOfTask(task)[i];
            if (skill.AccuracyWithout(task, workers[i], given) is not { } accuracy) continue;
            var weight = skill.Weight(accuracy);
            _weight[given] += weight;
            _count[given]++;
            sum = (sum.Skilled + 1, sum.Weight + weight, sum.Errors + 1 - accuracy);
        }

        return sum;
    }

    /// <summary>The class of most weight; of equal ones the smallest.</summary>
    private int First(ReadOnlySpan<int> classes)
    {
        var first = classes[0];
        foreach (var c in classes)
            if (_weight[c] > _weight[first] || (_weight[c] == _weight[first] && c < first)) first = c;
        return first;
    }

    private string Reason(ItemVerdict verdict, int skilled, int others) => verdict switch
    {
        ItemVerdict.Ambiguous => string.Create(CultureInfo.InvariantCulture, $"{others} of {skilled} skilled raters chose another class than the rest, more than their errors explain: the item can be read in more than one way."),
        ItemVerdict.Clear => "The posterior is certain, and skilled raters do not split.",
        _ when skilled < options.LeastSkilled => string.Create(CultureInfo.InvariantCulture, $"The posterior is not certain, and only {skilled} skilled raters saw the item: ask more of them."),
        _ => "The posterior is not certain, but skilled raters split no more than their errors explain: the item is hard, or others rated it badly.",
    };
}

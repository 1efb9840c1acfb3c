using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>How often each rater is right on items that are settled or gold.</summary>
internal sealed class SettledSkill
{
    private readonly ReferenceClasses _reference;
    private readonly AmbiguityOptions _options;
    private readonly int[] _seen, _right;
    private readonly double _chance;

    public SettledSkill(Labels labels, ReferenceClasses reference, AmbiguityOptions options)
    {
        (_reference, _options) = (reference, options);
        (_seen, _right) = (new int[labels.Workers.Count], new int[labels.Workers.Count]);
        _chance = labels.Classes.Count < 2 ? 0 : 1.0 / labels.Classes.Count;
        for (var task = 0; task < labels.Tasks.Count; task++)
        {
            if (!IsKnown(task)) continue;
            var workers = labels.WorkersOfTask(task);
            for (var i = 0; i < workers.Length; i++)
            {
                _seen[workers[i]]++;
                if (labels.ClassesOfTask(task)[i] == reference.Class[task]) _right[workers[i]]++;
            }
        }
    }

    /// <summary>The posterior of the item is as good as certain.</summary>
    public bool IsSettled(int task) => _reference.Probability[task] >= _options.Certain;

    /// <summary>
    /// The accuracy (right + 1) / (seen + 2) of a rater without the item in question; null if they were not seen often enough or are not
    /// skilled. Without it, an item would vouch for those who made its posterior.
    /// </summary>
    public double? AccuracyWithout(int task, int worker, int @class)
    {
        var own = IsKnown(task) ? 1 : 0;
        var (seen, right) = (_seen[worker] - own, _right[worker] - (own == 1 && @class == _reference.Class[task] ? 1 : 0));
        if (seen < _options.LeastSeen || right < _options.SkilledAccuracy * seen) return null;
        return (right + 1.0) / (seen + 2);
    }

    /// <summary>0 for guessing, 1 for always right.</summary>
    public double Weight(double accuracy) => Math.Max(0, (accuracy - _chance) / (1 - _chance));

    private bool IsKnown(int task) => _reference.IsGold[task] || IsSettled(task);
}

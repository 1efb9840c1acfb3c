using System.Globalization;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>For each task of a set a distribution over classes, whoever it is from: people who labelled, an aggregation, or a model.</summary>
/// <param name="Tasks">Ids of the tasks.</param>
/// <param name="Classes">Ids of the classes, in their order.</param>
/// <param name="Distributions">A distribution for each task.</param>
public sealed record SoftSet(IdTable Tasks, IdTable Classes, Posteriors Distributions)
{
    /// <summary>The posteriors of an aggregation.</summary>
    public static SoftSet Of(AggregationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SoftSet(result.Labels.Tasks, result.Labels.Classes, result.Posteriors);
    }

    /// <summary>From rows (task, class, probability); a class that a task does not list has probability 0 there.</summary>
    /// <exception cref="InputException">A probability is outside [0, 1], a (task, class) comes twice, or those of a task do not add up to 1 (to 1e-3; they are then scaled to 1).</exception>
    public static SoftSet From(IEnumerable<(string Task, string Class, double Probability)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var builder = new LabelsBuilder("rows", firstLine: 1);
        var values = new Dictionary<(string, string), double>();
        foreach (var (task, @class, p) in rows)
        {
            if (!(p is >= 0 and <= 1)) throw new InputException(string.Create(CultureInfo.InvariantCulture, $"Task '{task}' gives class '{@class}' the probability {p}, which is not between 0 and 1."));
            if (!values.TryAdd((task, @class), p)) throw new InputException($"Task '{task}' has class '{@class}' twice. Give each class of a task once.");
            builder.Add(task, @class, @class);
        }

        var labels = builder.Build();
        return new SoftSet(labels.Tasks, labels.Classes, Scaled(labels, values));
    }

    private static Posteriors Scaled(Labels labels, Dictionary<(string, string), double> values)
    {
        var given = GivenClasses.Of(labels);
        var p = new double[given.Class.Length];
        for (var task = 0; task < labels.Tasks.Count; task++)
        {
            var (id, sum) = (labels.Tasks[task], 0.0);
            for (var i = given.Start[task]; i < given.Start[task + 1]; i++) sum += p[i] = values[(id, labels.Classes[given.Class[i]])];
            if (Math.Abs(sum - 1) > 1e-3) throw new InputException(string.Create(CultureInfo.InvariantCulture, $"The probabilities of task '{id}' add up to {sum:0.####}, not to 1."));
            for (var i = given.Start[task]; i < given.Start[task + 1]; i++) p[i] /= sum;
        }

        return Posteriors.OfGiven(given, p);
    }
}

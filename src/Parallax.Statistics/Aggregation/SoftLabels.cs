using Parallax.Statistics.Input;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// For each task how its labels are spread, for tasks that people legitimately see differently: nothing is decided and nobody is weighed.
/// The smoothed distribution is the posterior mean under a symmetric Dirichlet prior, (n_c + a/K) / (n + a) with K classes.
/// </summary>
public sealed class SoftLabels
{
    private readonly GivenClasses _given;
    private readonly int[] _counts;

    private SoftLabels(Labels labels, double prior, GivenClasses given, int[] counts)
    {
        (Labels, Prior, _given, _counts) = (labels, prior, given, counts);
        Raw = Posteriors.OfGiven(given, VoteShares.Of(labels, given, null, out _));
        Smoothed = Smooth();
    }

    /// <summary>What they were made from.</summary>
    public Labels Labels { get; }

    /// <summary>How many labels the prior counts for, spread evenly over the classes.</summary>
    public double Prior { get; }

    /// <summary>The shares as they are.</summary>
    public Posteriors Raw { get; }

    /// <summary>The shares with the prior.</summary>
    public Posteriors Smoothed { get; }

    /// <summary>The raw shares as a set to compare.</summary>
    public SoftSet RawSet => new(Labels.Tasks, Labels.Classes, Raw);

    /// <summary>The smoothed shares as a set to compare.</summary>
    public SoftSet SmoothedSet => new(Labels.Tasks, Labels.Classes, Smoothed);

    /// <summary>Counts the labels of each task.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="prior">How many labels the prior counts for in all, spread evenly over the classes: 1 is the prior of Perks, the number of classes that of Laplace.</param>
    /// <exception cref="ArgumentOutOfRangeException">The prior is negative or not a number.</exception>
    public static SoftLabels Of(Labels labels, double prior = 1)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(prior);
        if (!double.IsFinite(prior)) throw new ArgumentOutOfRangeException(nameof(prior), prior, "The prior is not a number.");
        var given = GivenClasses.Of(labels);
        var counts = new int[given.Class.Length];
        foreach (var at in given.At) counts[at]++;
        return new SoftLabels(labels, prior, given, counts);
    }

    /// <summary>How many labels a task has.</summary>
    public int N(int task) => Labels.WorkersOfTask(task).Length;

    /// <summary>How often each class was given to a task; classes that nobody gave are left out.</summary>
    public IEnumerable<(int Class, int Count)> Counts(int task)
    {
        for (var i = _given.Start[task]; i < _given.Start[task + 1]; i++) yield return (_given.Class[i], _counts[i]);
    }

    /// <summary>The entropy of the raw shares, in nats: 0 if all agree, log K if all classes are equally frequent. It is low when labels are few.</summary>
    public double Entropy(int task) => Raw.Entropy(task);

    private Posteriors Smooth()
    {
        var (p, elsewhere, each) = (new double[_counts.Length], new double[Labels.Tasks.Count], Prior / Math.Max(1, Labels.Classes.Count));
        for (var task = 0; task < elsewhere.Length; task++)
        {
            var all = N(task) + Prior;
            for (var i = _given.Start[task]; i < _given.Start[task + 1]; i++) p[i] = (_counts[i] + each) / all;
            elsewhere[task] = each / all;
        }

        return Posteriors.OfGiven(_given, p, elsewhere);
    }
}

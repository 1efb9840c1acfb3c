using System.Globalization;
using Parallax.Statistics;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;
using Parallax.Statistics.Sequential;

namespace Parallax.Insight;

/// <summary>
/// How sure ratings are: the mean of all ratings of each model, clustered by rater, and for any two models whether it is decided which one people rate higher.
/// How much better one is stays a matter of the fair averages of the leaderboard.
/// </summary>
public sealed class RatedFit
{
    private const int Highest = 5;

    /// <summary>Means of levels that differ by less are equal, but for rounding.</summary>
    private const double Same = 1e-9;

    private readonly List<RatedModel> _models = [];

    /// <summary>Of the intervals as they are, beyond the scale as well: what more people would do to them follows from these.</summary>
    private readonly List<double?> _widths = [];
    private readonly int _raters;
    private readonly IReadOnlyList<KnownModel> _known;
    private readonly IReadOnlyList<JudgmentRecord> _judgments;

    public RatedFit(IReadOnlyList<KnownModel> models, IReadOnlyList<JudgmentRecord> judgments)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(judgments);
        (_known, _judgments) = (models, judgments);
        var levels = new Dictionary<(int Model, int Person), List<double>>();
        foreach (var j in judgments)
        {
            Add(levels, j, j.First, 0);
            if (j.Second is { } second) Add(levels, j, second, 1);
        }

        _raters = levels.Keys.Select(k => k.Person).Distinct().Count();
        foreach (var model in levels.GroupBy(l => l.Key.Model).OrderBy(g => g.Key))
        {
            var mean = ClusteredMean.Of(model.Select(l => l.Value)).Mean;
            _models.Add(new RatedModel(models[model.Key].Name, OnScale(mean)));
            _widths.Add(mean.High - mean.Low);
        }
    }

    /// <summary>The width of the widest interval; null while one is undefined.</summary>
    public double? Width => _models.Count > 0 && _models.All(m => m.Mean.Low is not null) ? _models.Max(m => m.Mean.High!.Value - m.Mean.Low!.Value) : null;

    /// <param name="judgments">That there are now.</param>
    public RatedPrecision Of(int judgments, Spent? perJudgment) =>
        new(_models.Sum(m => m.Mean.N), _raters, _models, Pairs(), Width, After(judgments), ComparedFit.Times(perJudgment));

    private double? After(int judgments) =>
        _widths.Count == 0 || _widths.Contains(null) ? null : Math.Min(Highest - 1, _widths.Max()!.Value * Math.Sqrt((double)judgments / (judgments + Precision.Hundred)));

    private List<RatedPair> Pairs() => [.. DecidedPairs.Of(Votes()).Select(p => p.Share >= .5
        ? new RatedPair(Name(p.First), Name(p.Second), p.Votes, p.Share, p.Low, p.High, p.EValue, p.Decided)
        : new RatedPair(Name(p.Second), Name(p.First), p.Votes, 1 - p.Share, 1 - p.High, 1 - p.Low, p.EValue, p.Decided))];

    private string Name(string key) => _known[int.Parse(key, CultureInfo.InvariantCulture)].Name;

    /// <summary>A vote of each person on each two models that they rated on one task: for whichever they rated higher there, over all such tasks.</summary>
    private Comparisons Votes()
    {
        var ahead = new SortedDictionary<(int First, int Second, int Person), double>();
        foreach (var task in _judgments.GroupBy(j => (j.Person, j.Task)))
        {
            var means = Means(task);
            for (var i = 0; i < means.Count; i++)
                for (var k = i + 1; k < means.Count; k++)
                {
                    var pair = (means[i].Model, means[k].Model, task.Key.Person);
                    ahead[pair] = ahead.GetValueOrDefault(pair) + means[i].Mean - means[k].Mean;
                }
        }

        var votes = new ComparisonsBuilder("ratings");
        var line = 0L;
        foreach (var ((first, second, person), by) in ahead)
            votes.Add($"{first}", $"{second}", Math.Abs(by) < Same ? Outcome.Tie : by > 0 ? Outcome.Left : Outcome.Right, $"{person}", null, [], ++line);
        return votes.Build();
    }

    /// <summary>What one person gave each model on a task, by the number of the model.</summary>
    private static List<(int Model, double Mean)> Means(IEnumerable<JudgmentRecord> judgments) =>
    [
        .. judgments.SelectMany(j => j.Rated(0).Select(r => (Model: j.First, r.Level)).Concat(j.Second is { } second ? j.Rated(1).Select(r => (Model: second, r.Level)) : []))
            .GroupBy(r => r.Model).OrderBy(g => g.Key).Select(g => (g.Key, g.Average(r => r.Level))),
    ];

    /// <summary>With few people the interval goes beyond the scale.</summary>
    private static Estimate OnScale(Estimate mean) => mean is { Low: { } low, High: { } high } ? mean with { Low = Math.Max(1, low), High = Math.Min(Highest, high) } : mean;

    private static void Add(Dictionary<(int, int), List<double>> levels, JudgmentRecord judgment, int model, int response)
    {
        foreach (var (_, level) in judgment.Rated(response))
        {
            if (!levels.TryGetValue((model, judgment.Person), out var own)) levels[(model, judgment.Person)] = own = [];
            own.Add(level);
        }
    }
}

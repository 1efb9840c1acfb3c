using Parallax.Statistics.Inference;

namespace Parallax.Insight;

/// <summary>How sure ratings are: the mean of all ratings of each model, clustered by rater. Which model is better is a matter of the fair averages of the leaderboard.</summary>
public sealed class RatedFit
{
    private readonly List<RatedModel> _models = [];
    private readonly int _raters;

    public RatedFit(IReadOnlyList<KnownModel> models, IEnumerable<JudgmentRecord> judgments)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(judgments);
        var levels = new Dictionary<(int Model, int Person), List<double>>();
        foreach (var j in judgments)
        {
            Add(levels, j, j.First, 0);
            if (j.Second is { } second) Add(levels, j, second, 1);
        }

        _raters = levels.Keys.Select(k => k.Person).Distinct().Count();
        foreach (var model in levels.GroupBy(l => l.Key.Model).OrderBy(g => g.Key))
            _models.Add(new RatedModel(models[model.Key].Name, ClusteredMean.Of(model.Select(l => l.Value)).Mean));
    }

    /// <summary>The width of the widest interval; null while one is undefined.</summary>
    public double? Width => _models.Count > 0 && _models.All(m => m.Mean.Low is not null) ? _models.Max(m => m.Mean.High!.Value - m.Mean.Low!.Value) : null;

    /// <param name="judgments">That there are now.</param>
    public RatedPrecision Of(int judgments, Spent? perJudgment) =>
        new(_models.Sum(m => m.Mean.N), _raters, _models, Width, Width * Math.Sqrt((double)judgments / (judgments + Precision.Hundred)), ComparedFit.Times(perJudgment));

    private static void Add(Dictionary<(int, int), List<double>> levels, JudgmentRecord judgment, int model, int response)
    {
        foreach (var (_, level) in judgment.Rated(response))
        {
            if (!levels.TryGetValue((model, judgment.Person), out var own)) levels[(model, judgment.Person)] = own = [];
            own.Add(level);
        }
    }
}

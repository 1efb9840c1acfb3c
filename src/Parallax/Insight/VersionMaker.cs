using Parallax.Data;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Sequential;

namespace Parallax.Insight;

/// <summary>Makes the comparisons of versions: of each version with the one before, and of the last with the first.</summary>
public sealed class VersionMaker : IFigureMaker
{
    private static readonly string[] Measures = [VersionScores.Rating, VersionScores.Sound, VersionScores.Preference, VersionScores.Clean];

    public string Kind => VersionComparison.Kind;

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(data);
        var made = new Dictionary<string, object>();
        var pairs = Pairs(data.Models);
        if (pairs.Count == 0) return made;
        var scores = await VersionScores.OfAsync(db, data, pairs.SelectMany(p => new[] { p.Older - 1, p.Newer - 1 }).ToHashSet(), cancel);
        var (ids, categories) = (SaidOnTasks.Ids(data), new Dictionary<int, string>());
        foreach (var j in data.Judgments) categories.TryAdd(j.Task, j.Category);
        foreach (var pair in pairs)
        {
            var both = scores.TasksOf(pair.Older - 1).Intersect(scores.TasksOf(pair.Newer - 1)).OrderBy(t => ids[t]).ToList();
            var moved = both.ToDictionary(t => t, t => new MovedTask(ids[t], "", categories[t], scores.On(t, pair.Older - 1)!.All, scores.On(t, pair.Newer - 1)!.All, scores.On(t, pair.Older - 1)!.Judgments, scores.On(t, pair.Newer - 1)!.Judgments));
            foreach (var scope in data.Scopes)
            {
                var comparison = Of(data, scope, pair, [.. both.Where(t => scope.Length == 0 || categories[t] == scope).Select(t => moved[t])]);
                if (comparison.Tasks > 0 || scope.Length == 0) made[VersionComparison.Key(pair.Older, pair.Newer, scope)] = await NamedAsync(db, comparison, cancel);
            }
        }

        return made;
    }

    /// <summary>Versions that follow each other, and the first with the last where there are more than two.</summary>
    public static IReadOnlyList<VersionPair> Pairs(IReadOnlyList<KnownModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var pairs = new List<VersionPair>();
        foreach (var versions in models.GroupBy(m => m.Model).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Order(VersionOrder.Natural).ToList()).Where(v => v.Count > 1))
        {
            for (var v = versions.Count - 1; v > 0; v--) pairs.Add(Pair(versions[v - 1], versions[v]));
            if (versions.Count > 2) pairs.Add(Pair(versions[0], versions[^1]));
        }

        return pairs;
    }

    private static VersionPair Pair(KnownModel older, KnownModel newer) => new(older.Model, older.Number, older.Version, newer.Number, newer.Version);

    private static VersionComparison Of(InsightData data, string scope, VersionPair pair, List<MovedTask> tasks)
    {
        var measures = Measures.Select(m => Measure(m, tasks)).Where(m => m.Change.N > 0).ToList();
        if (measures.Count == 0) return new VersionComparison(scope, pair, 0, [], [], [], LeaderboardMaker.LeftOut(data));
        var first = measures[0].Id;
        var moved = tasks.Where(t => t.Older.ContainsKey(first) && t.Newer.ContainsKey(first)).Select(t => (Task: t, By: t.Newer[first] - t.Older[first])).ToList();
        return new VersionComparison(
            scope, pair, tasks.Count, measures,
            [.. moved.Where(m => m.By > 0).OrderByDescending(m => m.By).ThenBy(m => m.Task.Task).Take(VersionComparison.MostListed).Select(m => m.Task)],
            [.. moved.Where(m => m.By < 0).OrderBy(m => m.By).ThenBy(m => m.Task.Task).Take(VersionComparison.MostListed).Select(m => m.Task)], LeaderboardMaker.LeftOut(data));
    }

    private static VersionMeasure Measure(string id, List<MovedTask> tasks)
    {
        var both = tasks.Where(t => t.Older.ContainsKey(id) && t.Newer.ContainsKey(id)).Select(t => (Older: t.Older[id], Newer: t.Newer[id])).ToList();
        var change = ClusteredMean.Of(both.Select(b => (IReadOnlyList<double>)[b.Newer - b.Older])).Mean with { Method = "Mean difference over tasks, t interval" };
        if (both.Count == 1) change = change with { Note = "One task alone: how much tasks differ is not known." };
        var (better, worse) = (both.Count(b => b.Newer > b.Older), both.Count(b => b.Newer < b.Older));
        return new VersionMeasure(
            id, both.Count == 0 ? null : both.Average(b => b.Older), both.Count == 0 ? null : both.Average(b => b.Newer), change, better, worse, both.Count - better - worse, new BetaBinomialTest(better, worse).EValue());
    }

    private static async Task<VersionComparison> NamedAsync(AppDb db, VersionComparison comparison, CancellationToken cancel)
    {
        var names = await SaidOnTasks.NamesAsync(db, comparison.Better.Concat(comparison.Worse).Select(t => t.Task), cancel);
        return comparison with { Better = [.. comparison.Better.Select(t => t with { ExternalId = names[t.Task] })], Worse = [.. comparison.Worse.Select(t => t with { ExternalId = names[t.Task] })] };
    }
}

using Parallax.Data;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Sequential;

namespace Parallax.Insight;

/// <summary>Makes the comparisons of versions: of each version with the one before, and of the last with the first.</summary>
public sealed class VersionMaker : IFigureMaker
{
    private const int FewTasks = 30;

    /// <summary>A task with how both versions stand on it.</summary>
    private sealed record Both(int Task, VersionScores.Score Older, VersionScores.Score Newer)
    {
        public double? By(string measure) => Newer.Of(measure) - Older.Of(measure);
    }

    public string Kind => VersionComparison.Kind;

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(data);
        var made = new Dictionary<string, object>();
        var pairs = Pairs(data.Models);
        if (pairs.Count == 0) return made;
        var scores = await VersionScores.OfAsync(db, data, pairs.SelectMany(p => new[] { p.Older - 1, p.Newer - 1 }).ToHashSet(), cancel);
        var (ids, categories) = (SaidOnTasks.Ids(data), SaidOnTasks.Categories(data));
        MovedTask Moved(Both b) => new(ids[b.Task], "", categories[b.Task], b.Older.All, b.Newer.All, b.Older.Judgments, b.Newer.Judgments);
        foreach (var pair in pairs)
        {
            var both = scores.TasksOf(pair.Older - 1).Intersect(scores.TasksOf(pair.Newer - 1)).OrderBy(t => ids[t]).Select(t => new Both(t, scores.On(t, pair.Older - 1)!, scores.On(t, pair.Newer - 1)!)).ToList();
            foreach (var scope in data.Scopes)
            {
                var comparison = Of(data, scope, pair, [.. both.Where(b => scope.Length == 0 || categories[b.Task] == scope)], Moved);
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

    private static VersionComparison Of(InsightData data, string scope, VersionPair pair, List<Both> tasks, Func<Both, MovedTask> shown)
    {
        var measures = VersionScores.Measures.Select(m => Measure(m, tasks)).Where(m => m.Change.N > 0).ToList();
        if (measures.Count == 0) return new VersionComparison(scope, pair, 0, [], [], [], LeaderboardMaker.LeftOut(data));
        var first = measures[0].Id;
        return new VersionComparison(
            scope, pair, tasks.Count, measures,
            [.. tasks.Where(t => t.By(first) > 0).OrderByDescending(t => t.By(first)).Take(VersionComparison.MostListed).Select(shown)],
            [.. tasks.Where(t => t.By(first) < 0).OrderBy(t => t.By(first)).Take(VersionComparison.MostListed).Select(shown)], LeaderboardMaker.LeftOut(data));
    }

    private static VersionMeasure Measure(string id, List<Both> tasks)
    {
        var both = tasks.Where(t => t.By(id) is not null).ToList();
        var change = ClusteredMean.Of(both.Select(b => (IReadOnlyList<double>)[b.By(id)!.Value])).Mean with { Method = "Mean difference over tasks, t interval" };
        // What the mean says of clusters would be of tasks here.
        change = change with { Note = both.Count == 1 ? "One task alone: how much tasks differ is not known." : both.Count < FewTasks ? $"Only {both.Count} tasks: the interval rests on t({both.Count - 1})." : change.Note };
        var (better, worse) = (both.Count(b => b.By(id) > 0), both.Count(b => b.By(id) < 0));
        return new VersionMeasure(
            id, both.Count == 0 ? null : both.Average(b => b.Older.Of(id)), both.Count == 0 ? null : both.Average(b => b.Newer.Of(id)), change, better, worse, both.Count - better - worse, new BetaBinomialTest(better, worse).EValue());
    }

    private static async Task<VersionComparison> NamedAsync(AppDb db, VersionComparison comparison, CancellationToken cancel)
    {
        var names = await SaidOnTasks.NamesAsync(db, comparison.Better.Concat(comparison.Worse).Select(t => t.Task), cancel);
        return comparison with { Better = [.. comparison.Better.Select(t => t with { ExternalId = names[t.Task] })], Worse = [.. comparison.Worse.Select(t => t with { ExternalId = names[t.Task] })] };
    }
}

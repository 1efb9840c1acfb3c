using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Statistics;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Inference;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>Makes the figures on ambiguity: readings pooled by scenario, and recognition by model.</summary>
public sealed class AmbiguityMaker : IFigureMaker
{
    public string Kind => AmbiguityFigure.Kind;

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(data);
        var settled = await SettledAsync(db, data, cancel);
        var several = Several(data);
        foreach (var task in settled.Keys) several.TryAdd(task, 0);
        var ids = SaidOnTasks.Ids(data);
        var chosen = several.OrderByDescending(t => settled.ContainsKey(t.Key)).ThenByDescending(t => t.Value).ThenBy(t => ids[t.Key]).Take(AmbiguityFigure.MostPooled).Select(t => t.Key).ToList();
        var scenarios = await ScenariosAsync(db, data, chosen, settled, cancel);
        var categories = SaidOnTasks.Categories(data);
        // Once all were read it is known for sure which have several.
        var all = chosen.Count == several.Count;
        return data.Scopes.ToDictionary(scope => scope, scope => (object)Of(data, scope, all ? null : several.Keys.Count(t => Within(scope, categories[t])), scenarios));
    }

    private static bool Within(string scope, string category) => scope.Length == 0 || category == scope;

    private static AmbiguityFigure Of(InsightData data, string scope, int? several, List<AmbiguousScenario> scenarios)
    {
        var judgments = data.In(scope).ToList();
        var own = scenarios.Where(s => Within(scope, s.Category)).ToList();
        var asked = judgments.Count(j => j.Protocol.Interpretations is not null);
        return new AmbiguityFigure(
            scope, judgments.Count, judgments.Select(j => j.Person).Distinct().Count(), asked, Recognition(data, judgments), several ?? own.Count, own.Count, [.. own.Take(AmbiguityFigure.MostListed)], LeaderboardMaker.LeftOut(data));
    }

    /// <summary>By task how many judgments name several readings. Where recognition is not asked that is not known before reading, and each task may have them.</summary>
    private static Dictionary<int, int> Several(InsightData data)
    {
        var several = new Dictionary<int, int>();
        foreach (var j in data.Judgments.Where(j => j.Protocol.Interpretations is { } asked && (asked.RecognitionAsks is null || Saw(j.FirstSaw))))
            several[j.Task] = several.GetValueOrDefault(j.Task) + 1;
        return several;
    }

    private static bool Saw(string? recognition) => recognition is not null and not Recognitions.NotApplicable;

    private static List<RecognitionLine> Recognition(InsightData data, List<JudgmentRecord> judgments)
    {
        var said = judgments.Select(j => (j.Person, Model: j.First, Saw: j.FirstSaw)).Concat(judgments.Where(j => j.Second is not null).Select(j => (j.Person, Model: j.Second!.Value, Saw: j.SecondSaw))).Where(s => Saw(s.Saw));
        return [.. said.GroupBy(s => s.Model).Select(g =>
        {
            var model = data.Models[g.Key];
            Estimate Share(string word) => ClusteredProportion.Of(g.GroupBy(s => s.Person).Select(p => ((long)p.Count(), (long)p.Count(s => s.Saw == word))));
            return new RecognitionLine(model.Number, model.Model, model.Version, g.Count(), Share(Recognitions.Yes), Share(Recognitions.Partly), Share(Recognitions.No));
        }).OrderByDescending(r => r.Yes.Value).ThenBy(r => r.Name, StringComparer.Ordinal)];
    }

    private static async Task<Dictionary<int, SettledReadings>> SettledAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        var rows = await (
            from a in Adjudication.Latest(db.Set<Adjudication>().AsNoTracking().Where(a => a.ProjectId == data.Project.Id))
            where a.Kind == AdjudicationKind.Ambiguous
            join p in db.Set<Presentation>() on a.PresentationId equals p.Id
            orderby a.At
            select new { p.TaskId, a.PresentationId, a.Readings, a.Rationale, a.At }).ToListAsync(cancel);
        var settled = new Dictionary<int, SettledReadings>();
        foreach (var row in rows)
            if (data.TaskNumbers.TryGetValue(row.TaskId, out var task)) settled[task] = new SettledReadings(row.PresentationId, Content.Read<List<Interpretation>>(row.Readings!), row.Rationale, row.At);
        return settled;
    }

    /// <summary>From the most ambiguous.</summary>
    private static async Task<List<AmbiguousScenario>> ScenariosAsync(AppDb db, InsightData data, List<int> chosen, Dictionary<int, SettledReadings> settled, CancellationToken cancel)
    {
        var ids = SaidOnTasks.Ids(data);
        var pools = chosen.ToDictionary(t => ids[t], _ => new ReadingPool());
        await foreach (var row in SaidOnTasks.ReadAsync(db, data, pools.Keys, cancel)) pools[row.Task].Add(row.Person, row.Answers);
        var names = await SaidOnTasks.NamesAsync(db, pools.Keys, cancel);
        var categories = SaidOnTasks.Categories(data);
        var scenarios = new List<AmbiguousScenario>();
        foreach (var task in chosen)
        {
            var pool = pools[ids[task]];
            if (pool.NamedSeveral == 0 && !settled.ContainsKey(task)) continue;
            var (readings, entropy) = pool.Result(data.Project.Seed);
            scenarios.Add(new AmbiguousScenario(ids[task], names[ids[task]], categories[task], pool.People, pool.NamedSeveral, readings, entropy, settled.GetValueOrDefault(task)));
        }

        return [.. scenarios.OrderByDescending(s => s.Settled is not null).ThenByDescending(s => s.Entropy.Value ?? 0).ThenBy(s => s.ExternalId, StringComparer.Ordinal)];
    }
}

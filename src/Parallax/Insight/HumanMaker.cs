using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics;
using Parallax.Statistics.Inference;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>Makes the human baseline where people answer first.</summary>
public sealed class HumanMaker : IFigureMaker
{
    private static readonly (int From, int To)[] Bands = [(0, 59), (60, 69), (70, 79), (80, 89), (90, 100)];

    private sealed record Said
    {
        public OwnAnswer? OwnAnswer { get; init; }
    }

    private sealed record Own(int Person, int Task, string Category, bool Says, double F1, int Confidence);

    private sealed record Answered(int Model, int Task, string Category, bool Says, double F1);

    public string Kind => HumanBaseline.Kind;

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(data);
        var made = new Dictionary<string, object>();
        if (!data.Versions.Values.Append(data.Protocol).Any(p => p.AnswerFirst is not null)) return made;
        var asked = data.Judgments.Where(j => j.Protocol.AnswerFirst is not null).Select(j => j.Task).ToHashSet();
        var (ids, categories) = (SaidOnTasks.Ids(data), SaidOnTasks.Categories(data));
        var drawn = SaidOnTasks.Drawn(data).Where(asked.Contains).Take(HumanBaseline.MostTasks).ToList();
        var references = await ReferencesAsync(db, drawn.ConvertAll(t => ids[t]), cancel);
        var (own, without) = (new List<Own>(), new Dictionary<string, int>());
        await foreach (var row in SaidOnTasks.ReadAsync(db, data, drawn.Select(t => ids[t]), cancel))
        {
            if (Content.Read<Said>(row.Answers).OwnAnswer is not { } answer) continue;
            var task = data.TaskNumbers[row.Task];
            if (references.TryGetValue(row.Task, out var reference)) own.Add(new Own(data.PersonNumbers[row.Person], task, categories[task], ReferenceMatch.Says(answer.Answer, reference), ReferenceMatch.F1(answer.Answer, reference), answer.Confidence));
            else without[categories[task]] = without.GetValueOrDefault(categories[task]) + 1;
        }

        var models = await ModelsAsync(db, data, references, categories, cancel);
        foreach (var scope in data.Scopes) made[scope] = Of(data, scope, own, models, without, asked.Count > drawn.Count ? asked.Count : null);
        return made;
    }

    private static HumanBaseline Of(InsightData data, string scope, List<Own> all, List<Answered> models, Dictionary<string, int> without, int? drawn)
    {
        var own = all.Where(o => scope.Length == 0 || o.Category == scope).ToList();
        var answered = own.Select(o => o.Task).ToHashSet();
        var lines = models.Where(m => answered.Contains(m.Task)).GroupBy(m => m.Model).Select(g => Model(data, scope, g.Key, [.. g])).OrderByDescending(l => l.Says.Value).ThenBy(l => l.Name, StringComparer.Ordinal);
        var people = new BaselineLine(null, "People", Share(own), Mean(own, o => o.F1, 0), null);
        var bands = Bands.Select(b => Band(b.From, b.To, [.. own.Where(o => o.Confidence >= b.From && o.Confidence <= b.To)]));
        return new HumanBaseline(
            scope, own.Count, own.Select(o => o.Person).Distinct().Count(), answered.Count, scope.Length == 0 ? without.Values.Sum() : without.GetValueOrDefault(scope), drawn, [people, .. lines], [.. bands],
            Mean(own, o => o.Confidence / 100d - (o.Says ? 1 : 0), -1), Mean(own, o => Math.Pow(o.Confidence / 100d - (o.Says ? 1 : 0), 2), 0), LeaderboardMaker.LeftOut(data));
    }

    /// <summary>A response is one observation a task, however many people judged it.</summary>
    private static BaselineLine Model(InsightData data, string scope, int model, List<Answered> answers)
    {
        var judged = data.In(scope).SelectMany(j => new[] { (j.Person, Model: (int?)j.First, Steps: j.FirstSteps, Wrong: j.FirstWrong), (j.Person, Model: j.Second, Steps: j.SecondSteps, Wrong: j.SecondWrong) })
            .Where(j => j.Model == model && j.Steps > 0).GroupBy(j => j.Person).Select(g => ((long)g.Count(), (long)g.Count(j => j.Wrong is null))).ToList();
        return new BaselineLine(
            data.Models[model].Number, data.Models[model].Name, ClusteredProportion.Of(answers.GroupBy(a => a.Task).Select(g => ((long)g.Count(), (long)g.Count(a => a.Says)))) with { Method = "Wilson score interval, by task" },
            Within(ClusteredMean.Of(answers.GroupBy(a => a.Task).Select(g => (IReadOnlyList<double>)[.. g.Select(a => a.F1)])).Mean, 0), judged.Count == 0 ? null : ClusteredProportion.Of(judged));
    }

    private static ConfidenceLine Band(int from, int to, List<Own> own) => new(from, to, own.Count == 0 ? null : own.Average(o => o.Confidence) / 100, Share(own));

    private static Estimate Share(IEnumerable<Own> own) => ClusteredProportion.Of(own.GroupBy(o => o.Person).Select(g => ((long)g.Count(), (long)g.Count(o => o.Says))));

    private static Estimate Mean(IEnumerable<Own> own, Func<Own, double> of, double least) =>
        Within(ClusteredMean.Of(own.GroupBy(o => o.Person).Select(g => (IReadOnlyList<double>)[.. g.Select(of)])).Mean, least);

    /// <summary>With few people the interval goes beyond what is possible: from <paramref name="least"/> to 1.</summary>
    private static Estimate Within(Estimate mean, double least) =>
        mean is { Low: { } low, High: { } high } ? mean with { Low = Math.Max(least, low), High = Math.Min(1, high) } : mean;

    private static async Task<Dictionary<Guid, string>> ReferencesAsync(AppDb db, List<Guid> tasks, CancellationToken cancel)
    {
        var references = new Dictionary<Guid, string>();
        foreach (var chunk in tasks.Chunk(200))
            foreach (var task in await db.Set<EvaluationTask>().AsNoTracking().Where(t => chunk.Contains(t.Id) && t.Reference != null).Select(t => new { t.Id, t.Reference }).ToListAsync(cancel))
                references[task.Id] = task.Reference!;
        return references;
    }

    /// <summary>What each model says last, on the same tasks.</summary>
    private static async Task<List<Answered>> ModelsAsync(AppDb db, InsightData data, Dictionary<Guid, string> references, string[] categories, CancellationToken cancel)
    {
        var numbers = data.Models.Select((m, i) => (m, i)).ToDictionary(m => (m.m.Model, m.m.Version), m => m.i);
        var answers = new List<Answered>();
        foreach (var chunk in references.Keys.Chunk(200))
        {
            foreach (var response in await db.Set<Response>().AsNoTracking().Where(r => chunk.Contains(r.TaskId)).Select(r => new { r.TaskId, r.Model, r.Version, r.Steps }).ToListAsync(cancel))
            {
                if (!numbers.TryGetValue((response.Model, response.Version ?? ""), out var model)) continue;
                var last = string.Join(' ', Content.Read<List<Step>>(response.Steps).TakeLast(1).SelectMany(s => s.Parts).Select(p => p.Text).OfType<string>());
                var task = data.TaskNumbers[response.TaskId];
                answers.Add(new Answered(model, task, categories[task], ReferenceMatch.Says(last, references[response.TaskId]), ReferenceMatch.F1(last, references[response.TaskId])));
            }
        }

        return answers;
    }
}

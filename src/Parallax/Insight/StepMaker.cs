using Parallax.Data;
using Parallax.Statistics;
using Parallax.Statistics.Inference;
using Sequence = Parallax.Statistics.Inference.ClusteredSurvival.Sequence;

namespace Parallax.Insight;

/// <summary>
/// Makes step profiles. Responses differ in length: one that ends unbroken says nothing of the steps that it does not have, which is what the
/// product-limit estimate is for. A step that nobody could tell, or that was not needed, is not wrong.
/// </summary>
public sealed class StepMaker : IFigureMaker
{
    private const int MostTasks = 3;

    private sealed record Seen(int Person, int Task, int Model, string Category, Sequence Sequence);

    public string Kind => StepProfile.Kind;

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(data);
        var made = new Dictionary<string, object>();
        if (!data.Versions.Values.Append(data.Protocol).Any(p => p.StepVerdicts)) return made;
        var ids = SaidOnTasks.Ids(data);
        foreach (var scope in data.Scopes)
        {
            var seen = data.In(scope).SelectMany(Judged).ToList();
            var broken = Broken(seen);
            var names = await SaidOnTasks.NamesAsync(db, broken.Values.SelectMany(b => b).Select(b => ids[b.Task]), cancel);
            made[scope] = Of(data, scope, seen, (model, step) => [.. (broken.GetValueOrDefault((model, step)) ?? []).Select(b => new BrokenTask(ids[b.Task], names[ids[b.Task]], b.People, b.Judged))]);
        }

        return made;
    }

    private static IEnumerable<Seen> Judged(JudgmentRecord j)
    {
        if (j.FirstSteps > 0) yield return new Seen(j.Person, j.Task, j.First, j.Category, new Sequence(j.FirstSteps, j.FirstWrong));
        if (j.Second is { } second && j.SecondSteps > 0) yield return new Seen(j.Person, j.Task, second, j.Category, new Sequence(j.SecondSteps, j.SecondWrong));
    }

    private static StepProfile Of(InsightData data, string scope, List<Seen> seen, Func<int, int, IReadOnlyList<BrokenTask>> tasks)
    {
        var models = seen.GroupBy(s => s.Model).Select(g => Model(data.Models[g.Key], [.. g], step => tasks(g.Key, step)))
            .OrderByDescending(m => m.Sound.Value).ThenBy(m => m.Name, StringComparer.Ordinal).ToList();
        var cells = scope.Length > 0 ? [] : seen.GroupBy(s => (s.Model, s.Category)).Select(g => Cell(data.Models[g.Key.Model].Number, g.Key.Category, [.. g])).ToList();
        var judgments = data.In(scope).Count(j => j.FirstSteps > 0 || j.SecondSteps > 0);
        return new StepProfile(scope, judgments, seen.Select(s => s.Person).Distinct().Count(), models, cells, LeaderboardMaker.LeftOut(data));
    }

    private static SteppedModel Model(KnownModel model, List<Seen> seen, Func<int, IReadOnlyList<BrokenTask>> tasks)
    {
        var steps = ClusteredSurvival.Of(seen.GroupBy(s => s.Person).Select(g => (IReadOnlyList<Sequence>)[.. g.Select(s => s.Sequence)]));
        var points = steps.Take(StepProfile.MostSteps).Select(s => new StepPoint(s.Step, s.AtRisk, s.Failed, s.Survival, tasks(s.Step - 1)));
        return new SteppedModel(model.Number, model.Model, model.Version, seen.Count, Sound(seen), [.. points]);
    }

    private static Estimate Sound(IEnumerable<Seen> seen) =>
        ClusteredProportion.Of(Sums(seen, s => s.Person), Sums(seen, s => s.Task));

    private static ClusterSums Sums(IEnumerable<Seen> seen, Func<Seen, int> cluster) =>
        ClusterSums.Of(seen.GroupBy(cluster).Select(g => ((long)g.Count(), (long)g.Count(s => s.Sequence.Failed is null))));

    private static StepCell Cell(int model, string category, List<Seen> seen)
    {
        var broken = seen.Select(s => s.Sequence.Failed).OfType<int>().Order().ToList();
        return new StepCell(model, category, Sound(seen), broken.Count == 0 ? null : broken[(broken.Count - 1) / 2] + 1);
    }

    /// <summary>By model and step from 0: the tasks on which most people said that it is the first wrong one.</summary>
    private static Dictionary<(int Model, int Step), List<(int Task, int People, int Judged)>> Broken(List<Seen> seen)
    {
        var judged = seen.GroupBy(s => (s.Model, s.Task)).ToDictionary(g => g.Key, g => g.Count());
        return seen.Where(s => s.Sequence.Failed is not null).GroupBy(s => (s.Model, Step: s.Sequence.Failed!.Value)).ToDictionary(
            g => g.Key,
            g => g.GroupBy(s => s.Task).Select(t => (Task: t.Key, People: t.Count(), Judged: judged[(g.Key.Model, t.Key)])).OrderByDescending(t => t.People).ThenBy(t => t.Judged).ThenBy(t => t.Task).Take(MostTasks).ToList());
    }
}

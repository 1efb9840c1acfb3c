using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics.Inference;

namespace Parallax.Insight;

/// <summary>Makes failure profiles: of all categories, and of each.</summary>
public sealed class FailureMaker : IFigureMaker
{
    public string Kind => FailureProfile.Kind;

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Protocol.Issues is null ? new Dictionary<string, object>() : Of(data, await data.FailuresAsync(db, cancel));
    }

    internal static Dictionary<string, object> Of(InsightData data, FailureCounts counts)
    {
        var classes = data.Protocol.Issues!.Classes.Select(c => new FailureClass(c.Id, c.Name, c.Definition, [.. c.Codes.Select(code => new FailureCode(code.Code, code.Name, code.Definition))])).ToList();
        return data.Scopes.ToDictionary(scope => scope, scope => (object)Profile(data, counts, classes, scope));
    }

    private static FailureProfile Profile(InsightData data, FailureCounts counts, List<FailureClass> classes, string scope)
    {
        var categories = scope.Length == 0 ? data.Categories : [scope];
        var judged = Enumerable.Range(0, data.Models.Count).ToDictionary(m => m, m => Sum(categories.Select(c => counts.Judged.GetValueOrDefault((m, c)))));
        var models = judged.Where(m => m.Value.Count > 0).Select(m => new FailingModel(data.Models[m.Key].Number, data.Models[m.Key].Model, data.Models[m.Key].Version, m.Value.Values.Sum())).ToList();
        var cells = new List<FailureCell>();
        foreach (var model in models)
        {
            var tasks = Tasks(counts, model.Number - 1, categories);
            foreach (var issueClass in classes)
                foreach (var code in issueClass.Codes.Select(c => c.Code).Prepend(""))
                    cells.Add(Cell(counts, judged[model.Number - 1], tasks, model.Number, issueClass.Id, code, categories));
        }

        var inScope = data.In(scope).ToList();
        return new FailureProfile(scope, inScope.Count, inScope.Select(j => j.Person).Distinct().Count(), models, classes, cells, LeaderboardMaker.LeftOut(data));
    }

    /// <summary>The judged responses of a model by task, before anything is found in them.</summary>
    private static ClusterSums Tasks(FailureCounts counts, int model, IReadOnlyList<string> categories)
    {
        var sums = new ClusterSums();
        foreach (var ((task, of), judged) in counts.JudgedOnTask)
            if (of == model && categories.Contains(counts.Categories[task])) sums.Add(judged);
        return sums;
    }

    private static FailureCell Cell(FailureCounts counts, Dictionary<int, long> judged, ClusterSums tasks, int model, string issueClass, string code, IReadOnlyList<string> categories)
    {
        var key = FailureCounts.Key(issueClass, code);
        var found = categories.Select(c => counts.Found.GetValueOrDefault((model - 1, key, c))).OfType<CellCount>().ToList();
        var byPerson = Sum(found.Select(f => f.ByPerson));
        var byTask = tasks.Copy();
        foreach (var task in found.SelectMany(f => f.Tasks)) byTask.Succeed(counts.JudgedOnTask[(task, model - 1)], counts.FoundOnTask[key][(task, model - 1)]);
        var rate = ClusteredProportion.Of(ClusterSums.Of(judged.Select(p => (p.Value, byPerson.GetValueOrDefault(p.Key)))), byTask);
        return new FailureCell(model, issueClass, code, byPerson.Values.Sum(), rate.N, found.SelectMany(f => f.Tasks).Distinct().Count(), found.Sum(f => f.Severe), rate.Value, rate.Low, rate.High, rate.Note);
    }

    private static Dictionary<int, long> Sum(IEnumerable<Dictionary<int, long>?> all)
    {
        var sum = new Dictionary<int, long>();
        foreach (var one in all)
            foreach (var (person, n) in one ?? []) FailureCounts.Add(sum, person, n);
        return sum;
    }
}

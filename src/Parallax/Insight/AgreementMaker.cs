using Parallax.Data;

namespace Parallax.Insight;

/// <summary>
/// Makes the figures on agreement from a sample of tasks, drawn by the project's seed. What a reviewer corrected was not said independently, and is left out.
/// </summary>
public sealed class AgreementMaker : IFigureMaker
{
    public string Kind => AgreementFigure.Kind;

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(data);
        var shared = data.Judgments.Where(j => !j.IsCorrected).GroupBy(j => j.Presentation).Where(g => g.Select(j => j.Person).Distinct().Count() > 1).Select(g => g.First().Task).ToHashSet();
        var categories = SaidOnTasks.Categories(data);
        var order = SaidOnTasks.Drawn(data).Where(shared.Contains).ToList();
        var judged = data.Judgments.GroupBy(j => j.Task).ToDictionary(g => g.Key, g => g.Count());
        var made = new Dictionary<string, object>();
        foreach (var scope in data.Scopes)
        {
            var within = order.Where(t => scope.Length == 0 || categories[t] == scope).ToList();
            var drawn = Beginning(within, judged);
            var marks = await MarkAgreement.ReadAsync(db, data, drawn, cancel);
            cancel.ThrowIfCancellationRequested();
            made[scope] = Of(data, scope, within.Count, drawn, marks);
        }

        return made;
    }

    /// <summary>As many as are drawn, from the first: at least one, and no more judgments than can be held in full.</summary>
    private static HashSet<int> Beginning(List<int> order, Dictionary<int, int> judged)
    {
        var (drawn, judgments) = (new HashSet<int>(), 0);
        foreach (var task in order.Take(AgreementFigure.MostDrawn))
        {
            judgments += judged[task];
            if (drawn.Count > 0 && judgments > AgreementFigure.MostJudgments) break;
            drawn.Add(task);
        }

        return drawn;
    }

    private static AgreementFigure Of(InsightData data, string scope, int tasks, HashSet<int> drawn, MarkAgreement marks)
    {
        var all = data.In(scope).Where(j => drawn.Contains(j.Task)).ToList();
        var said = all.Where(j => !j.IsCorrected).ToList();
        return new AgreementFigure(
            scope, tasks, drawn.Count, said.Count, said.Select(j => j.Person).Distinct().Count(), all.Count - said.Count,
            [.. new AgreementQuestions(data.Protocol, marks, drawn).Of(said)], marks.Of(drawn, data.Project.Seed), LeaderboardMaker.LeftOut(data));
    }
}

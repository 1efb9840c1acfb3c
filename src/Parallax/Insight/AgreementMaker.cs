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
        var drawn = data.Scopes.ToDictionary(scope => scope, scope => order.Where(t => scope.Length == 0 || categories[t] == scope).Take(AgreementFigure.MostDrawn).ToHashSet());
        var marks = await MarkAgreement.ReadAsync(db, data, drawn.Values.SelectMany(d => d).ToHashSet(), cancel);
        var made = new Dictionary<string, object>();
        foreach (var scope in data.Scopes)
        {
            cancel.ThrowIfCancellationRequested();
            made[scope] = Of(data, scope, shared.Count(t => scope.Length == 0 || categories[t] == scope), drawn[scope], marks);
        }

        return made;
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

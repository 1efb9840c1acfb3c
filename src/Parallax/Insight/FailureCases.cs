using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>The cell whose cases are wanted.</summary>
/// <param name="Code">Empty for all codes of the class.</param>
/// <param name="Category">Empty for all.</param>
public sealed record FailureQuery(int Model, string Class, string Code, string Category, int Page);

/// <summary>The tasks behind one cell of the failure profile, those first that most people found it on.</summary>
public sealed record FailureCases(int Tasks, IReadOnlyList<FailureCase> Cases)
{
    public const int PageSize = 8;

    private sealed record Said
    {
        public IReadOnlyList<Issue> Issues { get; init; } = [];
    }

    public static async Task<FailureCases> OfAsync(AppDb db, Project project, FailureQuery wanted, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(wanted);
        var issues = await InCellAsync(db, project, wanted, cancel);
        var ranked = issues.GroupBy(i => i.TaskId).Select(g => new { Task = g.Key, People = g.Select(i => i.PersonId).Distinct().Count(), Issues = g.Count() });
        var total = await issues.Select(i => i.TaskId).Distinct().CountAsync(cancel);
        var page = await ranked.OrderByDescending(r => r.People).ThenByDescending(r => r.Issues).ThenBy(r => r.Task).Skip((wanted.Page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var ids = page.ConvertAll(p => p.Task);
        var tasks = await db.Set<EvaluationTask>().AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancel);
        var media = (await db.Set<TaskMedium>().AsNoTracking().Where(m => ids.Contains(m.TaskId)).OrderBy(m => m.Ordinal).ToListAsync(cancel)).ToLookup(m => m.TaskId);
        var found = await FoundAsync(db, project, issues.Where(i => ids.Contains(i.TaskId)), wanted, cancel);
        var responses = await ResponsesAsync(db, found, cancel);
        var judged = await JudgedAsync(db, project, wanted.Model, ids, cancel);
        return new FailureCases(total, [.. page.Select(p => new FailureCase(
            p.Task, tasks[p.Task].ExternalId, tasks[p.Task].Category, Content.Read<List<Turn>>(tasks[p.Task].Turns), [.. media[p.Task].Select(m => MediumPayload.Of($"/api/projects/{project.Id}/media", m))],
            [.. found[p.Task].Select(f => f.Issue.Response).Distinct().Select(r => responses[r])], p.People, judged.GetValueOrDefault(p.Task), [.. found[p.Task]]))]);
    }

    private static async Task<IQueryable<IssueFact>> InCellAsync(AppDb db, Project project, FailureQuery wanted, CancellationToken cancel)
    {
        var gone = await InsightData.OutAsync(db, project, cancel);
        var issues = db.Set<IssueFact>().AsNoTracking().Where(i => i.ProjectId == project.Id && i.Model == wanted.Model && i.Class == wanted.Class && !gone.Contains(i.TaskId));
        if (wanted.Code.Length > 0) issues = issues.Where(i => i.Code == wanted.Code);
        return wanted.Category.Length > 0 ? issues.Where(i => i.Category == wanted.Category) : issues;
    }

    private static async Task<ILookup<Guid, FoundIssue>> FoundAsync(AppDb db, Project project, IQueryable<IssueFact> issues, FailureQuery wanted, CancellationToken cancel)
    {
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        var facts = await (
            from i in issues
            join f in db.Set<JudgmentFact>() on i.AssignmentId equals f.AssignmentId
            join j in db.Set<Judgment>() on f.JudgmentId equals j.Id
            select new { i.TaskId, i.Ordinal, i.PersonId, j.SubmittedAt, j.Answers }).ToListAsync(cancel);
        return facts.OrderBy(f => f.SubmittedAt).ThenBy(f => f.Ordinal)
            .Select(f => (f.TaskId, Found: new FoundIssue(installation.Pseudonym(project.OrganizationId, f.PersonId), Content.Read<Said>(f.Answers).Issues[f.Ordinal])))
            .ToLookup(f => f.TaskId, f => f.Found);
    }

    private static async Task<Dictionary<Guid, ShownResponse>> ResponsesAsync(AppDb db, ILookup<Guid, FoundIssue> found, CancellationToken cancel)
    {
        var ids = found.SelectMany(f => f).Select(f => f.Issue.Response).Distinct().ToList();
        var rows = await db.Set<Response>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancel);
        return rows.ToDictionary(r => r.Id, r => new ShownResponse(r.Id, Content.Read<List<Step>>(r.Steps)));
    }

    /// <summary>How many people judged the model's response on each task.</summary>
    private static async Task<Dictionary<Guid, int>> JudgedAsync(AppDb db, Project project, int model, List<Guid> tasks, CancellationToken cancel) =>
        await db.Set<JudgmentFact>().Where(f => f.ProjectId == project.Id && tasks.Contains(f.TaskId) && (f.FirstModel == model || f.SecondModel == model))
            .GroupBy(f => f.TaskId).Select(g => new { g.Key, N = g.Select(f => f.PersonId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.N, cancel);
}

/// <summary>One task with what was found on it.</summary>
/// <param name="People">How many found it, of <paramref name="Judged"/> who judged the model's response.</param>
public sealed record FailureCase(
    Guid Task, string ExternalId, string Category, IReadOnlyList<Turn> Turns, IReadOnlyList<MediumPayload> Media, IReadOnlyList<ShownResponse> Responses, int People, int Judged, IReadOnlyList<FoundIssue> Issues);

public sealed record ShownResponse(Guid Id, IReadOnlyList<Step> Steps);

/// <param name="Person">A pseudonym.</param>
public sealed record FoundIssue(string Person, Issue Issue);

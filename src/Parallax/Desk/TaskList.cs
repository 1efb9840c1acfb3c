using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>Where the work on a task stands.</summary>
public enum TaskStage
{
    Waiting,
    InWork,
    Done,
}

/// <summary>What a list of tasks is narrowed to.</summary>
public sealed record TaskFilter(string? Category, TaskStage? Stage, string? Prefix);

/// <summary>Where a page of the list begins: after one id, or before one.</summary>
public sealed record TaskCursor(string? After, string? Before);

/// <summary>A task in a list.</summary>
/// <param name="Image">The hash of its first image, or null.</param>
public sealed record ListedTask(
    Guid Id, string ExternalId, string Category, string Prompt, string? Image, IReadOnlyList<string> Models, long Filled, long Leased, long Wanted, int Issues)
{
    public TaskStage Stage => Wanted > 0 && Filled == Wanted ? TaskStage.Done : Filled + Leased > 0 ? TaskStage.InWork : TaskStage.Waiting;
}

/// <summary>A page of a project's tasks, in the order of the owner's own ids.</summary>
public sealed record TaskList(IReadOnlyList<ListedTask> Tasks, string? After, string? Before)
{
    private const int PageSize = 50;
    private const int PromptLength = 140;

    /// <summary>The tasks that are published and that no later import replaced.</summary>
    public static IQueryable<EvaluationTask> Visible(AppDb db, Project project) =>
        EvaluationTask.Visible(db.Set<EvaluationTask>().AsNoTracking(), project);

    public static async Task<TaskList> OfAsync(AppDb db, Project project, TaskFilter filter, TaskCursor cursor, CancellationToken cancel)
    {
        var matching = Narrow(db, Visible(db, project), filter);
        var backwards = cursor.Before is not null;
        var page = backwards
            ? matching.Where(t => string.Compare(t.ExternalId, cursor.Before) < 0).OrderByDescending(t => t.ExternalId)
            : matching.Where(t => cursor.After == null || string.Compare(t.ExternalId, cursor.After) > 0).OrderBy(t => t.ExternalId);
        var rows = await page.Select(t => new Row(t.Id, t.ExternalId, t.Category, t.Turns)).Take(PageSize + 1).ToListAsync(cancel);
        var more = rows.Count > PageSize;
        var shown = rows.Take(PageSize).ToList();
        if (backwards) shown.Reverse();
        var next = backwards || more;
        var previous = backwards ? more : cursor.After is not null;
        return new TaskList(
            await FillAsync(db, shown, cancel),
            next && shown.Count > 0 ? shown[^1].ExternalId : null,
            previous && shown.Count > 0 ? shown[0].ExternalId : null);
    }

    private sealed record Row(Guid Id, string ExternalId, string Category, string Turns);

    private static IQueryable<EvaluationTask> Narrow(AppDb db, IQueryable<EvaluationTask> tasks, TaskFilter filter)
    {
        var (presentations, slots) = (db.Set<Presentation>(), db.Set<Slot>());
        if (filter.Category is { } category) tasks = tasks.Where(t => t.Category == category);
        if (filter.Prefix is { } prefix) tasks = tasks.Where(t => t.ExternalId.StartsWith(prefix));
        return filter.Stage switch
        {
            TaskStage.Done => tasks.Where(t =>
                presentations.Any(p => p.TaskId == t.Id)
                && !presentations.Any(p => p.TaskId == t.Id && slots.Any(s => s.PresentationId == p.Id && s.State < SlotState.Filled))),
            TaskStage.InWork => tasks.Where(t =>
                presentations.Any(p => p.TaskId == t.Id && slots.Any(s => s.PresentationId == p.Id && (s.State == SlotState.Leased || s.State == SlotState.Filled)))
                && presentations.Any(p => p.TaskId == t.Id && slots.Any(s => s.PresentationId == p.Id && s.State < SlotState.Filled))),
            TaskStage.Waiting => tasks.Where(t =>
                !presentations.Any(p => p.TaskId == t.Id && slots.Any(s => s.PresentationId == p.Id && (s.State == SlotState.Leased || s.State == SlotState.Filled)))),
            _ => tasks,
        };
    }

    private static async Task<List<ListedTask>> FillAsync(AppDb db, List<Row> rows, CancellationToken cancel)
    {
        var ids = rows.ConvertAll(r => r.Id);
        var images = await db.Set<TaskMedium>().AsNoTracking().Where(m => ids.Contains(m.TaskId) && m.Ordinal == 0)
            .ToDictionaryAsync(m => m.TaskId, m => m.Hash, cancel);
        var models = (await db.Set<Response>().AsNoTracking().Where(r => ids.Contains(r.TaskId)).OrderBy(r => r.Ordinal)
            .Select(r => new { r.TaskId, r.Model, r.Version }).ToListAsync(cancel))
            .ToLookup(r => r.TaskId, r => r.Version is null ? r.Model : $"{r.Model} {r.Version}");
        var presentations = db.Set<Presentation>().AsNoTracking().Where(p => ids.Contains(p.TaskId));
        var slots = (await (
            from p in presentations
            join s in db.Set<Slot>() on p.Id equals s.PresentationId
            where s.State != SlotState.Closed
            group s by new { p.TaskId, s.State } into g
            select new { g.Key.TaskId, g.Key.State, Count = g.LongCount() }).ToListAsync(cancel)).ToLookup(s => s.TaskId);
        var issues = await IssuesAsync(db, presentations, cancel);
        return rows.ConvertAll(r => new ListedTask(
            r.Id, r.ExternalId, r.Category, PromptText.Start(r.Turns, PromptLength), images.GetValueOrDefault(r.Id), [.. models[r.Id]],
            slots[r.Id].Where(s => s.State == SlotState.Filled).Sum(s => s.Count),
            slots[r.Id].Where(s => s.State == SlotState.Leased).Sum(s => s.Count),
            slots[r.Id].Sum(s => s.Count),
            issues.GetValueOrDefault(r.Id)));
    }

    /// <summary>Only how many there are is read, of one page of tasks.</summary>
    private sealed record Said(IReadOnlyList<object> Issues);

    private static async Task<Dictionary<Guid, int>> IssuesAsync(AppDb db, IQueryable<Presentation> presentations, CancellationToken cancel)
    {
        var rows = await (
            from p in presentations
            join j in db.Set<Judgment>() on p.Id equals j.PresentationId
            where j.IsCurrent && !j.IsSpare && j.Purpose == Purpose.Work
            select new { p.TaskId, j.Answers }).ToListAsync(cancel);
        return rows.GroupBy(r => r.TaskId).ToDictionary(g => g.Key, g => g.Sum(r => Content.Read<Said>(r.Answers).Issues.Count));
    }
}

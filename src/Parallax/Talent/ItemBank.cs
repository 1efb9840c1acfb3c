using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>A presentation of the item bank in a list. No model is named: whoever makes a key looks at what is said.</summary>
/// <param name="Shows">Which of the task's responses it shows, from 1, the lower first: which of them the presentation has first is drawn.</param>
/// <param name="Image">The hash of the task's first image, or null.</param>
public sealed record BankRow(Guid Presentation, string Task, string Category, string Prompt, IReadOnlyList<int> Shows, string? Image)
{
    public string Showing => Shows.Count == 1 ? $"response {Shows[0]} of the task" : $"responses {Shows[0]} and {Shows[1]} of the task";
}

/// <summary>An item in the list of whoever makes the screening.</summary>
public sealed record MadeItem(ScreeningItem Item, ItemContent Content, BankRow Row);

/// <summary>What can become an item: the presentations of the screening's project.</summary>
public sealed record ItemBank(IReadOnlyList<BankRow> Rows, int? Next)
{
    private const int PageSize = 50;
    private const int PromptLength = 160;

    private sealed class Found
    {
        public required Presentation Presentation { get; init; }
        public required EvaluationTask Task { get; init; }
    }

    /// <summary>The presentations of visible tasks that are no item yet, in the order of the owner's ids.</summary>
    public static async Task<ItemBank> OfAsync(AppDb db, Screening screening, string? prefix, int page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(screening);
        var project = await db.Set<Project>().AsNoTracking().FirstAsync(p => p.Id == screening.ProjectId, cancel);
        var items = ScreeningItem.In(db, screening.Id);
        var rows = await (
            from t in EvaluationTask.Visible(db.Set<EvaluationTask>().AsNoTracking(), project)
            join p in db.Set<Presentation>().AsNoTracking() on t.Id equals p.TaskId
            where !items.Any(i => i.PresentationId == p.Id) && (prefix == null || t.ExternalId.StartsWith(prefix))
            orderby t.ExternalId, p.Id
            select new Found { Presentation = p, Task = t }).Skip(Math.Clamp(page, 0, 10_000) * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        return new ItemBank(await FillAsync(db, [.. rows.Take(PageSize)], cancel), rows.Count > PageSize ? page + 1 : null);
    }

    /// <summary>The items of a screening in their order.</summary>
    public static async Task<IReadOnlyList<MadeItem>> ItemsAsync(AppDb db, Guid screening, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var items = await SettleAttempt.ItemsAsync(db, screening, cancel);
        var ids = items.ConvertAll(i => i.Item.PresentationId);
        var found = await (
            from p in db.Set<Presentation>().AsNoTracking()
            where ids.Contains(p.Id)
            join t in db.Set<EvaluationTask>().AsNoTracking() on p.TaskId equals t.Id
            select new Found { Presentation = p, Task = t }).ToListAsync(cancel);
        var rows = (await FillAsync(db, found, cancel)).ToDictionary(r => r.Presentation);
        return items.ConvertAll(i => new MadeItem(i.Item, i.Content, rows[i.Item.PresentationId]));
    }

    private static async Task<List<BankRow>> FillAsync(AppDb db, List<Found> found, CancellationToken cancel)
    {
        var tasks = found.Select(f => f.Task.Id).Distinct().ToList();
        var images = await db.Set<TaskMedium>().AsNoTracking().Where(m => tasks.Contains(m.TaskId) && m.Ordinal == 0).ToDictionaryAsync(m => m.TaskId, m => m.Hash, cancel);
        var ordinals = await db.Set<Response>().AsNoTracking().Where(r => tasks.Contains(r.TaskId)).ToDictionaryAsync(r => r.Id, r => r.Ordinal + 1, cancel);
        return found.ConvertAll(f => new BankRow(
            f.Presentation.Id, f.Task.ExternalId, f.Task.Category, PromptText.Start(f.Task.Turns, PromptLength),
            [.. new[] { f.Presentation.FirstResponseId, f.Presentation.SecondResponseId }.OfType<Guid>().Select(id => ordinals[id]).Order()],
            images.GetValueOrDefault(f.Task.Id)));
    }
}

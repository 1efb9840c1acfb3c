using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A presentation that a lead can choose for a purpose.</summary>
/// <param name="Begun">How many places of its overlap are taken: closing the others takes judgments away from it.</param>
public sealed record FoundPresentation(Guid Id, string Task, string Category, string Prompt, int Begun, int Places);

/// <summary>Presentations of visible tasks that serve no purpose but work, by the beginning of the task's id.</summary>
public static class FindPresentations
{
    public const int Most = 25;
    private const int PromptLength = 140;

    public static async Task<IReadOnlyList<FoundPresentation>> OfAsync(AppDb db, Project project, string? prefix, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (roles, slots) = (db.Set<PresentationRole>(), db.Set<Slot>());
        var tasks = EvaluationTask.Visible(db.Set<EvaluationTask>().AsNoTracking(), project);
        if (prefix?.Trim() is { Length: > 0 } start) tasks = tasks.Where(t => t.ExternalId.StartsWith(start));
        var rows = await (
            from t in tasks
            join p in db.Set<Presentation>() on t.Id equals p.TaskId
            where !roles.Any(r => r.PresentationId == p.Id && r.IsActive)
            orderby t.ExternalId, p.Id
            select new { p.Id, t.ExternalId, t.Category, t.Turns, Begun = slots.Count(s => s.PresentationId == p.Id && (s.State == SlotState.Leased || s.State == SlotState.Filled)), Places = slots.Count(s => s.PresentationId == p.Id) })
            .Take(Most).ToListAsync(cancel);
        return rows.ConvertAll(r => new FoundPresentation(r.Id, r.ExternalId, r.Category, PromptText.Start(r.Turns, PromptLength), r.Begun, r.Places));
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Quality;

/// <summary>What people know a presentation by in a list: its first picture, what is asked, and which models it shows.</summary>
/// <param name="Image">The hash of its first picture; null when the task has none.</param>
/// <param name="Models">For leads only: whoever is still to judge or decide must not know them.</param>
public sealed record PresentationLook(string? Image, string Prompt, string Models)
{
    private const int PromptLength = 140;

    public static async Task<Dictionary<Guid, PresentationLook>> OfAsync(AppDb db, IReadOnlyCollection<Guid> presentations, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var media = db.Set<TaskMedium>();
        var rows = await (
            from p in db.Set<Presentation>().AsNoTracking()
            where presentations.Contains(p.Id)
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            join first in db.Set<Response>() on p.FirstResponseId equals first.Id
            join second in db.Set<Response>() on p.SecondResponseId equals second.Id into seconds
            from second in seconds.DefaultIfEmpty()
            select new
            {
                p.Id,
                t.Turns,
                First = first.Model,
                Second = second == null ? null : second.Model,
                Image = media.Where(m => m.TaskId == t.Id).OrderBy(m => m.Ordinal).Select(m => m.Hash).FirstOrDefault(),
            }).ToListAsync(cancel);
        return rows.ToDictionary(r => r.Id, r => new PresentationLook(r.Image, PromptText.Start(r.Turns, PromptLength), r.Second is null ? r.First : $"{r.First} and {r.Second}"));
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>A flagged task as it is listed.</summary>
/// <param name="Image">The hash of its first image, or null.</param>
public sealed record FlaggedLine(
    Guid Task, string ExternalId, string Category, string Prompt, string? Reference, string? Image, int People, IReadOnlyList<FlagCount> Flags, IReadOnlyList<FlagNote> Notes,
    string State, string? Word, DateTimeOffset LatestAt, DateTimeOffset? WithdrawnAt);

/// <summary>What somebody said with a flag.</summary>
public sealed record FlagNote(string Person, string Flag, string Note);

/// <summary>The flagged tasks of a project: what waits first, then what was decided last.</summary>
public static class ReadFlaggedTasks
{
    public const int PageSize = 20;
    private const int PromptLength = 200;

    public sealed record Page(IReadOnlyList<FlaggedLine> Flagged, int Number, bool More);

    public static async Task<IResult> GetAsync(string project, int? page, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var number = Math.Clamp(page ?? 1, 1, 10_000);
        var lines = await OfAsync(db, found.Value!, number, cancel);
        return TypedResults.Ok(new Page([.. lines.Take(PageSize)], number, lines.Count > PageSize));
    }

    public static string Code(FlaggedTaskState state) => state switch
    {
        FlaggedTaskState.Kept => "kept",
        FlaggedTaskState.Held => "held",
        FlaggedTaskState.Withdrawn => "withdrawn",
        _ => "open",
    };

    /// <returns>One more than the page has, when there is a next one.</returns>
    public static async Task<List<FlaggedLine>> OfAsync(AppDb db, Project project, int page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var rows = await (
            from f in db.Set<FlaggedTask>().AsNoTracking()
            where f.ProjectId == project.Id
            join t in db.Set<EvaluationTask>() on f.TaskId equals t.Id
            orderby f.State == FlaggedTaskState.Held ? 0 : f.State == FlaggedTaskState.Open ? 1 : 2, f.LatestAt descending, f.TaskId
            select new { Row = f, t.ExternalId, t.Category, t.Turns, t.Reference }).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Row.TaskId);
        var images = await db.Set<TaskMedium>().AsNoTracking().Where(m => ids.Contains(m.TaskId) && m.Ordinal == 0).ToDictionaryAsync(m => m.TaskId, m => m.Hash, cancel);
        var notes = await NotesAsync(db, project, ids, cancel);
        return rows.ConvertAll(r => new FlaggedLine(
            r.Row.TaskId, r.ExternalId, r.Category, PromptText.Start(r.Turns, PromptLength), r.Reference, images.GetValueOrDefault(r.Row.TaskId), r.Row.People,
            Content.Read<List<FlagCount>>(r.Row.Flags), [.. notes[r.Row.TaskId]], Code(r.Row.State), r.Row.Reason, r.Row.LatestAt, r.Row.WithdrawnAt));
    }

    private static async Task<ILookup<Guid, FlagNote>> NotesAsync(AppDb db, Project project, List<Guid> tasks, CancellationToken cancel)
    {
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        var said = await (
            from j in CollectFlags.Flagged(db)
            join p in db.Set<Presentation>() on j.PresentationId equals p.Id
            where tasks.Contains(p.TaskId)
            orderby j.SubmittedAt
            select new { p.TaskId, j.PersonId, j.Answers }).ToListAsync(cancel);
        return said.SelectMany(s => CollectFlags.Of(s.Answers).Select(f => (s.TaskId, Note: new FlagNote(installation.Pseudonym(project.OrganizationId, s.PersonId), f.Flag, f.Note ?? ""))))
            .ToLookup(n => n.TaskId, n => n.Note);
    }
}

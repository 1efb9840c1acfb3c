using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>The presentations that everyone on a project judges once, so that people can be compared: a lead chooses them, or lets them be drawn.</summary>
public static class CalibrationSet
{
    public const int MostDrawn = 200;

    /// <param name="Count">How many to add at random, of presentations that nobody has begun.</param>
    /// <param name="Seed">The same seed draws the same; the project's own when none is given.</param>
    public sealed record DrawRequest(int Count, int? Seed = null);

    public sealed record Drawn(IReadOnlyList<Guid> Presentations);

    public static async Task<IResult> PutAsync(string project, Guid presentation, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return await AddAsync(db, store, protocols, found.Value!, presentation, cancel) is { } no ? no : TypedResults.NoContent();
    }

    public static async Task<IResult> DeleteAsync(string project, Guid presentation, HttpContext http, AppDb db, WorkStore store, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return await RemoveAsync(db, store, found.Value!, presentation, cancel) is { } no ? no : TypedResults.NoContent();
    }

    public static async Task<IResult> PostDrawAsync(string project, DrawRequest request, HttpContext http, AppDb db, WorkStore store, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return (await DrawAsync(db, store, found.Value!, request, cancel)).Or(drawn => TypedResults.Ok(new Drawn(drawn)));
    }

    public static async Task<Refusal?> AddAsync(AppDb db, WorkStore store, ProtocolCache protocols, Project project, Guid presentation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(project);
        if (await ShownItem.OfAsync(db, protocols, project.Id, presentation, cancel) is null) return LearningRefusals.PresentationUnknown;
        if (await RoleAccess.IsTakenAsync(db, presentation, Purpose.Calibration, cancel)) return LearningRefusals.OtherPurpose;
        await store.SetRoleAsync(Role(project, presentation, await LastAsync(db, project, cancel) + 1, true, store.Now), cancel);
        return null;
    }

    public static async Task<Refusal?> RemoveAsync(AppDb db, WorkStore store, Project project, Guid presentation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(project);
        var role = await Of(db, project.Id).SingleOrDefaultAsync(r => r.PresentationId == presentation, cancel);
        if (role is null) return LearningRefusals.PresentationUnknown;
        await store.SetRoleAsync(Role(project, presentation, role.Position, false, store.Now), cancel);
        return null;
    }

    public static async Task<Outcome<IReadOnlyList<Guid>>> DrawAsync(AppDb db, WorkStore store, Project project, DrawRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Count is < 1 or > MostDrawn) return LearningRefusals.CalibrationInvalid("count", $"Draw 1 to {MostDrawn}.");
        var free = await Free(db, project).ToArrayAsync(cancel);
        if (free.Length < request.Count)
            return LearningRefusals.CalibrationInvalid("count", $"Only {free.Length} presentations have not been begun by anybody and serve no other purpose.");
        var last = await LastAsync(db, project, cancel);
        new SeededDraw(request.Seed ?? project.Seed, $"calibration|{last}").Shuffle(free);
        Guid[] drawn = [.. free.Take(request.Count)];
        foreach (var presentation in drawn) await store.SetRoleAsync(Role(project, presentation, ++last, true, store.Now), cancel);
        return drawn;
    }

    public static IQueryable<PresentationRole> Of(AppDb db, Guid project)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<PresentationRole>().AsNoTracking().Where(r => r.ProjectId == project && r.Purpose == Purpose.Calibration && r.IsActive);
    }

    /// <summary>What nobody has begun: a draw takes no overlap away from anybody's work.</summary>
    private static IQueryable<Guid> Free(AppDb db, Project project)
    {
        var (roles, slots) = (db.Set<PresentationRole>(), db.Set<Slot>());
        return
            from p in db.Set<Presentation>()
            where p.ProjectId == project.Id && !roles.Any(r => r.PresentationId == p.Id) && !slots.Any(s => s.PresentationId == p.Id && s.State != SlotState.Open)
            join t in EvaluationTask.Visible(db.Set<EvaluationTask>(), project) on p.TaskId equals t.Id
            orderby t.ExternalId, p.Id
            select p.Id;
    }

    private static async Task<int> LastAsync(AppDb db, Project project, CancellationToken cancel) =>
        await db.Set<PresentationRole>().Where(r => r.ProjectId == project.Id && r.Purpose == Purpose.Calibration).MaxAsync(r => (int?)r.Position, cancel) ?? 0;

    private static PresentationRole Role(Project project, Guid presentation, int position, bool active, DateTimeOffset now) => new()
    {
        OrganizationId = project.OrganizationId,
        ProjectId = project.Id,
        PresentationId = presentation,
        Purpose = Purpose.Calibration,
        Position = position,
        IsActive = active,
        CreatedAt = now,
    };
}

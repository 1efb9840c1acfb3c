using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Brings the flags of new judgments together by task, and holds a task that was called offensive twice.</summary>
public static class CollectFlags
{
    private const string HeldWord = "Two people called this offensive. Nobody new is shown it until somebody has looked.";

    /// <summary>A judgment without flags has no such member, and in a text of somebody's the quotes are escaped.</summary>
    private const string Marker = "\"flags\":[";

    private sealed record Said(IReadOnlyList<ItemFlag>? Flags);

    /// <summary>The judgments with flags, of what people work on in their own name.</summary>
    public static IQueryable<Judgment> Flagged(AppDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Judgment>().AsNoTracking().Where(j => j.IsCurrent && j.Purpose != Purpose.Screening && j.Purpose != Purpose.Review && j.Answers.Contains(Marker));
    }

    public static IReadOnlyList<ItemFlag> Of(string answers) => Content.Read<Said>(answers).Flags ?? [];

    public static async Task OfAsync(AppDb db, WorkStore store, Guid project, DateTimeOffset? after, DateTimeOffset through, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        var arrived = Flagged(db).Where(j => j.ProjectId == project && (after == null || j.SubmittedAt > after) && j.SubmittedAt <= through);
        var tasks = await (from j in arrived join p in db.Set<Presentation>() on j.PresentationId equals p.Id select new { p.TaskId, p.OrganizationId }).Distinct().ToListAsync(cancel);
        foreach (var task in tasks) await CountAsync(db, store, new FlaggedTask { TaskId = task.TaskId, OrganizationId = task.OrganizationId, ProjectId = project }, clock, cancel);
    }

    private static async Task CountAsync(AppDb db, WorkStore store, FlaggedTask fresh, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var said = await (
            from j in Flagged(db)
            join p in db.Set<Presentation>() on j.PresentationId equals p.Id
            where p.TaskId == fresh.TaskId
            select new { j.PersonId, j.Answers }).ToListAsync(cancel);
        var flags = said.SelectMany(j => Of(j.Answers).Select(f => (j.PersonId, f.Flag))).Distinct().ToList();
        var task = await db.Set<FlaggedTask>().SingleOrDefaultAsync(t => t.TaskId == fresh.TaskId, cancel);
        if (task is null) db.Add(task = fresh);
        var counts = flags.GroupBy(f => f.Flag).Select(g => new FlagCount(g.Key, g.Count())).OrderByDescending(c => c.N).ThenBy(c => c.Flag, StringComparer.Ordinal).ToList();
        if (task.Count(flags.Select(f => f.PersonId).Distinct().Count(), counts, now))
        {
            await store.CloseTaskAsync(task.TaskId, cancel);
            if (db.Entry(task).State == EntityState.Added) await db.SaveChangesAsync(cancel);
            db.Add(task.Decide(FlaggedTaskState.Held, HeldWord, null, now));
        }

        await db.SaveChangesAsync(cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Which purpose a presentation serves: one at a time.</summary>
public static class RoleAccess
{
    /// <summary>Whether it is given out for another purpose than this one.</summary>
    public static Task<bool> IsTakenAsync(AppDb db, Guid presentation, Purpose besides, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<PresentationRole>().AnyAsync(r => r.PresentationId == presentation && r.Purpose != besides && r.IsActive, cancel);
    }
}

/// <summary>
/// Makes what a claim gives out as practice what the project's practice tasks and training version say. It can be done again
/// at any time: what a server that died left half done is finished by the next.
/// </summary>
public static class PracticeRoles
{
    public static async Task AlignAsync(AppDb db, WorkStore store, Project project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(store);
        var terms = await TrainingTerms.OfAsync(db, project, cancel);
        var items = await db.Set<PracticeItem>().AsNoTracking().Where(i => i.ProjectId == project.Id && i.IsActive).ToListAsync(cancel);
        var given = await db.Set<PresentationRole>().AsNoTracking().Where(r => r.ProjectId == project.Id && r.Purpose == Purpose.Training && r.IsActive).ToListAsync(cancel);
        foreach (var role in given.Where(r => r.Subject != terms.Subject || items.All(i => i.PresentationId != r.PresentationId)))
            await store.SetRoleAsync(Role(project, role.PresentationId, role.Subject, role.Position, false, store.Now), cancel);
        foreach (var item in items.Where(i => !given.Exists(r => r.PresentationId == i.PresentationId && r.Subject == terms.Subject && r.Position == i.Position)))
            await store.SetRoleAsync(Role(project, item.PresentationId, terms.Subject, item.Position, true, store.Now), cancel);
    }

    private static PresentationRole Role(Project project, Guid presentation, string subject, int position, bool active, DateTimeOffset now) => new()
    {
        OrganizationId = project.OrganizationId,
        ProjectId = project.Id,
        PresentationId = presentation,
        Purpose = Purpose.Training,
        Subject = subject,
        Position = position,
        IsActive = active,
        CreatedAt = now,
    };
}

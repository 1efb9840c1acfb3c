using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Projects;

/// <summary>What a person is told by mail when new tasks are stopped for them, or given again. The caller saves it with the change.</summary>
public static class StopNotice
{
    public static async Task AddAsync(AppDb db, Enrollment enrollment, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(enrollment);
        ArgumentNullException.ThrowIfNull(clock);
        var to = await db.Set<Person>().Where(p => p.Id == enrollment.PersonId && p.DeletedAt == null).Select(p => p.Email).SingleOrDefaultAsync(cancel);
        var project = await db.Set<Project>().Where(p => p.Id == enrollment.ProjectId).Select(p => p.Name).SingleAsync(cancel);
        if (to is null) return;
        var (subject, text) = enrollment.MayClaim
            ? ($"You get new tasks again: {project}", "Go on whenever you like.\n\n/")
            : ($"No new tasks for now: {project}",
               $"{enrollment.WhyNot ?? PermissionFacts.Stopped}\n\nWhat you hold may be finished. Everything that you submitted and all the time that you worked is paid. If you think that this is wrong, ask or appeal here, and somebody answers in writing:\n\n/projects/{enrollment.ProjectId}/mine");
        db.Add(new OutgoingMail(Ids.New(clock), enrollment.PersonId, to, subject, text, clock.GetUtcNow()));
    }
}

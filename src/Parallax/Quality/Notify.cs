using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web.Pages;

namespace Parallax.Quality;

/// <summary>Tells people something in the product; the caller saves it with what it tells of.</summary>
public static class Notify
{
    public static void Add(AppDb db, IEnumerable<Guid> people, Project project, string kind, string title, string text, string path, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(clock);
        var now = clock.GetUtcNow();
        foreach (var person in people)
            db.Add(new Notice
            {
                Id = Ids.New(clock),
                PersonId = person,
                OrganizationId = project.OrganizationId,
                ProjectId = project.Id,
                Kind = kind,
                Title = Words.Start(title, 290),
                Text = Words.Start(text, Notice.LongestText - 1),
                Path = path,
                At = now,
            });
    }

    /// <summary>Everyone who works on a project now.</summary>
    public static async Task AtWorkAsync(AppDb db, Project project, string kind, string title, string text, string path, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var now = clock.GetUtcNow();
        var people = await db.Set<Enrollment>().Where(e => e.ProjectId == project.Id && e.MayClaim && (e.Until == null || e.Until > now)).Select(e => e.PersonId).ToListAsync(cancel);
        Add(db, people, project, kind, title, text, path, clock);
    }
}

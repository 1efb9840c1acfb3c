using Parallax.Data;
using Parallax.Web.Pages;

namespace Parallax.Projects;

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
}

using Microsoft.EntityFrameworkCore;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Desk;

/// <summary>
/// The story of the demo: its people and projects through the API that everyone uses, its judgments through the same
/// store that every submission goes through.
/// </summary>
public sealed class SeedDemo(LocalApi api, DemoContent content, SteppedClock clock, DateTimeOffset now)
{
    /// <summary>How long ago it begins.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromDays(9);

    private static readonly (string Key, string Name, string Protocol)[] Projects =
    [
        ("compare", "Scenes: which answer sees better", "pairwise"),
        ("steps", "Scenes: where reasoning breaks", "steps"),
    ];

    public async Task RunAsync(CancellationToken cancel)
    {
        await NameOrganizationAsync(cancel);
        var people = await content.PeopleAsync(cancel);
        foreach (var person in people) await api.PostAsync("/api/people", new { person.Email, person.Name, person.Role }, cancel);
        foreach (var (key, name, protocol) in Projects) await ProjectAsync(people, key, name, protocol, cancel);
        await SeedJudgments.AddAsync(api.Services, content, people, Projects.ToDictionary(p => p.Key, p => p.Name), clock, now, cancel);
    }

    private async Task NameOrganizationAsync(CancellationToken cancel)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Set<Organization>().ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, "Lumen Lab (made up)"), cancel);
    }

    private async Task ProjectAsync(IReadOnlyList<DemoPerson> people, string key, string name, string protocol, CancellationToken cancel)
    {
        var project = await api.PostAsync("/api/projects", new { name, protocol, overlap = 3, pairs = "all" }, cancel);
        var slug = project.GetProperty("slug").GetString()!;
        var report = await ImportFile.RunAsync(api, slug, content.TasksFile(key), replace: false, cancel);
        if (!ImportFile.Say(report)) throw new InvalidOperationException($"The demo's own tasks of '{key}' were refused.");
        foreach (var person in people.Where(p => p.Role == "contributor"))
            await api.PostAsync($"/api/projects/{slug}/enrollments", new { person.Email }, cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Desk;

/// <summary>
/// Fills a new folder with the demo: its people and projects through the API that everyone uses, its judgments through
/// the same store that every submission goes through, on a clock that starts some days ago.
/// </summary>
public static class SeedDemo
{
    private static readonly (string Key, string Name, string Protocol)[] Projects =
    [
        ("compare", "Scenes: which answer sees better", "pairwise"),
        ("steps", "Scenes: where reasoning breaks", "steps"),
    ];

    public static async Task IfNewAsync(IServiceProvider services, ServerSettings settings, CancellationToken cancel)
    {
        if (settings.DemoContent is null) return;
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<Person>().AnyAsync(cancel)) return;

        Console.WriteLine("Filling the demo …");
        await db.Set<Organization>().ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, "Lumen Lab (made up)"), cancel);
        var content = new DemoContent(settings.DemoContent);
        await using var api = Api.Remote(new Uri(settings.Url), services.GetRequiredService<OperatorToken>().Value);
        var people = await content.PeopleAsync(cancel);
        foreach (var person in people) await api.PostAsync("/api/people", new { person.Email, person.Name, person.Role }, cancel);
        foreach (var (key, name, protocol) in Projects) await ProjectAsync(api, content, people, key, name, protocol, cancel);
        await SeedJudgments.AddAsync(services, content, people, Projects.ToDictionary(p => p.Key, p => p.Name), cancel);
    }

    private static async Task ProjectAsync(
        Api api, DemoContent content, IReadOnlyList<DemoPerson> people, string key, string name, string protocol, CancellationToken cancel)
    {
        var project = await api.PostAsync("/api/projects", new { name, protocol, overlap = 3, pairs = "all" }, cancel);
        var slug = project.GetProperty("slug").GetString()!;
        var report = await ImportFile.RunAsync(api, slug, content.TasksFile(key), replace: false, cancel);
        if (!ImportFile.Say(report)) throw new InvalidOperationException($"The demo's own tasks of '{key}' were refused.");
        foreach (var person in people.Where(p => p.Role == "contributor"))
            await api.PostAsync($"/api/projects/{slug}/enrollments", new { person.Email }, cancel);
    }
}

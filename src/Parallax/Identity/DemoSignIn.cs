using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>One of the demo's people, as the sign-in page offers them.</summary>
public sealed record DemoEntry(string Key, string Name, string Role, string About);

/// <summary>Demo mode only: signs in as anyone with one click.</summary>
public static class DemoSignIn
{
    private const int Most = 40;

    /// <summary>Who the demo's people are, in words: the filled demo has it beside its database.</summary>
    public static string PeopleFile(DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Path.Combine(folder.Path, "demo-people.json");
    }

    public static async Task<IResult> GetAsync(
        string key, ServerSettings settings, AppDb db, SignInManager<Person> signIn, CancellationToken cancel)
    {
        if (!settings.Demo) return TypedResults.NotFound();
        var start = key.ToUpperInvariant() + "@";
        var person = await db.Set<Person>().Where(p => p.NormalizedEmail!.StartsWith(start)).OrderBy(p => p.CreatedAt).FirstOrDefaultAsync(cancel);
        if (person is null) return TypedResults.NotFound();
        await signIn.SignInAsync(person, isPersistent: true);
        return TypedResults.Redirect("/");
    }

    public static async Task<IReadOnlyList<DemoEntry>> ListAsync(AppDb db, DataFolder folder, CancellationToken cancel)
    {
        var told = await ToldAsync(folder, cancel);
        var memberships = db.Set<Membership>();
        var people = await db.Set<Person>().AsNoTracking().OrderBy(p => p.CreatedAt).Take(Most)
            .Select(p => new
            {
                p.Email,
                p.DisplayName,
                p.IsAdministrator,
                Role = memberships.Where(m => m.PersonId == p.Id).Select(m => (OrganizationRole?)m.Role).FirstOrDefault(),
            }).ToListAsync(cancel);
        return [.. people.Select(p => Entry(p.Email!, p.DisplayName, p.IsAdministrator, p.Role)).Select(e => told.TryGetValue(e.Key, out var t) ? e with { Role = t.Role, About = t.Bio } : e)];
    }

    private static async Task<Dictionary<string, Told>> ToldAsync(DataFolder folder, CancellationToken cancel)
    {
        var file = PeopleFile(folder);
        if (!File.Exists(file)) return [];
        await using var stream = File.OpenRead(file);
        var people = await JsonSerializer.DeserializeAsync<ToldPeople>(stream, JsonSerializerOptions.Web, cancel);
        return people!.People.ToDictionary(p => p.Key);
    }

    private sealed record Told(string Key, string Role, string Bio);

    private sealed record ToldPeople(IReadOnlyList<Told> People);

    private static DemoEntry Entry(string email, string name, bool administrator, OrganizationRole? role)
    {
        var (word, about) = (administrator, role) switch
        {
            (true, _) => ("administrator", "Sees every organization of this installation."),
            (_, OrganizationRole.Lead) => ("lead", "Runs the projects: progress, tasks, people, evidence."),
            (_, OrganizationRole.Reviewer) => ("reviewer", "Reads every task and judgment of the organization."),
            (_, OrganizationRole.Viewer) => ("viewer", "Reads the progress of the organization's projects."),
            (_, OrganizationRole.Finance) => ("finance", "Looks after the organization's money."),
            _ => ("contributor", "Evaluates responses in the workspace."),
        };
        return new DemoEntry(email.Split('@')[0], name, word, about);
    }
}

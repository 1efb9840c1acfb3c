using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Desk;

/// <summary>Prints the demo's people with the link that signs in as each.</summary>
public static class DemoPeople
{
    public static async Task PrintAsync(IServiceProvider services, string url, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var people = await DemoSignIn.ListAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), services.GetRequiredService<ServerSettings>().Folder, cancel);
        if (people.Count == 0) return;
        Console.WriteLine("The demo's people; each link signs in with one click:");
        foreach (var person in people) Console.WriteLine($"  {person.Name,-24} {person.Role,-14} {url}/demo/as/{person.Key}");
    }
}

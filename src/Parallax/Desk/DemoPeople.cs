using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Desk;

/// <summary>Prints the demo's people with the link that signs in as each.</summary>
public static class DemoPeople
{
    public static async Task PrintAsync(IServiceProvider services, string url, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var memberships = db.Set<Membership>();
        var people = await db.Set<Person>().AsNoTracking().OrderBy(p => p.CreatedAt).Take(20)
            .Select(p => new { p.DisplayName, p.Email, p.IsAdministrator, Role = memberships.Where(m => m.PersonId == p.Id).Select(m => (OrganizationRole?)m.Role).FirstOrDefault() })
            .ToListAsync(cancel);
        if (people.Count == 0) return;
        Console.WriteLine("The demo's people; each link signs in with one click:");
        foreach (var person in people)
        {
            var role = person.IsAdministrator ? "administrator" : person.Role?.ToString().ToLowerInvariant() ?? "contributor";
            Console.WriteLine($"  {person.DisplayName,-24} {role,-14} {url}/demo/as/{person.Email!.Split('@')[0]}");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Desk.Rights;

/// <summary>What has to be settled before an account can be deleted, in words for the person. Whoever owes them something adds it here.</summary>
public static class DeletionObstacles
{
    public static async Task<IReadOnlyList<string>> OfAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var obstacles = new List<string>();
        var administrators = await db.Set<Person>().Where(p => p.IsAdministrator).Select(p => p.Id).Take(2).ToListAsync(cancel);
        if (administrators.Count == 1 && administrators[0] == person) obstacles.Add("You are the only administrator of this installation: make somebody else one first.");
        obstacles.AddRange((await LedAloneAsync(db, person, cancel)).Select(name => $"You are the only lead of {name}: make somebody else one first."));
        obstacles.AddRange(await UnpaidMoney.OfAsync(db, person, now, cancel));
        return obstacles;
    }

    private static Task<List<string>> LedAloneAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        var memberships = db.Set<Membership>();
        return (
            from m in memberships
            where m.PersonId == person && m.Role == OrganizationRole.Lead
                && !memberships.Any(o => o.OrganizationId == m.OrganizationId && o.PersonId != person && o.Role == OrganizationRole.Lead)
            join o in db.Set<Organization>() on m.OrganizationId equals o.Id
            orderby o.Name
            select o.Name).ToListAsync(cancel);
    }
}

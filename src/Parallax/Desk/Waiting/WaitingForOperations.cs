using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Talent;
using Parallax.Web.Pages;

namespace Parallax.Desk;

/// <summary>Applications that nobody has looked at.</summary>
public static class WaitingForOperations
{
    public static async Task<List<WaitingItem>> OfAsync(AppDb db, CancellationToken cancel)
    {
        var applied = await (
            from a in db.Set<Application>().AsNoTracking()
            where a.Stage == Stage.Applied
            join o in db.Set<Opportunity>() on a.OpportunityId equals o.Id
            group a by new { o.Id, o.Title } into g
            orderby g.Key.Title
            select new { g.Key.Id, g.Key.Title, Count = g.Count() }).ToListAsync(cancel);
        return [.. applied.Select(a => new WaitingItem($"{Words.Count(a.Count, "application")} to read", a.Title, $"/hiring/{a.Id}", "Open the board"))];
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Talent;

/// <summary>How many applied to each listing, how many of them nobody has decided on yet, and how many wait for it to open.</summary>
public static class OpportunityCounts
{
    public sealed record Row(int Applied, int ToBeRead, int Waiting);

    public static readonly Row None = new(0, 0, 0);

    public static async Task<Dictionary<Guid, Row>> AllAsync(AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var applied = await db.Set<Application>().Where(a => a.SubmittedAt != null && a.Stage != Stage.Draft)
            .GroupBy(a => a.OpportunityId).Select(g => new { g.Key, All = g.Count(), New = g.Count(a => a.Stage == Stage.Applied) }).ToListAsync(cancel);
        var waiting = await db.Set<WaitingEntry>().GroupBy(w => w.OpportunityId).Select(g => new { g.Key, Number = g.Count() }).ToListAsync(cancel);
        return applied.Select(a => a.Key).Union(waiting.Select(w => w.Key)).ToDictionary(
            id => id,
            id => new Row(applied.Where(a => a.Key == id).Sum(a => a.All), applied.Where(a => a.Key == id).Sum(a => a.New), waiting.Where(w => w.Key == id).Sum(w => w.Number)));
    }
}

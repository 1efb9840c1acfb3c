using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>Which model stands where: what no contributor learns, and the story has to know.</summary>
public static class DemoModels
{
    /// <summary>Of the first and the second response.</summary>
    public static async Task<List<string>> OfPresentationAsync(AppDb db, Guid presentation, CancellationToken cancel)
    {
        var found = await (
            from p in db.Set<Presentation>()
            where p.Id == presentation
            join first in db.Set<Response>() on p.FirstResponseId equals first.Id
            join second in db.Set<Response>() on p.SecondResponseId equals second.Id
            select new { First = first.Model, Second = second.Model }).SingleAsync(cancel);
        return [found.First, found.Second];
    }

    /// <summary>Model to position, as this person sees them.</summary>
    public static async Task<Dictionary<string, string>> ByPositionAsync(AppDb db, LoadedAssignment loaded, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var ids = loaded.Content.Responses.Select(r => r.Id).ToList();
        var models = await db.Set<Response>().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Model, cancel);
        return loaded.Content.Responses.ToDictionary(r => models[r.Id], r => r.Position);
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Talent;

/// <summary>The keys of a project's screenings that do not fit a definition: whoever takes the screening by it could not give what they expect.</summary>
public static class ScreeningKeys
{
    public static async Task<IReadOnlyList<LostKey>> LostAsync(AppDb db, Project project, ProtocolDefinition next, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(next);
        var items = await (
            from s in db.Set<Screening>()
            where s.ProjectId == project.Id && s.State != ScreeningState.Archived
            join i in db.Set<ScreeningItem>() on s.Id equals i.ScreeningId
            where i.RemovedAt == null && i.Kind == ItemKind.Key
            join v in db.Set<KeyVersion>() on new { ItemId = i.Id, Number = i.KeyNumber } equals new { v.ItemId, v.Number }
            join p in db.Set<Presentation>() on i.PresentationId equals p.Id
            join first in db.Set<Response>() on p.FirstResponseId equals first.Id
            join second in db.Set<Response>() on p.SecondResponseId equals second.Id into seconds
            from second in seconds.DefaultIfEmpty()
            orderby s.Name, s.Id, i.Ordinal
            select new { s.Id, s.Name, i.Ordinal, i.PresentationId, v.Content, First = first.Steps, Second = second == null ? null : second.Steps }).AsNoTracking().ToListAsync(cancel);
        return [
            .. from item in items
               let errors = CheckItemContent.Of(Content.Read<ItemContent>(item.Content), ItemKind.Key, next, [.. new[] { item.First, item.Second }.OfType<string>().Select(Steps)])
               where errors.Count > 0
               select new LostKey($"Screening “{item.Name}”, item {item.Ordinal}: {string.Join(" ", errors.Values.SelectMany(e => e))}", $"/screenings/{item.Id}/items/{item.PresentationId}"),
        ];
    }

    private static int Steps(string steps) => Content.Read<List<Step>>(steps).Count;
}

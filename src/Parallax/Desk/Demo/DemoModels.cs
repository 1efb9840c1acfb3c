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
    public static Task<Dictionary<string, string>> ByPositionAsync(AppDb db, LoadedAssignment loaded, CancellationToken cancel) => ByPositionAsync(db, loaded, (model, _) => model, cancel);

    /// <summary>The same in the names that a judgment gives them.</summary>
    public static Task<Dictionary<string, string>> ByPositionAsync(AppDb db, LoadedAssignment loaded, IReadOnlyList<string> names, CancellationToken cancel) =>
        ByPositionAsync(db, loaded, (model, version) => names.Single(name => Is(name, model, version)), cancel);

    /// <summary>Whether a name is that of a model, with or without its version.</summary>
    public static bool Is(string name, string model, string? version) => name == model || name == $"{model} {version}";

    private static async Task<Dictionary<string, string>> ByPositionAsync(AppDb db, LoadedAssignment loaded, Func<string, string?, string> named, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var ids = loaded.Content.Responses.Select(r => r.Id).ToList();
        var models = await db.Set<Response>().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => named(r.Model, r.Version), cancel);
        return loaded.Content.Responses.ToDictionary(r => models[r.Id], r => r.Position);
    }
}

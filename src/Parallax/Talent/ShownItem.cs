using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Media;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>One response of an item, without its model: whoever keys and scores looks at what it says.</summary>
public sealed record ShownItemResponse(Guid Id, int Number, IReadOnlyList<Step> Steps);

/// <summary>An item's task as whoever makes and scores it sees it.</summary>
public sealed record ShownItem(
    Guid Presentation, string Task, string Category, IReadOnlyList<Turn> Turns, string? Reference, IReadOnlyList<TaskMedium> Media,
    IReadOnlyList<ShownItemResponse> Responses, ProtocolDefinition Protocol)
{
    public IReadOnlyList<int> StepCounts => [.. Responses.Select(r => r.Steps.Count)];

    /// <summary>Null when the screening's project has no such presentation of a visible task.</summary>
    public static async Task<ShownItem?> OfAsync(AppDb db, ProtocolCache protocols, Screening screening, Guid presentation, CancellationToken cancel)
    {
        var row = await (
            from p in db.Set<Presentation>().AsNoTracking()
            where p.Id == presentation && p.ProjectId == screening.ProjectId
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            join project in db.Set<Project>() on p.ProjectId equals project.Id
            where t.ImportNumber <= project.PublishedImports
            join protocol in db.Set<Protocol>() on project.ProtocolId equals protocol.Id
            select new { Presentation = p, Task = t, Protocol = protocol }).FirstOrDefaultAsync(cancel);
        if (row is null) return null;
        var media = await db.Set<TaskMedium>().AsNoTracking().Where(m => m.TaskId == row.Task.Id).OrderBy(m => m.Ordinal).ToListAsync(cancel);
        Guid?[] ids = [row.Presentation.FirstResponseId, row.Presentation.SecondResponseId];
        var responses = await db.Set<Response>().AsNoTracking()
            .Where(r => r.Id == row.Presentation.FirstResponseId || r.Id == row.Presentation.SecondResponseId).ToListAsync(cancel);
        return new ShownItem(
            presentation, row.Task.ExternalId, row.Task.Category, Content.Read<List<Turn>>(row.Task.Turns), row.Task.Reference, media,
            [.. ids.OfType<Guid>().Select((id, i) => new ShownItemResponse(id, i + 1, Content.Read<List<Step>>(responses.Single(r => r.Id == id).Steps)))],
            protocols.Definition(row.Protocol));
    }

    /// <summary>An image of the screening's project, for whoever makes or scores it.</summary>
    public static async Task<IResult> MediaAsync(Guid screening, string hash, HttpContext http, AppDb db, IMediaStore store, CancellationToken cancel)
    {
        var medium = await MediumAsync(screening, hash, http, db, cancel);
        return medium is null ? ScreeningRefusals.Unknown : MediaResult.Of(store, hash, medium.MediaType, http);
    }

    public static async Task<IResult> TileAsync(
        Guid screening, string hash, [AsParameters] TileAddress tile, HttpContext http, AppDb db, TileStore tiles, CancellationToken cancel)
    {
        var medium = await MediumAsync(screening, hash, http, db, cancel);
        return medium is null ? ScreeningRefusals.Unknown : await MediaResult.TileAsync(tiles, medium.Stored, tile, http, cancel);
    }

    private static Task<TaskMedium?> MediumAsync(Guid screening, string hash, HttpContext http, AppDb db, CancellationToken cancel) =>
        (from s in ScreeningAccess.Scored(db, Caller.Of(http.User))
         where s.Id == screening
         join t in db.Set<EvaluationTask>() on s.ProjectId equals t.ProjectId
         join m in db.Set<TaskMedium>().AsNoTracking() on t.Id equals m.TaskId
         where m.Hash == hash
         select m).FirstOrDefaultAsync(cancel);
}

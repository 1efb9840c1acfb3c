using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Work;

/// <summary>One response of a presentation, without its model: whoever keys and scores looks at what it says.</summary>
public sealed record ShownItemResponse(Guid Id, int Number, IReadOnlyList<Step> Steps);

/// <summary>A presentation as whoever makes a key for it, or scores by one, sees it.</summary>
public sealed record ShownItem(
    Guid Presentation, string Task, string Category, IReadOnlyList<Turn> Turns, string? Reference, IReadOnlyList<TaskMedium> Media,
    IReadOnlyList<ShownItemResponse> Responses, ProtocolDefinition Protocol)
{
    public IReadOnlyList<int> StepCounts => [.. Responses.Select(r => r.Steps.Count)];

    /// <summary>Null when the project has no such presentation of a visible task.</summary>
    public static async Task<ShownItem?> OfAsync(AppDb db, ProtocolCache protocols, Guid project, Guid presentation, CancellationToken cancel)
    {
        var row = await (
            from p in db.Set<Presentation>().AsNoTracking()
            where p.Id == presentation && p.ProjectId == project
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            join owner in db.Set<Project>() on p.ProjectId equals owner.Id
            where t.ImportNumber <= owner.PublishedImports
            join protocol in db.Set<Protocol>() on owner.ProtocolId equals protocol.Id
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
}

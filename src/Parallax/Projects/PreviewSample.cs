using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary>A task of the project for the preview of a protocol: shown to leads, in the shape in which the workspace gets one.</summary>
public sealed record PreviewSample(PreviewSample.SampleTask Task, IReadOnlyList<PreviewSample.SampleResponse> Responses)
{
    public sealed record SampleTask(string Category, IReadOnlyList<Turn> Turns, string? Reference, IReadOnlyList<SampleMedium> Media);

    public sealed record SampleMedium(string Url, string Hash, int Width, int Height, string Alt);

    public sealed record SampleResponse(string Position, string Hash, IReadOnlyList<Step> Steps);

    /// <summary>The first task that is published, with two responses if one has them; null when there is none.</summary>
    public static async Task<PreviewSample?> OfAsync(AppDb db, Project project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var all = db.Set<Response>();
        var task = await EvaluationTask.Visible(db.Set<EvaluationTask>().AsNoTracking(), project)
            .OrderBy(t => all.Any(r => r.TaskId == t.Id && r.Ordinal == 1) ? 0 : 1).ThenBy(t => t.ExternalId).FirstOrDefaultAsync(cancel);
        if (task is null) return null;
        var media = await db.Set<TaskMedium>().AsNoTracking().Where(m => m.TaskId == task.Id).OrderBy(m => m.Ordinal).ToListAsync(cancel);
        var responses = await all.AsNoTracking().Where(r => r.TaskId == task.Id).OrderBy(r => r.Ordinal).Take(2).ToListAsync(cancel);
        return new PreviewSample(
            new SampleTask(
                task.Category, Content.Read<List<Turn>>(task.Turns), task.Reference,
                media.ConvertAll(m => new SampleMedium($"/api/projects/{project.Id}/media/{m.Hash}", m.Hash, m.Width, m.Height, m.Alt))),
            [.. responses.Select((r, i) => new SampleResponse(i == 0 ? "A" : "B", r.Hash, Content.Read<List<Step>>(r.Steps)))]);
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Projects;

namespace Parallax.Insight.Exports.Formats;

/// <summary>The tasks, in the format in which they came.</summary>
public sealed class TasksFormat : IExportFormat
{
    public const string FileName = "tasks.jsonl";

    public string Name => "tasks-jsonl";

    public string Title => "Tasks, JSON Lines";

    public string For => "The tasks as they were imported, with their images: to keep, or to import into another project.";

    public IReadOnlyList<string> Loses => [];

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        await WriteTasksAsync(run, cancel);
        run.LeaveOut(LeftOut.NotWritten, run.Total);
    }

    public static async Task WriteTasksAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var file = run.Open(FileName);
        await ExportTasks.WriteAsync(run.Db, run.Project, file.AsStream(), cancel);
        var visible = EvaluationTask.Visible(run.Db.Set<EvaluationTask>(), run.Project);
        var tasks = await visible.CountAsync(cancel);
        file.Counted(tasks);
        run.Count("tasks", tasks);
        var images = run.Db.Set<TaskMedium>().Where(m => m.ProjectId == run.Project.Id && visible.Any(t => t.Id == m.TaskId)).Select(m => new { m.Hash, m.MediaType }).Distinct();
        await foreach (var image in images.AsAsyncEnumerable().WithCancellation(cancel)) run.Image(image.Hash, image.MediaType);
    }
}

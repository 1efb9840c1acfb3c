using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Media;

namespace Parallax.Projects;

/// <summary>Stages one import and publishes it, or refuses it with everything that is wrong: all or nothing.</summary>
public sealed class StageImport(AppDb db, ImageIntake intake, ImportSpool spool, TimeProvider clock)
{
    private const int BatchTasks = 250;
    private const long BatchWeight = 4 * 1024 * 1024;

    /// <param name="import">Tracked by the context, leased by this node.</param>
    public async Task RunAsync(Import import, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(import);
        var lease = new ImportLease(db, import, new ImportReport(), clock);
        var area = new StagingArea(db, lease);
        await area.DiscardAsync(cancel);

        var project = await db.Set<Project>().FirstAsync(p => p.Id == import.ProjectId, cancel);
        await ReadAsync(lease, area, project, cancel);
        if (lease.Report.ProblemCount == 0) await PublishImport.RunAsync(db, project, lease, cancel);
        else await RefuseAsync(lease, area, cancel);
        spool.Delete(import.Id);
    }

    private async Task RefuseAsync(ImportLease lease, StagingArea area, CancellationToken cancel)
    {
        await area.DiscardAsync(cancel);
        lease.Report.Tasks = lease.Report.Replaced = lease.Report.Presentations = lease.Report.Slots = 0;
        lease.Finish(ImportState.Refused);
        await db.SaveChangesAsync(cancel);
    }

    private async Task ReadAsync(ImportLease lease, StagingArea area, Project project, CancellationToken cancel)
    {
        var file = spool.TasksFile(lease.Import.Id);
        if (!File.Exists(file))
        {
            lease.Report.Add(new LineProblem(0, null, null, "The uploaded files are not on this server any more: import again."));
            return;
        }

        var protocol = await db.Set<Protocol>().AsNoTracking().FirstAsync(p => p.Id == project.ProtocolId, cancel);
        var shown = Content.Read<ProtocolDefinition>(protocol.Definition).Responses;
        var plan = PairPlan.Parse(project.PairPlan)!;
        var check = new TaskCheck(shown, protocol.Name, new MediaLookup(intake, spool, lease.Import.Id), lease);
        var rows = new TaskRows(project, plan, shown, lease.Import.Number, clock);
        var batch = new StagingBatch(db, area, lease, project);
        var notes = new PlanNotes(shown == 1 ? null : plan.Asked);

        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await foreach (var line in TaskLines.ReadAsync(stream, cancel))
        {
            lease.Report.LinesRead = line.Number;
            if (await check.ReadAsync(line, cancel) is { } found)
            {
                var task = rows.Make(found.Draft, found.Images);
                notes.Count(task);
                batch.Add(task);
            }

            if (batch.Count >= BatchTasks || batch.Weight >= BatchWeight) await batch.FlushAsync(cancel);
            if (lease.Report.ProblemCount >= TaskLimits.ProblemsReported) break;
            await lease.RenewIfDueAsync(cancel);
        }

        await batch.FlushAsync(cancel);
        if (check.Tasks == 0 && lease.Report.ProblemCount == 0) lease.Report.Add(new LineProblem(0, null, null, "The file holds no tasks."));
        lease.Report.Notes.AddRange(notes.Words());
        if (lease.Report.ProblemCount >= TaskLimits.ProblemsReported)
            lease.Report.Notes.Add($"Reading stopped at line {lease.Report.LinesRead}, after {TaskLimits.ProblemsReported} problems; later lines may have more.");
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary>Makes a staged import visible: one changed number of the project, in one transaction.</summary>
internal static class PublishImport
{
    /// <summary>Added to the ranks of a replaced task: claims never come so far.</summary>
    private const long OutOfReach = 1L << 62;

    public static async Task RunAsync(AppDb db, Project project, ImportLease lease, CancellationToken cancel)
    {
        var number = lease.Import.Number;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        lease.Finish(ImportState.Published);
        project.Publish(number);
        await db.SaveChangesAsync(cancel);
        if (lease.Report.Replaced > 0) await RetireAsync(db, project.Id, number, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task RetireAsync(AppDb db, Guid project, int number, CancellationToken cancel)
    {
        var tasks = db.Set<EvaluationTask>().Where(t => t.ProjectId == project);
        var arrived = tasks.Where(t => t.ImportNumber == number).Select(t => t.ExternalId);
        await tasks.Where(t => t.ImportNumber < number && t.RetiredBy == null && arrived.Contains(t.ExternalId))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RetiredBy, number), cancel);

        var retired = tasks.Where(t => t.RetiredBy == number).Select(t => t.Id);
        var presentations = db.Set<Presentation>().Where(p => retired.Contains(p.TaskId)).Select(p => p.Id);
        var slots = db.Set<Slot>().Where(s => presentations.Contains(s.PresentationId));
        // One statement: a slot that is let go at this moment is seen as it then is. Whoever holds a lease may finish;
        // when they let go instead, nobody else is given it.
        await slots.Where(s => s.State < SlotState.Filled).ExecuteUpdateAsync(
            set => set
                .SetProperty(s => s.Rank, s => s.Rank + OutOfReach)
                .SetProperty(s => s.State, s => s.State == SlotState.Open ? SlotState.Closed : s.State),
            cancel);
    }
}

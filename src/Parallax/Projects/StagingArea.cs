using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary>The rows of an import that nobody sees yet: they carry a number that is not published.</summary>
internal sealed class StagingArea(AppDb db, ImportLease lease)
{
    private const int DiscardedTogether = 500;

    private readonly BulkInsert<EvaluationTask> _tasks = new(db);
    private readonly BulkInsert<TaskMedium> _media = new(db);
    private readonly BulkInsert<Response> _responses = new(db);
    private readonly BulkInsert<Presentation> _presentations = new(db);
    private readonly BulkInsert<Slot> _slots = new(db);

    /// <summary>Writes a batch in one transaction, which counts only while this node holds the lease.</summary>
    public async Task WriteAsync(IReadOnlyList<StagedTask> batch, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await lease.RenewAsync(cancel);
        await _tasks.WriteAsync([.. batch.Select(b => b.Task)], cancel);
        await _media.WriteAsync([.. batch.SelectMany(b => b.Media)], cancel);
        await _responses.WriteAsync([.. batch.SelectMany(b => b.Responses)], cancel);
        await _presentations.WriteAsync([.. batch.SelectMany(b => b.Presentations)], cancel);
        await _slots.WriteAsync([.. batch.SelectMany(b => b.Slots)], cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Removes what was staged, in batches that leave room for other writers. All that belongs to a task goes with it.</summary>
    public async Task DiscardAsync(CancellationToken cancel)
    {
        var tasks = db.Set<EvaluationTask>().Where(t => t.ProjectId == lease.Import.ProjectId && t.ImportNumber == lease.Import.Number);
        while (true)
        {
            var some = await tasks.OrderBy(t => t.Id).Select(t => t.Id).Take(DiscardedTogether).ToListAsync(cancel);
            if (some.Count == 0) return;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await lease.RenewAsync(cancel);
            await db.Set<EvaluationTask>().Where(t => some.Contains(t.Id)).ExecuteDeleteAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }
}

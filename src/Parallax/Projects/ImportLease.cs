using Parallax.Data;

namespace Parallax.Projects;

/// <summary>
/// A node's hold on an import. Every change of the import's row is conditional on the lease that this node wrote last
/// (a concurrency token), so a node that was thought dead and comes back can neither stage nor publish anything.
/// </summary>
internal sealed class ImportLease(AppDb db, Import import, ImportReport report, TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    public Import Import => import;

    public ImportReport Report => report;

    /// <summary>Until when a lease that is taken now runs, in whole microseconds: what both databases can compare.</summary>
    public static DateTimeOffset Until(TimeProvider clock)
    {
        var until = clock.GetUtcNow() + Length;
        return until.AddTicks(-(until.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Writes progress and a longer lease, in the transaction of the context when there is one.</summary>
    public async Task RenewAsync(CancellationToken cancel)
    {
        import.Progress(Content.Write(report), Until(clock));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The same once half of the lease is over: for stretches without a batch.</summary>
    public Task RenewIfDueAsync(CancellationToken cancel) =>
        import.LeasedUntil - clock.GetUtcNow() > Length / 2 ? Task.CompletedTask : RenewAsync(cancel);

    public void Finish(ImportState state) => import.Finish(state, Content.Write(report), clock.GetUtcNow());
}

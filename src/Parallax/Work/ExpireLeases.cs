using Quartz;

namespace Parallax.Work;

/// <summary>
/// Ends the leases that ran out. Claims take over expired leases by themselves; this makes the rest of the product
/// see what is so: home pages, counts, and the events that pay is computed from.
/// </summary>
[DisallowConcurrentExecution]
public sealed class ExpireLeases(WorkStore store) : IJob
{
    private const int BatchSize = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await store.CloseReopenedAsync(cancellationToken);
        while (await store.ExpireAsync(BatchSize, cancellationToken) == BatchSize) { }
    }
}

using Quartz;

namespace Parallax.Work;

/// <summary>The clock of amendments: what can only be done at their effective time is done now, once, on whichever node comes first.</summary>
[DisallowConcurrentExecution]
public sealed class ApplyAmendments(WorkStore store) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await store.ApplyAmendmentsAsync(cancellationToken);
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Work;
using Quartz;

namespace Parallax.Talent;

/// <summary>Finishes attempts whose time is over though nobody asks, and what a corrected key left half done.</summary>
[DisallowConcurrentExecution]
public sealed class ScreeningSweep(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    private const int Most = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var store = scope.ServiceProvider.GetRequiredService<WorkStore>();
        var over = clock.GetUtcNow() - ScreeningAttempt.Grace;
        var due = await db.Set<ScreeningAttempt>().Where(a => a.State == AttemptState.Running && a.DeadlineAt <= over).OrderBy(a => a.DeadlineAt).Select(a => a.Id).Take(Most).ToListAsync(cancel);
        foreach (var attempt in due)
        {
            await SettleAttempt.IfDueAsync(db, store, attempt, clock, cancel);
            db.ChangeTracker.Clear();
        }

        foreach (var item in await CorrectKey.Stale(db).Select(s => s.ItemId).Distinct().Take(Most).ToListAsync(cancel)) await CorrectKey.RescoreAsync(db, item, clock, cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics.Planning;
using Parallax.Work;
using Quartz;

namespace Parallax.Quality;

/// <summary>Samples a batch again when its rework is done or its time is over.</summary>
[DisallowConcurrentExecution]
public sealed class SweepBatches(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, store) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ReviewStore>());
        foreach (var batch in await db.Set<Batch>().AsNoTracking().Where(b => b.State == BatchState.Returned).OrderBy(b => b.ReworkUntil).ToListAsync(cancel))
        {
            if (batch.ReworkUntil <= clock.GetUtcNow()) await scope.ServiceProvider.GetRequiredService<WorkStore>().CloseReopenedAsync(cancel);
            if (await store.IsReworkedAsync(batch.Id, cancel)) await NextAsync(db, store, batch, cancel);
        }
    }

    private static async Task NextAsync(AppDb db, ReviewStore store, Batch batch, CancellationToken cancel)
    {
        var seed = await db.Set<Project>().Where(p => p.Id == batch.ProjectId).Select(p => p.Seed).FirstAsync(cancel);
        var items = await store.DeliveredAsync(batch.Id, cancel);
        // So few are left that their errors could hide in what is accepted: then all of them are looked at.
        var size = items.Count == 0 ? 0 : AcceptancePlan.Sample(batch.Rate, batch.Confidence, batch.AcceptedErrors, items.Count)["sample"] ?? items.Count;
        var sample = ReviewStore.Draw(items, (int)size, seed, batch.Id, batch.Round + 1, await MakeBatch.TwiceAsync(db, batch.ProjectId, cancel));
        await store.NextRoundAsync(batch.Id, batch.Round + 1, items.Count, sample, cancel);
    }
}

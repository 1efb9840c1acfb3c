using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary>
/// Stages the imports that were asked for, one after another. The rows are the queue: any node takes the next one with a
/// lease, and takes over what a dead node left. The signal only makes it quick.
/// </summary>
public sealed class ImportWorker(IServiceScopeFactory scopes, ImportSignal signal, ImportSpool spool, TimeProvider clock, ILogger<ImportWorker> logger) : BackgroundService
{
    private const int MostAttempts = 3;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>Stages the next import, if there is one to be had.</summary>
    public async Task<bool> RunNextAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await TakeAsync(db, cancel) is not { } import) return false;
        try
        {
            await scope.ServiceProvider.GetRequiredService<StageImport>().RunAsync(import, cancel);
        }
        catch when (cancel.IsCancellationRequested)
        {
            await GiveBackAsync(import.Id, import.Attempts);
            throw;
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await SafelyAsync(RemoveAbandonedAsync, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await SafelyAsync(RunNextAsync, stoppingToken)) await signal.WaitAsync(Poll, clock, stoppingToken);
        }
    }

    private async Task<bool> SafelyAsync(Func<CancellationToken, Task<bool>> work, CancellationToken cancel)
    {
        try
        {
            return await work(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            logger.LogWarning("An import was taken over by another node; what this one had staged last is rolled back");
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            // The lease ends, and the import is begun again: a full disk or a lost database mends itself or is mended.
            logger.LogError(exception, "An import stopped");
        }

        return false;
    }

    private async Task<Import?> TakeAsync(AppDb db, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var imports = db.Set<Import>();
        var import = await imports
            .Where(i => (i.State == ImportState.Requested && !imports.Any(o => o.ProjectId == i.ProjectId && o.State == ImportState.Staging))
                || (i.State == ImportState.Staging && i.LeasedUntil < now))
            .OrderBy(i => i.RequestedAt).FirstOrDefaultAsync(cancel);
        if (import is null) return null;
        var published = await db.Set<Project>().Where(p => p.Id == import.ProjectId).Select(p => p.PublishedImports).FirstAsync(cancel);
        var givenUp = import.Attempts >= MostAttempts;
        import.Stage(published + 1, ImportLease.Until(clock));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException race) when (race is DbUpdateConcurrencyException || Violations.IsDuplicate(race))
        {
            return null;
        }

        if (!givenUp) return import;
        await GiveUpAsync(db, import, cancel);
        return null;
    }

    /// <summary>It stopped every time it was staged: whoever sent it is told, and the others get their turn.</summary>
    private async Task GiveUpAsync(AppDb db, Import import, CancellationToken cancel)
    {
        var report = new ImportReport();
        report.Add(new LineProblem(0, null, null, $"Staging was begun {MostAttempts} times and never ended: the server's log says why. Import it again in smaller files."));
        var lease = new ImportLease(db, import, report, clock);
        await new StagingArea(db, lease).DiscardAsync(cancel);
        lease.Finish(ImportState.Refused);
        await db.SaveChangesAsync(cancel);
        spool.Delete(import.Id);
    }

    /// <summary>
    /// The server is being stopped: the next one need not wait for the lease to end. The batch that was cut off was rolled
    /// back, and its lease with it, so the attempt tells whether the row is still this node's.
    /// </summary>
    private async Task GiveBackAsync(Guid id, int attempt)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        try
        {
            var import = await db.Set<Import>().FirstOrDefaultAsync(i => i.Id == id && i.State == ImportState.Staging && i.Attempts == attempt);
            import?.Yield();
            await db.SaveChangesAsync();
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            logger.LogWarning(exception, "An import could not be given back; it is taken up again when its lease ends");
        }
    }

    private async Task<bool> RemoveAbandonedAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var imports = scope.ServiceProvider.GetRequiredService<AppDb>().Set<Import>();
        foreach (var id in spool.Abandoned(clock.GetUtcNow()))
        {
            var wanted = await imports.AnyAsync(i => i.Id == id && (i.State == ImportState.Requested || i.State == ImportState.Staging), cancel);
            if (!wanted) spool.Delete(id);
        }

        return true;
    }
}

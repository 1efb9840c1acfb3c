using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Insight.Exports;

/// <summary>
/// Makes the exports that were asked for, one after another. The rows are the queue: any node takes the next one with a
/// lease, and begins anew what a dead node left. The signal only makes it quick.
/// </summary>
public sealed class ExportWorker(IServiceScopeFactory scopes, MakeExport make, ExportSignal signal, ExportFolders folders, TimeProvider clock, ILogger<ExportWorker> logger) : BackgroundService
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>Makes the next export, if there is one to be had.</summary>
    public async Task<bool> RunNextAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await TakeAsync(db, cancel) is not { } export) return false;
        try
        {
            await make.RunAsync(db, export, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            logger.LogWarning("An export was taken over by another node or deleted; what this one had written is thrown away");
        }
        catch (Exception failed)
        {
            // A full disk mends itself or is mended; after some attempts whoever waits is told.
            if (!cancel.IsCancellationRequested) logger.LogError(failed, "Making an export stopped");
            await GiveBackAsync(export.Id, export.Attempts);
            if (cancel.IsCancellationRequested) throw;
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await SafelyAsync(RemoveOldAsync, stoppingToken);
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
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            logger.LogError(exception, "Looking for exports to make stopped; it goes on");
        }

        return false;
    }

    private async Task<Export?> TakeAsync(AppDb db, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var export = await db.Set<Export>()
            .Where(e => e.State == ExportState.Requested || (e.State == ExportState.Making && e.LeasedUntil < now))
            .OrderBy(e => e.RequestedAt).FirstOrDefaultAsync(cancel);
        if (export is null) return null;
        var givenUp = export.Attempts >= MostAttempts;
        if (givenUp) export.Fail(now);
        else export.Make(MakeExport.Until(clock));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }

        return givenUp ? null : export;
    }

    /// <summary>The next one need not wait for the lease to end. The attempt tells whether the row is still this node's.</summary>
    private async Task GiveBackAsync(Guid id, int attempt)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        try
        {
            var export = await db.Set<Export>().FirstOrDefaultAsync(e => e.Id == id && e.State == ExportState.Making && e.Attempts == attempt);
            export?.Yield();
            await db.SaveChangesAsync();
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            logger.LogWarning(exception, "An export could not be given back; it is begun anew when its lease ends");
        }
    }

    /// <summary>What a killed process left half written, and what belongs to no row any more.</summary>
    private async Task<bool> RemoveOldAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var exports = scope.ServiceProvider.GetRequiredService<AppDb>().Set<Export>();
        foreach (var (id, attempt, path, isWhole) in folders.Old(clock.GetUtcNow()))
            if (!isWhole || !await exports.AnyAsync(e => e.Id == id && e.Attempts == attempt, cancel)) Directory.Delete(path, recursive: true);
        return true;
    }
}

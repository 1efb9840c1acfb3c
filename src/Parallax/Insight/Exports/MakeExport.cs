using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Insight.Exports;

/// <summary>Makes one export: writes its files beside, from one moment of the database, and gives the folder its name when all is whole.</summary>
public sealed class MakeExport(IServiceScopeFactory scopes, ExportFolders folders, ProtocolCache protocols, TimeProvider clock, ILogger<MakeExport> logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(1);

    /// <summary>Until when a lease that is taken now runs, in whole microseconds: what both databases can compare.</summary>
    public static DateTimeOffset Until(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var until = clock.GetUtcNow() + Lease;
        return until.AddTicks(-(until.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <param name="db">Holds the row: what is read comes through a snapshot of its own.</param>
    public async Task RunAsync(AppDb db, Export export, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(export);
        var folder = folders.Begin(export.Id, export.Attempts);
        try
        {
            var manifest = await WriteAsync(db, export, folder, cancel);
            // The fence: whoever lost the lease in the meantime fails here, before anything has a name.
            await RenewAsync(db, export, export.Total, export.Total, cancel);
            folders.Publish(export.Id, export.Attempts);
            export.Finish(manifest, clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
        }
        catch
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private async Task<Manifest> WriteAsync(AppDb db, Export export, string folder, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reading = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using var moment = await Reading.SnapshotAsync(reading, cancel);
        var asOf = clock.GetUtcNow();
        var project = await reading.Set<Project>().AsNoTracking().SingleAsync(p => p.Id == export.ProjectId, cancel);
        await using var run = await ExportRun.OnAsync(reading, project, protocols, folder, export.WithWithdrawn, cancel);
        await RenewAsync(db, export, 0, run.Total, cancel);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var written = new CancellationTokenSource();
        var held = HoldAsync(db, export, run, lost, written.Token);
        try
        {
            var format = ExportFormats.Find(export.Format)!;
            await format.WriteAsync(run, lost.Token);
            var manifest = await run.FinishAsync(export.Id, format, asOf, lost.Token);
            await WriteManifestAsync(folder, manifest, lost.Token);
            return manifest;
        }
        finally
        {
            await written.CancelAsync();
            await held;
        }
    }

    /// <summary>Shows progress and keeps the lease while the files are written; gives up when another node has it.</summary>
    private async Task HoldAsync(AppDb db, Export export, ExportRun run, CancellationTokenSource lost, CancellationToken written)
    {
        while (!written.IsCancellationRequested)
        {
            await Task.Delay(SayEvery, clock, written).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (written.IsCancellationRequested) return;
            try
            {
                await RenewAsync(db, export, Math.Min(run.Looked, run.Total), run.Total, CancellationToken.None);
            }
            catch (DbUpdateConcurrencyException)
            {
                await lost.CancelAsync();
                throw;
            }
            catch (Exception busy) when (busy is DbException or DbUpdateException)
            {
                logger.LogWarning(busy, "The lease of an export could not be renewed; it is tried again");
            }
        }
    }

    private async Task RenewAsync(AppDb db, Export export, long done, long total, CancellationToken cancel)
    {
        export.Progress(done, total, Until(clock));
        await db.SaveChangesAsync(cancel);
    }

    private static async Task WriteManifestAsync(string folder, Manifest manifest, CancellationToken cancel)
    {
        await using var file = new ExportFile(folder, DownloadExport.ManifestName);
        await file.JsonAsync(manifest, new System.Text.Json.JsonSerializerOptions(ExportJson.Plain) { WriteIndented = true }, cancel);
        await file.CloseAsync(cancel);
    }
}

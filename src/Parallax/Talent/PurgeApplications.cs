using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Media;
using Quartz;

namespace Parallax.Talent;

/// <summary>
/// Erases what is kept no longer: drafts that nobody touches, what is personal in applications that led to nothing, and
/// the files that nobody can reach any more.
/// </summary>
[DisallowConcurrentExecution]
public sealed class PurgeApplications(AppDb db, DocumentStore documents, TimeProvider clock) : IJob
{
    private const int BatchSize = 100;

    /// <summary>How long an address waits at most for a listing to open again.</summary>
    private static readonly TimeSpan WaitingTime = TimeSpan.FromDays(365);

    /// <summary>A row without an application may belong to an upload that is running.</summary>
    private static readonly TimeSpan UploadTime = TimeSpan.FromHours(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        while (await DraftsAsync(cancel) == BatchSize) { }
        while (await EndedAsync(cancel) == BatchSize) { }
        while (await FilesAsync(cancel) == BatchSize) { }
        await WaitingAsync(cancel);
    }

    /// <summary>Addresses that wait for what is closed for good, or have waited long enough.</summary>
    private async Task WaitingAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - WaitingTime;
        var closed = db.Set<Opportunity>().Where(o => o.State == OpportunityState.Closed).Select(o => o.Id);
        await db.Set<WaitingEntry>().Where(w => w.CreatedAt < before || closed.Contains(w.OpportunityId)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>A draft that was never submitted has no history: the row itself goes. One that was renewed is erased like an ended one.</summary>
    private async Task<int> DraftsAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Application.DraftRetention;
        var events = db.Set<ApplicationEvent>();
        var drafts = db.Set<Application>().Where(a => a.Stage == Stage.Draft && a.ErasedAt == null && a.ChangedAt < before && !events.Any(e => e.ApplicationId == a.Id));
        var ids = await drafts.OrderBy(a => a.Id).Select(a => a.Id).Take(BatchSize).ToListAsync(cancel);
        await db.Set<Resume>().Where(r => r.ApplicationId != null && ids.Contains(r.ApplicationId.Value)).ExecuteUpdateAsync(r => r.SetProperty(x => x.ApplicationId, (Guid?)null), cancel);
        await drafts.Where(a => ids.Contains(a.Id)).ExecuteDeleteAsync(cancel);
        return ids.Count;
    }

    private async Task<int> EndedAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var before = now - Application.Retention;
        var ended = await db.Set<Application>()
            .Where(a => a.ErasedAt == null && a.ChangedAt < before && (a.Stage == Stage.NotNow || a.Stage == Stage.Withdrawn || a.Stage == Stage.Draft))
            .OrderBy(a => a.Id).Take(BatchSize).ToListAsync(cancel);
        foreach (var application in ended) await EraseApplication.AddAsync(db, application, now, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody works on one of them at this moment: the next round looks again.
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        return ended.Count;
    }

    private async Task<int> FilesAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - UploadTime;
        var gone = await db.Set<Resume>().Where(r => r.ApplicationId == null && r.CreatedAt < before).OrderBy(r => r.Id).Take(BatchSize).Select(r => r.Id).ToListAsync(cancel);
        foreach (var id in gone) documents.Delete(id);
        await db.Set<Resume>().Where(r => gone.Contains(r.Id) && r.ApplicationId == null).ExecuteDeleteAsync(cancel);
        return gone.Count;
    }
}

/// <summary>Takes what is personal out of an application; its place in the counts stays.</summary>
public static class EraseApplication
{
    /// <summary>Changes and does not save.</summary>
    public static async Task AddAsync(AppDb db, Application application, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(application);
        application.Erase(now);
        await UploadResume.LetGoAsync(db, application.Id, cancel);
        db.RemoveRange(await db.Set<ApplicationNote>().Where(n => n.ApplicationId == application.Id).ToListAsync(cancel));
        db.RemoveRange(await db.Set<EligibilityOutcome>().Where(e => e.ApplicationId == application.Id).ToListAsync(cancel));
    }

    /// <summary>All applications of a person, when they ask to be deleted.</summary>
    public static async Task ForPersonAsync(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        foreach (var application in await db.Set<Application>().Where(a => a.PersonId == person).ToListAsync(cancel)) await AddAsync(db, application, now, cancel);
    }
}

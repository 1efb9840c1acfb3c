using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;
using Quartz;

namespace Parallax.Quality;

/// <summary>
/// Looks now and then for what may be worth a person's look, in projects where somebody worked lately; each screen reads so
/// much and no more. And it deletes what is older than people were told it is kept.
/// </summary>
[DisallowConcurrentExecution]
public sealed class ScreenSignals(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(2);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow();
        await DeleteOldAsync(db, now, cancel);
        var since = now - Lately;
        var projects = await db.Set<Project>().AsNoTracking().Where(p => db.Set<Judgment>().Any(j => j.ProjectId == p.Id && j.SubmittedAt > since)).OrderBy(p => p.Id).ToListAsync(cancel);
        foreach (var project in projects)
        {
            foreach (var found in await ScreenAsync(db, project, now, cancel)) await RaiseAsync(db, project, found, now, cancel);
            db.ChangeTracker.Clear();
        }
    }

    private static async Task<List<FoundSignal>> ScreenAsync(AppDb db, Project project, DateTimeOffset now, CancellationToken cancel) =>
    [
        .. await FastAnswers.OfAsync(db, project, now, cancel),
        .. await SameRationales.OfAsync(db, project, now, cancel),
        .. await PastedText.OfAsync(db, project, cancel),
        .. await RareAgreement.OfAsync(db, project, cancel),
    ];

    private static async Task RaiseAsync(AppDb db, Project project, FoundSignal found, DateTimeOffset now, CancellationToken cancel)
    {
        var id = found.IdIn(project.Id);
        var known = await db.Set<QualitySignal>().FirstOrDefaultAsync(s => s.Id == id, cancel);
        if (known is null) db.Add(new QualitySignal(project, found, now));
        else known.Renew(found.Evidence);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            // Another node was first.
            db.ChangeTracker.Clear();
        }
    }

    private static async Task DeleteOldAsync(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var (signals, pastes) = (now.AddDays(-QualitySignal.KeptDays), now.AddDays(-PasteCount.KeptDays));
        await db.Set<QualitySignal>().Where(s => s.RaisedAt < signals).ExecuteDeleteAsync(cancel);
        await db.Set<PasteCount>().Where(c => c.At < pastes).ExecuteDeleteAsync(cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;
using Quartz;

namespace Parallax.Quality;

/// <summary>
/// Scores answers to gold that have no result by the key that holds, and lets the standing of those who gave them follow.
/// What is to be done is what has no result: a node that dies leaves it to the next. What was answered lately is looked
/// for every few seconds; everything, for the sake of corrected keys, now and then.
/// </summary>
[DisallowConcurrentExecution]
public sealed class ScoreGold(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    private const int Most = 500;
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);
    private static readonly TimeSpan EverythingEvery = TimeSpan.FromMinutes(10);
    private DateTimeOffset _everythingAt;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    /// <summary>The next run looks at everything: a key was corrected.</summary>
    public void LookAtEverything() => _everythingAt = default;

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var everything = now - _everythingAt >= EverythingEvery;
        if (everything) _everythingAt = now;
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, judge) = (services.GetRequiredService<AppDb>(), new JudgeByGold(services.GetRequiredService<AppDb>(), services.GetRequiredService<ProtocolCache>(), clock));
        var due = await Due(db, everything ? DateTimeOffset.UnixEpoch : now - Lately).Take(Most).ToListAsync(cancel);
        foreach (var one in due.GroupBy(d => (d.Project, d.Person)))
        {
            await judge.ForAsync(one.Key.Project, one.Key.Person, [.. one.Select(d => d.Judgment)], cancel);
            db.ChangeTracker.Clear();
        }

        await CloseRetiredAsync(db, cancel);
    }

    private sealed record Waiting(Guid Project, Guid Person, Guid Judgment);

    private static IQueryable<Waiting> Due(AppDb db, DateTimeOffset since) =>
        from j in db.Set<Judgment>()
        where j.Purpose == Purpose.Gold && j.Revision == 1 && j.SubmittedAt > since
        join g in db.Set<GoldItem>() on j.PresentationId equals g.PresentationId
        where !db.Set<GoldResult>().Any(r => r.JudgmentId == j.Id && r.KeyNumber == g.KeyNumber)
        orderby j.SubmittedAt
        select new Waiting(j.ProjectId, j.PersonId, j.Id);

    /// <summary>What was retired is given out no more.</summary>
    private static async Task CloseRetiredAsync(AppDb db, CancellationToken cancel)
    {
        var open = db.Set<PresentationRole>().Where(r => r.Purpose == Purpose.Gold && r.IsActive && db.Set<GoldItem>().Any(g => g.PresentationId == r.PresentationId && g.RetiredAt != null));
        if (await open.AnyAsync(cancel)) await open.ExecuteUpdateAsync(set => set.SetProperty(r => r.IsActive, false), cancel);
    }
}

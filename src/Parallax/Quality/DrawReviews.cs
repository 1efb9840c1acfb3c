using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;
using Quartz;

namespace Parallax.Quality;

/// <summary>Draws what is looked at a second time, beside the work and never in its way.</summary>
[DisallowConcurrentExecution]
public sealed class DrawReviews(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    private const int Most = 500;

    /// <summary>Judgments that were received just now may still be on their way into the database from another node.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);

    private sealed record Candidate(Guid Id, Guid Person, Guid Presentation, DateTimeOffset SubmittedAt, string Answers);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, store) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ReviewStore>());
        foreach (var project in await db.Set<ReviewPolicy>().Select(p => p.ProjectId).ToListAsync(cancel))
        {
            while (await DrawAsync(db, store, project, cancel)) db.ChangeTracker.Clear();
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>True when there is more.</summary>
    private async Task<bool> DrawAsync(AppDb db, ReviewStore store, Guid project, CancellationToken cancel)
    {
        var policy = await db.Set<ReviewPolicy>().FirstAsync(p => p.ProjectId == project, cancel);
        var seed = await db.Set<Project>().Where(p => p.Id == project).Select(p => p.Seed).FirstAsync(cancel);
        var until = clock.GetUtcNow() - Settling;
        var fresh = await BatchAsync(db, project, policy.DrawnUntil, until, cancel);
        if (fresh.Count == 0) return false;
        var drawn = new List<(Guid, ReviewReason, bool)>();
        foreach (var judgment in fresh)
        {
            var before = policy.FirstJudgments == 0 ? 0 : await BeforeAsync(db, project, judgment, cancel);
            var doubtful = policy.DoubtPerMille > 0 && await IsDoubtfulAsync(db, project, judgment, cancel);
            if (policy.Draws(seed, judgment.Id, before, doubtful) is { } reason) drawn.Add((judgment.Id, reason, ReviewPolicy.IsTwice(seed, judgment.Id, policy.TwicePerMille)));
        }

        await store.DrawAsync(drawn, cancel);
        policy.DrewUntil(fresh[^1].SubmittedAt);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node drew the same, or a lead changed the policy: the next run looks again.
            return false;
        }

        return fresh.Count >= Most;
    }

    /// <summary>The next judgments in their order, and all that were received in the last one's moment.</summary>
    private static async Task<List<Candidate>> BatchAsync(AppDb db, Guid project, DateTimeOffset after, DateTimeOffset until, CancellationToken cancel)
    {
        var all = db.Set<Judgment>().AsNoTracking().Where(j => j.ProjectId == project && j.Purpose == Purpose.Work && j.IsCurrent && j.RevisedById == null);
        var some = await Of(all.Where(j => j.SubmittedAt > after && j.SubmittedAt <= until)).Take(Most).ToListAsync(cancel);
        if (some.Count < Most) return some;
        var last = some[^1].SubmittedAt;
        some.RemoveAll(c => c.SubmittedAt == last);
        some.AddRange(await Of(all.Where(j => j.SubmittedAt == last)).ToListAsync(cancel));
        return some;
    }

    private static IQueryable<Candidate> Of(IQueryable<Judgment> judgments) =>
        judgments.OrderBy(j => j.SubmittedAt).ThenBy(j => j.Id).Select(j => new Candidate(j.Id, j.PersonId, j.PresentationId, j.SubmittedAt, j.Answers));

    private static Task<long> BeforeAsync(AppDb db, Guid project, Candidate judgment, CancellationToken cancel) =>
        db.Set<Judgment>().LongCountAsync(
            j => j.PersonId == judgment.Person && j.ProjectId == project && j.Purpose == Purpose.Work && j.Revision == 1 && j.SubmittedAt < judgment.SubmittedAt, cancel);

    /// <summary>Quality watches the contributor, or gives them nothing new; or others said something else.</summary>
    private static async Task<bool> IsDoubtfulAsync(AppDb db, Guid project, Candidate judgment, CancellationToken cancel)
    {
        var watched = await (
            from e in db.Set<Enrollment>()
            where e.PersonId == judgment.Person && e.ProjectId == project
            join p in db.Set<Project>() on e.ProjectId equals p.Id
            select e.QualityHold != null || e.GoldPerMille > p.GoldPerMille).FirstOrDefaultAsync(cancel);
        if (watched) return true;
        var others = await db.Set<Judgment>().AsNoTracking()
            .Where(j => j.PresentationId == judgment.Presentation && j.IsCurrent && j.Purpose == Purpose.Work && j.PersonId != judgment.Person).Select(j => j.Answers).ToListAsync(cancel);
        var said = Content.Read<Answers>(judgment.Answers);
        return others.Any(o => Difference.Between(said, Content.Read<Answers>(o)));
    }
}

using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;
using Quartz;

namespace Parallax.Quality;

/// <summary>
/// Counts, for each project with new judgments, how much people differ; grows overlap where that is the cheapest way to
/// certainty; and collects what was flagged. A project is held by one node at a time, and what a dead node left is counted by the next.
/// </summary>
[DisallowConcurrentExecution]
public sealed class FindDisagreements(IServiceScopeFactory scopes, WorkStore store, TimeProvider clock) : IJob
{
    private sealed record Waiting(Guid Id, Guid Organization, DateTimeOffset? CountedThrough, DateTimeOffset? LeasedUntil, bool IsKnown);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var project in await ProjectsAsync(cancel))
            while (await CountAsync(project, cancel)) { }
    }

    private async Task<List<Waiting>> ProjectsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return await (
            from p in db.Set<Project>().AsNoTracking()
            where p.State == ProjectState.Open || p.State == ProjectState.Paused
            join r in db.Set<OverlapRule>() on p.Id equals r.ProjectId into rules
            from r in rules.DefaultIfEmpty()
            orderby p.Id
            select new Waiting(p.Id, p.OrganizationId, r == null ? null : r.CountedThrough, r == null ? null : r.LeasedUntil, r != null)).ToListAsync(cancel);
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> CountAsync(Waiting project, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var judged = await db.Set<Judgment>().Where(j => j.ProjectId == project.Id).MaxAsync(j => (DateTimeOffset?)j.SubmittedAt, cancel);
        if (judged is null || await HoldAsync(db, project, judged.Value, cancel) is not { } rule) return false;
        var read = await ReadVotes.OfAsync(db, project.Id, rule.CountedThrough, cancel);
        // Without a work judgment, what is new is of another purpose: gold, practice.
        var through = read.Through ?? judged.Value;
        await CollectFlags.OfAsync(db, store, project.Id, rule.CountedThrough, through, clock, cancel);
        if (read.Through is not null) await CountAsync(db, project, rule, read, cancel);
        rule.Counted(through);
        await db.SaveChangesAsync(cancel);
        return through < judged.Value;
    }

    private async Task CountAsync(AppDb db, Waiting project, OverlapRule rule, ReadVotes read, CancellationToken cancel)
    {
        var figures = CountDisagreement.Of(read.Presentations, read.Votes);
        await StoreAsync(db, project, read, figures, cancel);
        var settled = await db.Set<Disagreement>().Where(d => d.ProjectId == project.Id && d.IsSettled).Select(d => d.PresentationId).ToListAsync(cancel);
        await GrowOverlap.OfAsync(db, store, rule, figures.Where(f => !settled.Contains(f.Key)), clock, cancel);
    }

    /// <summary>Takes the project for a while; null when another node has it, or nothing is new.</summary>
    private async Task<OverlapRule?> HoldAsync(AppDb db, Waiting project, DateTimeOffset judged, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rules = db.Set<OverlapRule>();
        if (!project.IsKnown && !await rules.AnyAsync(r => r.ProjectId == project.Id, cancel)) await SetOverlapRule.BeginAsync(db, project.Id, project.Organization, cancel);
        var until = OverlapRule.LeaseFrom(now);
        var held = await rules
            .Where(r => r.ProjectId == project.Id && (r.LeasedUntil == null || r.LeasedUntil <= now) && (r.CountedThrough == null || r.CountedThrough < judged))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeasedUntil, until), cancel);
        return held == 0 ? null : await rules.SingleAsync(r => r.ProjectId == project.Id, cancel);
    }

    private async Task StoreAsync(AppDb db, Waiting project, ReadVotes read, IReadOnlyDictionary<Guid, DisagreementFigures> figures, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ids = read.Presentations.Select(p => p.Id).ToList();
        var known = await db.Set<Disagreement>().Where(d => d.ProjectId == project.Id && ids.Contains(d.PresentationId)).ToDictionaryAsync(d => d.PresentationId, cancel);
        foreach (var presentation in read.Presentations)
        {
            if (!figures.TryGetValue(presentation.Id, out var counted)) continue;
            if (!known.TryGetValue(presentation.Id, out var row))
            {
                row = new Disagreement { PresentationId = presentation.Id, OrganizationId = project.Organization, ProjectId = project.Id, TaskId = presentation.Task };
                db.Add(row);
            }
            else if (!read.New.Contains(presentation.Id) && !row.Moved(counted))
            {
                continue;
            }

            row.Count(counted, now);
        }

        await db.SaveChangesAsync(cancel);
    }
}

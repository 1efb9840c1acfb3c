using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Work;
using Quartz;

namespace Parallax.Insight;

/// <summary>
/// Keeps the results of every project up to date in the background: reads new judgments into facts, then makes the figures.
/// A project is held by one node at a time; what a dead node left, the next one goes on with.
/// </summary>
[DisallowConcurrentExecution]
public sealed class CountInsight(IServiceScopeFactory scopes, IEnumerable<IFigureMaker> makers, TimeProvider clock, ILogger<CountInsight> logger) : IJob
{
    /// <summary>A project whose count takes long is counted again only after so many times as long; one that takes no second needs no rest.</summary>
    private const int Rest = 10;
    private const int Short = 1000;

    private static readonly TimeSpan CompareEvery = TimeSpan.FromMinutes(10);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        List<(Guid Id, Guid Organization)> projects;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var found = await db.Set<Project>().AsNoTracking().Where(p => p.State != ProjectState.Draft && db.Set<Judgment>().Any(j => j.ProjectId == p.Id)).OrderBy(p => p.Id).Select(p => new { p.Id, p.OrganizationId }).ToListAsync(cancel);
            projects = found.ConvertAll(p => (p.Id, p.OrganizationId));
        }

        foreach (var (id, organization) in projects) await CountAsync(id, organization, cancel);
    }

    private async Task CountAsync(Guid project, Guid organization, CancellationToken cancel)
    {
        await using var lease = await CountLease.TakeAsync(scopes, project, organization, clock, logger, cancel);
        if (lease is null) return;
        await using var scope = scopes.CreateAsyncScope();
        var (db, protocols) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ProtocolCache>());
        try
        {
            var state = await db.Set<InsightState>().SingleAsync(s => s.ProjectId == project, lease.Held);
            await ReadAsync(db, protocols, state, lease);
            await FiguresAsync(db, protocols, state, lease);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            logger.LogWarning("Another node counts project {Project} meanwhile; this one stopped", project);
        }
    }

    private async Task ReadAsync(AppDb db, ProtocolCache protocols, InsightState state, CountLease lease)
    {
        var newest = await TakeFacts.Counting(db, state.ProjectId).MaxAsync(j => (DateTimeOffset?)j.SubmittedAt, lease.Held);
        if (newest is null) return;
        var take = new TakeFacts(db, protocols);
        if (newest != state.ReadThrough) await NewAsync(db, take, state, lease);
        if (state.ComparedAt is { } at && clock.GetUtcNow() - at < CompareEvery) return;
        while (await take.MissingAsync(state.ProjectId, lease.Held) > 0) await lease.AtAsync(0, 0);
        state.Compared(clock.GetUtcNow());
        await db.SaveChangesAsync(lease.Held);
    }

    private static async Task NewAsync(AppDb db, TakeFacts take, InsightState state, CountLease lease)
    {
        var cancel = lease.Held;
        var done = await db.Set<JudgmentFact>().CountAsync(f => f.ProjectId == state.ProjectId, cancel);
        var total = done + await TakeFacts.Since(db, state.ProjectId, state.ReadThrough).CountAsync(cancel);
        var again = true;
        while (await take.NextAsync(state.ProjectId, state.ReadThrough, again, cancel) is { } read)
        {
            (again, done) = (false, done + read.New);
            state.Read(read.Through);
            await db.SaveChangesAsync(cancel);
            await lease.AtAsync(Math.Min(done, total), total);
        }
    }

    private async Task FiguresAsync(AppDb db, ProtocolCache protocols, InsightState state, CountLease lease)
    {
        var cancel = lease.Held;
        var basis = await BasisAsync(db, state.ProjectId, cancel);
        var now = clock.GetUtcNow();
        if (basis == state.Basis) return;
        if (state.CountedAt is { } at && state.CountMilliseconds > Short && now - at < TimeSpan.FromMilliseconds((double)state.CountMilliseconds * Rest)) return;
        var watch = Stopwatch.StartNew();
        var project = await db.Set<Project>().AsNoTracking().FirstAsync(p => p.Id == state.ProjectId, cancel);
        var data = await InsightData.ReadAsync(db, protocols, project, cancel);
        var number = 0;
        foreach (var maker in makers)
        {
            await lease.AtAsync(++number, makers.Count());
            if (await MadeAsync(db, maker, data, cancel) is { } made) await StoreAsync(db, project, maker.Kind, made, data.Count, cancel);
        }

        await lease.AtAsync(number, number);
        state.Counted(basis, watch.Elapsed, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>One figure that cannot be made takes no other with it: it stays as it was until there is something new, and the log says why.</summary>
    private async Task<IReadOnlyDictionary<string, object>?> MadeAsync(AppDb db, IFigureMaker maker, InsightData data, CancellationToken cancel)
    {
        try
        {
            return await maker.MakeAsync(db, data, cancel);
        }
        catch (Exception failed) when (!cancel.IsCancellationRequested)
        {
            foreach (var half in db.ChangeTracker.Entries().Where(e => e.Entity is not InsightState).ToList()) half.State = EntityState.Detached;
            logger.LogError(failed, "Making the figure {Kind} of project {Project} failed; the others go on", maker.Kind, data.Project.Id);
            return null;
        }
    }

    /// <summary>Everything on which the figures rest, told apart by a few numbers.</summary>
    private static async Task<string> BasisAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        var facts = db.Set<JudgmentFact>().Where(f => f.ProjectId == project);
        var (count, newest) = (await facts.CountAsync(cancel), await facts.MaxAsync(f => (DateTimeOffset?)f.SubmittedAt, cancel));
        var withdrawn = await db.Set<FlaggedTask>().CountAsync(t => t.ProjectId == project && t.WithdrawnAt != null, cancel);
        var decided = await db.Set<Adjudication>().CountAsync(a => a.ProjectId == project, cancel);
        var judges = await db.Set<JudgeRun>().CountAsync(r => r.ProjectId == project, cancel);
        var stated = await db.Set<StatementLine>().CountAsync(l => l.ProjectId == project, cancel);
        var current = await db.Set<Project>().Where(p => p.Id == project).Select(p => new { p.PublishedImports, p.ProtocolId }).FirstAsync(cancel);
        return InsightState.BasisOf(count, newest, withdrawn, decided, judges, stated, current.PublishedImports, current.ProtocolId.ToString("N"));
    }

    private async Task StoreAsync(AppDb db, Project project, string kind, IReadOnlyDictionary<string, object> made, int judgments, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Set<Figure>().Where(f => f.ProjectId == project.Id && f.Kind == kind).ToDictionaryAsync(f => f.Scope, cancel);
        foreach (var (scope, body) in made)
        {
            if (!rows.TryGetValue(scope, out var row))
            {
                row = new Figure { ProjectId = project.Id, OrganizationId = project.OrganizationId, Kind = kind, Scope = scope };
                db.Add(row);
            }

            (row.Body, row.Judgments, row.CountedAt) = (Content.Write(body), judgments, now);
        }

        db.RemoveRange(rows.Where(r => !made.ContainsKey(r.Key)).Select(r => r.Value));
        await db.SaveChangesAsync(cancel);
        foreach (var row in db.ChangeTracker.Entries<Figure>().ToList()) row.State = EntityState.Detached;
    }
}

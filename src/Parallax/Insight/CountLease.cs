using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Insight;

/// <summary>
/// Holds a project while its results are counted. It is renewed by itself, so that no other node begins however long one figure takes; who
/// stood still for longer than the lease has lost it and writes nothing more.
/// </summary>
public sealed class CountLease : IAsyncDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    private readonly IServiceScopeFactory _scopes;
    private readonly Guid _project;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _left = new();
    private readonly Task _renewing;
    private DateTimeOffset _until;
    private (int Done, int Total) _at;

    private CountLease(IServiceScopeFactory scopes, Guid project, DateTimeOffset until, TimeProvider clock, ILogger logger, CancellationToken cancel)
    {
        (_scopes, _project, _until, _clock, _logger) = (scopes, project, until, clock, logger);
        _lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _renewing = RenewAsync();
    }

    /// <summary>Ends when the lease is lost, or when whoever took it is asked to stop.</summary>
    public CancellationToken Held => _lost.Token;

    /// <returns>Null when another node has the project.</returns>
    public static async Task<CountLease?> TakeAsync(IServiceScopeFactory scopes, Guid project, Guid organization, TimeProvider clock, ILogger logger, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        ArgumentNullException.ThrowIfNull(clock);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await KnowAsync(db, project, organization, cancel);
        var (now, until) = (clock.GetUtcNow(), Until(clock));
        var taken = await db.Set<InsightState>().Where(s => s.ProjectId == project && (s.LeasedUntil == null || s.LeasedUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LeasedUntil, until).SetProperty(s => s.Done, 0).SetProperty(s => s.Total, 0), cancel);
        return taken == 0 ? null : new CountLease(scopes, project, until, clock, logger, cancel);
    }

    /// <summary>Shows how far it is, and makes sure that the project is still held.</summary>
    public async Task AtAsync(int done, int total)
    {
        _at = (done, total);
        await HoldAsync();
    }

    /// <summary>What is being done is over: the next count need not wait for the lease to end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_left.IsCancellationRequested) return;
        await _left.CancelAsync();
        await _renewing;
        try
        {
            await WriteAsync(null, (0, 0));
        }
        catch (Exception busy) when (busy is DbException or DbUpdateException)
        {
            _logger.LogWarning(busy, "A project's count could not be given back; the next one waits until its lease ends");
        }

        _lost.Dispose();
        _left.Dispose();
        _one.Dispose();
    }

    private static async Task KnowAsync(AppDb db, Guid project, Guid organization, CancellationToken cancel)
    {
        if (await db.Set<InsightState>().AnyAsync(s => s.ProjectId == project, cancel)) return;
        try
        {
            db.Add(new InsightState { ProjectId = project, OrganizationId = organization });
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            // Another node has begun.
        }
    }

    private async Task RenewAsync()
    {
        while (!_left.IsCancellationRequested)
        {
            await Task.Delay(RenewEvery, _clock, _left.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_left.IsCancellationRequested) return;
            try
            {
                await HoldAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception busy) when (busy is DbException or DbUpdateException)
            {
                _logger.LogWarning(busy, "The lease of a count could not be renewed; it is tried again");
            }
        }
    }

    private async Task HoldAsync()
    {
        await _one.WaitAsync(Held);
        try
        {
            if (!await WriteAsync(Until(_clock), _at)) await _lost.CancelAsync();
        }
        finally
        {
            _one.Release();
        }

        Held.ThrowIfCancellationRequested();
    }

    /// <returns>False when it is no longer this one's.</returns>
    private async Task<bool> WriteAsync(DateTimeOffset? until, (int Done, int Total) at)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (project, mine) = (_project, _until);
        var written = await db.Set<InsightState>().Where(s => s.ProjectId == project && s.LeasedUntil == mine)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LeasedUntil, until).SetProperty(s => s.Done, at.Done).SetProperty(s => s.Total, at.Total));
        if (written == 0) return false;
        if (until is { } held) _until = held;
        return true;
    }

    /// <summary>In whole microseconds: what both databases can compare.</summary>
    private static DateTimeOffset Until(TimeProvider clock)
    {
        var until = clock.GetUtcNow() + Length;
        return until.AddTicks(-(until.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Parallax.Insight;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>One node counts a project at a time, however long it takes; what one that stood still had, another takes.</summary>
public class CountLeaseTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(6);

    [Theory, Databases]
    public async Task A_long_count_keeps_its_project_and_one_that_stood_still_loses_it(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var project = (await app.ProjectAsync()).GetProperty("id").GetGuid();
        var organization = await app.OnDatabaseAsync(db => db.Set<Project>().Where(p => p.Id == project).Select(p => p.OrganizationId).SingleAsync());
        var (one, other) = (new FakeTimeProvider(TimeProvider.System.GetUtcNow()), new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        Task<CountLease?> TakeAsync(FakeTimeProvider clock) =>
            CountLease.TakeAsync(app.App.Services.GetRequiredService<IServiceScopeFactory>(), project, organization, clock, NullLogger.Instance, CancellationToken.None);
        Task<InsightState> StateAsync() => app.OnDatabaseAsync(db => db.Set<InsightState>().AsNoTracking().SingleAsync(s => s.ProjectId == project));

        await using var first = await TakeAsync(one);
        Assert.NotNull(first);
        await first.AtAsync(340, 1000);
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(3); passed += Step)
        {
            var until = (await StateAsync()).LeasedUntil;
            one.Advance(Step);
            other.Advance(Step);
            for (var wait = 0; (await StateAsync()).LeasedUntil == until; wait++) await Task.Delay(wait < 500 ? 10 : throw new TimeoutException("The lease was not renewed."));
            Assert.Null(await TakeAsync(other));
        }

        Assert.False(first.Held.IsCancellationRequested);
        var state = await StateAsync();
        Assert.Equal((340, 1000), (state.Done, state.Total));
        await using var lead = await app.MemberAsync("lead");
        Assert.Equal(340, (await lead.GetAsync($"/api/projects/{project}/insight", default)).GetProperty("done").GetInt32());
        Assert.Contains("Counting now: 340 of 1,000.", await lead.Http.GetStringAsync($"/projects/{project}/results"), StringComparison.Ordinal);

        // Its clock stands still; the other's goes on.
        other.Advance(TimeSpan.FromMinutes(1));
        await using var second = await TakeAsync(other);
        Assert.NotNull(second);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.AtAsync(350, 1000));
        Assert.True(first.Held.IsCancellationRequested);
        await first.DisposeAsync();
        Assert.NotNull((await StateAsync()).LeasedUntil);
        await second.DisposeAsync();
        Assert.Null((await StateAsync()).LeasedUntil);
    }
}

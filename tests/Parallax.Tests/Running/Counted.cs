using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Insight;
using Parallax.Projects;

namespace Parallax.Tests.Running;

/// <summary>Results that are counted: by rounds of the background job, while the clock's own round may hold a project.</summary>
public static class Counted
{
    private const int MostRounds = 300;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Until every judgment is in the figures of its project.</summary>
    public static Task AllAsync(TestApp app) => UntilAsync(app, () => app.OnDatabaseAsync(IsCountedAsync));

    public static async Task UntilAsync(TestApp app, Func<Task<bool>> isDone)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(isDone);
        for (var round = 0; round < MostRounds; round++)
        {
            await app.App.Services.GetRequiredService<CountInsight>().RunAsync(CancellationToken.None);
            if (await isDone()) return;
            await Task.Delay(Pause);
        }

        Assert.Fail("The results were never counted.");
    }

    private static async Task<bool> IsCountedAsync(AppDb db)
    {
        foreach (var project in await db.Set<Project>().Select(p => p.Id).ToListAsync())
        {
            var figure = await db.Set<Figure>().Where(f => f.ProjectId == project && f.Kind == Leaderboard.Kind && f.Scope == "").Select(f => (int?)f.Judgments).SingleOrDefaultAsync();
            if ((figure ?? 0) != await TakeFacts.Counting(db, project).CountAsync() || await db.Set<InsightState>().AnyAsync(s => s.ProjectId == project && s.LeasedUntil != null)) return false;
        }

        return true;
    }
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Work;

namespace Parallax.Bench;

/// <summary>A claim among 1,000 open presentations against one among 100,000, alternating: it should not matter.</summary>
public static class ClaimBySize
{
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int Rounds = 300;

    public static async Task RunAsync(Report report, string database, string? postgres)
    {
        await using var app = await BenchApp.StartAsync(postgres);
        var few = await app.ProjectAsync(Few);
        var many = await app.ProjectAsync(Many);
        var store = app.App.Services.GetRequiredService<WorkStore>();
        var one = await app.ContributorAsync(few, 1);
        var other = await app.ContributorAsync(many, 1);
        var small = new List<double>();
        var large = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            small.Add(await ClaimAsync(store, one.Id, few));
            large.Add(await ClaimAsync(store, other.Id, many));
        }

        var (a, b) = (Median(small), Median(large));
        report.Ratio(
            $"a claim among 100,000 open presentations / among 1,000, {database}", b / a, 2,
            string.Create(CultureInfo.InvariantCulture, $"{b * 1000:F2} ms and {a * 1000:F2} ms, median"));
    }

    /// <summary>Claims, and passes what it got on, so that the person is free for the next.</summary>
    private static async Task<double> ClaimAsync(WorkStore store, Guid person, Guid project)
    {
        var watch = Stopwatch.StartNew();
        var claim = await store.ClaimAsync(person, project, [], CancellationToken.None);
        var seconds = watch.Elapsed.TotalSeconds;
        await store.PassAsync(person, claim.Assignment!.Value, PassKind.Skip, "other", "bench", CancellationToken.None);
        return seconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

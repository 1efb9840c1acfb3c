using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Insight;

namespace Parallax.Bench;

/// <summary>
/// The results of a project with many judgments: how long counting takes and what it holds in memory, how long its pages take, and what
/// people at work notice of it. Work is measured before, during and after a count.
/// </summary>
public static class InsightAtSize
{
    private const int Visits = 40;
    private const int Workers = 4;
    private const int RoundsAlone = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Report report, string database, string? postgres, int judgments)
    {
        await using var app = await BenchApp.StartAsync(postgres);
        await app.StopClockAsync();
        var (project, made, key) = await JudgedProject.MakeAsync(app, judgments);
        var size = string.Create(CultureInfo.InvariantCulture, $"{made:N0} judgments, {database}");
        await CountAsync(report, app, project, made, size);
        await PagesAsync(report, app, project, size);
        await OneMoreAsync(report, app, project, key, size);
        await WorkAsync(report, app, project, size);
    }

    private static async Task CountAsync(Report report, BenchApp app, Guid project, int judgments, string size)
    {
        using var watched = new Peak();
        var took = await TimeAsync(() => RunAsync(app));
        var counted = await app.OnAsync(db => db.Set<Figure>().Where(f => f.ProjectId == project && f.Kind == Leaderboard.Kind && f.Scope == "").Select(f => f.Judgments).SingleAsync());
        if (counted != judgments) throw new InvalidOperationException($"{counted} of {judgments} judgments were counted.");
        var figures = await app.OnAsync(db => db.Set<InsightState>().Where(s => s.ProjectId == project).Select(s => s.CountMilliseconds).SingleAsync());
        report.Target(
            $"the first count of {size}", took, judgments / 10_000.0,
            string.Create(CultureInfo.InvariantCulture, $"figures {figures / 1000.0:F1} s of it; the whole process {watched.Bytes >> 20} MB at its peak, {watched.Growth >> 20} MB more than before"));
    }

    private static async Task PagesAsync(Report report, BenchApp app, Guid project, string size)
    {
        var cell = await app.OnAsync(db => db.Set<IssueFact>().Where(i => i.ProjectId == project).GroupBy(i => new { i.Model, i.Class }).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync());
        (string Name, string Path)[] pages =
        [
            ("leaderboard", $"/projects/{project}/results"),
            ("failures", $"/projects/{project}/results/failures"),
            ("cases behind the largest cell", $"/projects/{project}/results/failures/cases?model={cell.Model}&class={cell.Class}"),
        ];
        foreach (var (name, path) in pages)
        {
            var times = new List<double>();
            for (var i = 0; i <= Visits; i++)
            {
                var time = await TimeAsync(() => app.Api.Http.GetStringAsync(path));
                if (i > 0) times.Add(time);
            }

            report.Milliseconds($"the page {name} over {size}", Median(times), Late(times), 300);
        }
    }

    private static async Task OneMoreAsync(Report report, BenchApp app, Guid project, string key, string size)
    {
        using (var client = app.Client(key)) await BenchApp.JudgeAsync(client, project);
        var read = await TimeAsync(() => RunAsync(app));
        await app.OnAsync(db => db.Set<InsightState>().Where(s => s.ProjectId == project).ExecuteUpdateAsync(set => set.SetProperty(s => s.CountedAt, (DateTimeOffset?)null).SetProperty(s => s.ComparedAt, (DateTimeOffset?)null)));
        using var watched = new Peak();
        var again = await TimeAsync(() => RunAsync(app));
        report.Target($"one more judgment is read, after {size}", read, 1, "");
        report.Target($"all figures made again, of {size}", again, 60, string.Create(CultureInfo.InvariantCulture, $"all judgments compared with what was read, included; {watched.Growth >> 20} MB more at its peak than before"));
    }

    /// <summary>Some people at work on another project, who pause between two tasks: what they wait for a claim with its submission.</summary>
    private static async Task WorkAsync(Report report, BenchApp app, Guid project, string size)
    {
        var other = await app.ProjectAsync(20_000);
        var clients = new List<HttpClient>();
        for (var i = 0; i < Workers; i++) clients.Add(app.Client((await app.ContributorAsync(other, i)).Key));
        await RoundAsync(clients, other);
        var (alone, beside) = (new List<double>(), new List<double>());
        alone.AddRange(await RoundAsync(clients, other));
        await ForgetAsync(app, project);
        var counting = RunAsync(app);
        while (!counting.IsCompleted) beside.AddRange(await RoundAsync(clients, other));
        await counting;
        for (var round = 0; round < RoundsAlone; round++) alone.AddRange(await RoundAsync(clients, other));
        foreach (var client in clients) client.Dispose();
        string Said(double with, double without) => string.Create(CultureInfo.InvariantCulture, $"{with * 1000:F1} ms and {without * 1000:F1} ms, longest {beside.Max() * 1000:F0} ms and {alone.Max() * 1000:F0} ms");
        report.Ratio($"claim + submit while {size} are counted / without, median", Median(beside) / Median(alone), 3, Said(Median(beside), Median(alone)));
        report.Ratio($"claim + submit while {size} are counted / without, 95th percentile", Late(beside) / Late(alone), 4, Said(Late(beside), Late(alone)));
    }

    private static async Task<List<double>> RoundAsync(List<HttpClient> clients, Guid project)
    {
        var until = Stopwatch.StartNew();
        var times = await Task.WhenAll(clients.Select(async client =>
        {
            var own = new List<double>();
            while (until.Elapsed < Round)
            {
                own.Add(await TimeAsync(() => BenchApp.JudgeAsync(client, project)));
                await Task.Delay(Pause);
            }

            return own;
        }));
        return [.. times.SelectMany(t => t)];
    }

    /// <summary>All that was counted is forgotten, as if the judgments had just come.</summary>
    private static Task<int> ForgetAsync(BenchApp app, Guid project) => app.OnAsync(async db =>
    {
        await db.Set<IssueFact>().Where(f => f.ProjectId == project).ExecuteDeleteAsync();
        await db.Set<JudgmentFact>().Where(f => f.ProjectId == project).ExecuteDeleteAsync();
        await db.Set<PathPoint>().Where(p => p.ProjectId == project).ExecuteDeleteAsync();
        return await db.Set<InsightState>().Where(s => s.ProjectId == project).ExecuteDeleteAsync();
    });

    private static Task RunAsync(BenchApp app) => Task.Run(() => app.App.Services.GetRequiredService<CountInsight>().RunAsync(CancellationToken.None));

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Late(List<double> values) => values.Order().ElementAt(values.Count * 95 / 100);
}

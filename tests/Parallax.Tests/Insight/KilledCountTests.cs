using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Insight;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>A server killed with SIGKILL in the middle of counting: the one that follows goes on, and says what an undisturbed count says.</summary>
public class KilledCountTests
{
    private const int Presentations = 400;
    private const int EachSays = 25;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory, Databases]
    public async Task A_killed_count_ends_as_one_that_was_not(Database database)
    {
        Assert.SkipUnless(Repository.Slow, "Ten thousand judgments are counted twice: only with --slow.");
        var folder = Directory.CreateTempSubdirectory("parallax-kill-count-");
        var postgres = database == Database.Postgres ? await PostgresServer.CreateAsync() : null;
        try
        {
            await using var server = new ServerProcess(folder.FullName, postgres);
            var file = Path.Combine(folder.FullName, "tasks.jsonl");
            await File.WriteAllLinesAsync(file, TaskLines.Pairs(Presentations));
            await MustAsync(server, "project", "create", "Kill", "--protocol", "pairwise", "--overlap", $"{EachSays}", "--data", folder.FullName);
            await MustAsync(server, "import", "kill", file, "--data", folder.FullName);
            await MustAsync(server, "user", "add", "admin@test.invalid", "--role", "administrator", "--data", folder.FullName);
            var said = await MustAsync(server, "key", "create", "--data", folder.FullName);
            var key = said.Split('\n').Single(l => l.StartsWith("key:", StringComparison.Ordinal))[4..].Trim();
            await server.StartAsync();
            await using var api = Parallax.Cli.Api.Remote(server.Address, key);
            var judgments = await ManyJudgments.MakeAsync(server, api, folder.FullName, postgres, "kill", EachSays, counting: true);

            await UntilAsync(api, s => s.GetProperty("total").GetInt64() == judgments && s.GetProperty("done").GetInt64() > 1000);
            await server.KillAsync();
            var read = await OnAsync(folder.FullName, postgres, db => db.Set<JudgmentFact>().LongCountAsync());
            Assert.InRange(read, 1000, judgments - 1);

            await server.StartAsync();
            await UntilAsync(api, s => s.GetProperty("read").GetInt64() == judgments);
            var after = await FiguresAsync(folder.FullName, postgres);
            await server.KillAsync();
            await OnAsync(folder.FullName, postgres, ForgetAsync);

            await server.StartAsync();
            await UntilAsync(api, s => s.GetProperty("read").GetInt64() == judgments);
            Assert.Equal(await FiguresAsync(folder.FullName, postgres), after);
        }
        finally
        {
            if (postgres is not null) await PostgresServer.DropAsync(postgres);
            if (folder.Exists) folder.Delete(recursive: true);
        }
    }

    private static async Task UntilAsync(Parallax.Cli.Api api, Func<JsonElement, bool> reached)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (!reached(await api.GetAsync("/api/projects/kill/insight", default)))
        {
            Assert.True(waited.Elapsed < Patience, "The count never came so far.");
            await Task.Delay(10);
        }
    }

    private static Task<List<string>> FiguresAsync(string folder, string? postgres) => OnAsync(folder, postgres, async db =>
        (await db.Set<Figure>().OrderBy(f => f.Kind).ThenBy(f => f.Scope).ToListAsync()).ConvertAll(f => $"{f.Kind}/{f.Scope} {f.Judgments} {f.Body}"));

    private static async Task<int> ForgetAsync(AppDb db) =>
        await db.Set<IssueFact>().ExecuteDeleteAsync() + await db.Set<JudgmentFact>().ExecuteDeleteAsync() + await db.Set<Figure>().ExecuteDeleteAsync()
        + await db.Set<PathPoint>().ExecuteDeleteAsync() + await db.Set<InsightState>().ExecuteDeleteAsync();

    private static async Task<T> OnAsync<T>(string folder, string? postgres, Func<AppDb, Task<T>> act)
    {
        await using var provider = ManyJudgments.Data(folder, postgres);
        await using var scope = provider.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private static async Task<string> MustAsync(ServerProcess server, params string[] arguments)
    {
        var (code, said) = await server.VerbAsync(arguments);
        Assert.True(code == 0, said);
        return said;
    }
}

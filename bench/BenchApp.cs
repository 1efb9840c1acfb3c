using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Quartz;

namespace Parallax.Bench;

/// <summary>The application on a database of its own, over a real socket, with a project to work on.</summary>
public sealed class BenchApp : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly string? _server;
    private readonly string? _database;

    private BenchApp(WebApplication app, DirectoryInfo folder, string? server, string? database, Uri address)
    {
        (App, _folder, _server, _database, Address) = (app, folder, server, database, address);
        Api = Api.Remote(address, app.Services.GetRequiredService<OperatorToken>().Value);
    }

    public WebApplication App { get; }
    public Uri Address { get; }
    public Api Api { get; }

    public static async Task<BenchApp> StartAsync(string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("parallax-bench-");
        var database = postgres is null ? null : $"b{Environment.ProcessId}_{Environment.TickCount64}";
        if (database is not null) await ExecuteAsync(postgres!, $"CREATE DATABASE {database}");
        var app = Program.Build(new ServerSettings
        {
            Folder = new DataFolder(folder.FullName),
            Postgres = database is null ? null : new NpgsqlConnectionStringBuilder(postgres) { Database = database }.ConnectionString,
            Url = "http://127.0.0.1:0",
            Secret = "a secret that only this bench uses, 32 or more",
        });
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new BenchApp(app, folder, postgres, database, new Uri(address));
    }

    /// <summary>A project with so many presentations of one place each.</summary>
    public Task<Guid> ProjectAsync(int presentations) => ProjectAsync($"Bench {presentations}", 1, Enumerable.Range(1, presentations).Select(Line));

    /// <summary>A project of these lines, with all pairs of responses.</summary>
    public async Task<Guid> ProjectAsync(string name, int overlap, IEnumerable<string> tasks)
    {
        var project = await Api.PostAsync("/api/projects", new { name, protocol = "pairwise", overlap, pairs = "all" }, CancellationToken.None);
        var file = Path.Combine(_folder.FullName, "tasks.jsonl");
        await File.WriteAllLinesAsync(file, tasks);
        var report = await ImportFile.RunAsync(Api, project.GetProperty("slug").GetString()!, file, replace: false, CancellationToken.None);
        if (report.GetProperty("state").GetString() != "published") throw new InvalidOperationException(report.ToString());
        return project.GetProperty("id").GetGuid();
    }

    /// <summary>Nothing runs by the clock any more: what is measured is started by the bench alone.</summary>
    public async Task StopClockAsync() => await (await App.Services.GetRequiredService<ISchedulerFactory>().GetScheduler()).PauseAll();

    public async Task<T> OnAsync<T>(Func<AppDb, Task<T>> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var scope = App.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public HttpClient Client(string key)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>Claims and submits one judgment through the door; false when nothing is left.</summary>
    public static async Task<bool> JudgeAsync(HttpClient client, Guid project)
    {
        using var claimed = await client.PostAsJsonAsync($"/api/work/projects/{project}/claims", new { besides = Array.Empty<Guid>() });
        claimed.EnsureSuccessStatusCode();
        var assignment = (await claimed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("assignment");
        if (assignment.ValueKind == JsonValueKind.Null) return false;
        var id = assignment.GetProperty("assignment").GetGuid();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/work/assignments/{id}/judgment") { Content = new ByteArrayContent(Body.Of(assignment)) };
        request.Headers.Add("Idempotency-Key", id.ToString());
        using var stored = await client.SendAsync(request);
        stored.EnsureSuccessStatusCode();
        return true;
    }

    public async Task<(Guid Id, string Key)> ContributorAsync(Guid project, int number)
    {
        var email = $"bench{number}-{project:N}@bench.invalid";
        var person = await Api.PostAsync("/api/people", new { email }, CancellationToken.None);
        await Api.PostAsync($"/api/projects/{project}/enrollments", new { email }, CancellationToken.None);
        var key = await Api.PostAsync("/api/keys", new { email }, CancellationToken.None);
        return (person.GetProperty("id").GetGuid(), key.GetProperty("key").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_database is not null) await ExecuteAsync(_server!, $"DROP DATABASE {_database} WITH (FORCE)");
        _folder.Delete(recursive: true);
    }

    private static string Line(int i) => JsonSerializer.Serialize(new
    {
        id = $"task-{i}",
        category = "common-sense",
        prompt = $"What happens next in scene {i}?",
        responses = new[]
        {
            new { model = "alpha", steps = new[] { "A cup stands at the edge of a table.", "It will fall." } },
            new { model = "beta", steps = new[] { "The cup stands safely.", "Nothing happens." } },
        },
    });

    private static async Task ExecuteAsync(string server, string statement)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}

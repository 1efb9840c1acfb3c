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
    public async Task<Guid> ProjectAsync(int presentations)
    {
        var project = await Api.PostAsync("/api/projects", new { name = $"Bench {presentations}", protocol = "pairwise", overlap = 1, pairs = "all" }, CancellationToken.None);
        var file = Path.Combine(_folder.FullName, "tasks.jsonl");
        await File.WriteAllLinesAsync(file, Enumerable.Range(1, presentations).Select(Line));
        var report = await ImportFile.RunAsync(Api, project.GetProperty("slug").GetString()!, file, replace: false, CancellationToken.None);
        if (report.GetProperty("state").GetString() != "published") throw new InvalidOperationException(report.ToString());
        return project.GetProperty("id").GetGuid();
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

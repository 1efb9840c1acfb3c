using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Tests.Running;

namespace Parallax.Tests.Projects;

/// <summary>One application for each database, shared by the tests of a class: each test makes its own project.</summary>
public sealed class ImportApps : IAsyncLifetime
{
    private readonly Dictionary<Database, ImportApp> _apps = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async Task<ImportApp> OnAsync(Database database)
    {
        if (!_apps.TryGetValue(database, out var app)) _apps[database] = app = new ImportApp(await TestApp.StartAsync(database));
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps.Values) await app.DisposeAsync();
    }
}

/// <summary>Imports straight over HTTP, with parts that the command line would not send.</summary>
public sealed class ImportApp(TestApp app) : IAsyncDisposable
{
    public HttpClient Http => app.Operator.Http;

    public IServiceProvider Services => app.App.Services;

    public DataFolder Folder => new(app.Folder);

    public TestApp App => app;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public async Task<string> ProjectAsync(string protocol = "pairwise", int overlap = 3, string pairs = "3") =>
        (await app.ProjectAsync("A project", protocol, overlap, pairs)).GetProperty("id").GetString()!;

    /// <summary>Imports and waits for the report.</summary>
    public Task<JsonElement> ImportAsync(string project, string tasks, params (string Path, byte[] Bytes)[] media) => ImportAsync(project, tasks, replace: false, media);

    public async Task<JsonElement> ImportAsync(string project, string tasks, bool replace, params (string Path, byte[] Bytes)[] media)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(tasks)), "tasks", "tasks.jsonl" } };
        foreach (var (path, bytes) in media) content.Add(new ByteArrayContent(bytes), "media", path);
        return await ImportAsync(project, content, replace);
    }

    public async Task<JsonElement> ImportAsync(string project, MultipartFormDataContent content, bool replace = false)
    {
        using var requested = await Http.PostAsync($"/api/projects/{project}/imports?replace={replace}&fileName=tasks.jsonl", content);
        Assert.True(requested.IsSuccessStatusCode, await requested.Content.ReadAsStringAsync());
        return await FinishedAsync(requested.Headers.Location!.OriginalString);
    }

    /// <summary>The report of an import, once it has ended.</summary>
    public async Task<JsonElement> FinishedAsync(string address)
    {
        while (true)
        {
            var report = await Http.GetFromJsonAsync<JsonElement>(address);
            if (report.GetProperty("state").GetString() is "published" or "refused") return report;
            await Task.Delay(20);
        }
    }

    public async Task<T> QueryAsync<T>(Func<AppDb, Task<T>> query) => await app.OnDatabaseAsync(query);

    /// <summary>Whether nothing of an upload is left; the worker removes it just after it has told the result.</summary>
    public async Task<bool> SpoolIsEmptyAsync()
    {
        for (var i = 0; i < 100; i++)
        {
            if (!Directory.Exists(Folder.Spool) || !Directory.EnumerateDirectories(Folder.Spool).Any()) return true;
            await Task.Delay(20);
        }

        return false;
    }
}

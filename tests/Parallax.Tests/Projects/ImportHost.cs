using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Tests.Projects;

/// <summary>The application on a folder of its own, used over HTTP by the operator.</summary>
public sealed class ImportHost : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parallax-import-");
    private WebApplication? _app;

    public HttpClient Http { get; private set; } = new();

    public IServiceProvider Services => _app!.Services;

    public DataFolder Folder => new(_folder.FullName);

    public async ValueTask InitializeAsync()
    {
        _app = Program.Build(new ServerSettings { Folder = Folder, Url = "http://127.0.0.1:0" });
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await db.Database.EnsureCreatedAsync();
            await DefaultOrganization.EnsureAsync(db, TimeProvider.System, CancellationToken.None);
        }

        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Http.Dispose();
        Http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Services.GetRequiredService<OperatorToken>().Value);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    public async Task<string> ProjectAsync(string protocol = "pairwise", int overlap = 3, string pairs = "3")
    {
        var made = await Http.PostAsJsonAsync("/api/projects", new { name = "A project", protocol, overlap, pairs, seed = 7 });
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

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
        var requested = await Http.PostAsync($"/api/projects/{project}/imports?replace={replace}&fileName=tasks.jsonl", content);
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

    public async Task<T> QueryAsync<T>(Func<AppDb, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Desk;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Tests.Running;

/// <summary>The application on a database of its own, over a real socket, with methods that say what a test means.</summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly string? _postgres;
    private readonly DirectoryInfo _folder;
    private readonly bool _owns;
    private int _people;

    private TestApp(WebApplication app, DirectoryInfo folder, string? postgres, Uri address, bool owns)
    {
        (App, _folder, _postgres, Address, _owns) = (app, folder, postgres, address, owns);
        Operator = Api.Remote(address, app.Services.GetRequiredService<OperatorToken>().Value);
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    /// <summary>The API as the machine's operator.</summary>
    public Api Operator { get; }

    public string Folder => _folder.FullName;

    public static async Task<TestApp> StartAsync(Database database, TimeProvider? clock = null, bool demo = false, MailSettings? mail = null)
    {
        var folder = Directory.CreateTempSubdirectory("parallax-test-");
        var postgres = database == Database.Postgres ? await Templates.CopyAsync() : null;
        if (postgres is null) await Templates.CopyAsync(folder);
        return await StartAsync(folder, postgres, clock, demo, owns: true, mail);
    }

    /// <summary>The demo, filled from what the generator wrote.</summary>
    public static async Task<TestApp> StartDemoAsync(string content)
    {
        var folder = Directory.CreateTempSubdirectory("parallax-test-");
        var settings = Settings(folder, null, demo: true) with { DemoContent = content };
        await FillDemo.IfNewAsync(settings, Program.Build, TimeProvider.System, CancellationToken.None);
        return await StartAsync(folder, null, null, demo: true, owns: true);
    }

    /// <summary>Another application on the same database and folder: a second node, or the same one started again.</summary>
    public Task<TestApp> StartAnotherAsync() => StartAsync(_folder, _postgres, null, demo: false, owns: false);

    /// <summary>Stops serving and keeps the data.</summary>
    public Task StopAsync() => App.StopAsync();

    private static async Task<TestApp> StartAsync(DirectoryInfo folder, string? postgres, TimeProvider? clock, bool demo, bool owns, MailSettings? mail = null)
    {
        var app = Program.Build(Settings(folder, postgres, demo) with { Mail = mail }, services =>
        {
            // A password is slow to check on purpose; here there are thousands, and none is a secret.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
            if (clock is not null) services.Replace(ServiceDescriptor.Singleton(clock));
        });
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new TestApp(app, folder, postgres, new Uri(address), owns);
    }

    /// <summary>Adds a person with a key, enrolled in <paramref name="project"/> if one is named.</summary>
    public async Task<Contributor> ContributorAsync(string? project = null)
    {
        var (id, email, client) = await PersonAsync("contributor", null);
        if (project is not null) await Operator.PostAsync($"/api/projects/{project}/enrollments", new { email }, CancellationToken.None);
        return new Contributor(client, id, email);
    }

    /// <summary>Adds a member of an organization and returns the API as they use it.</summary>
    public async Task<Api> MemberAsync(string role, string? organization = null)
    {
        var (_, _, client) = await PersonAsync(role, organization);
        return new Api(client);
    }

    public async Task<JsonElement> ProjectAsync(string name = "Project", string protocol = "pairwise", int overlap = 3, string pairs = "all") =>
        await Operator.PostAsync("/api/projects", new { name, protocol, overlap, pairs }, CancellationToken.None);

    /// <summary>Imports lines through the API as the command line does, with files beside them.</summary>
    public async Task<JsonElement> ImportAsync(string project, IEnumerable<string> lines, bool replace = false, Action<string>? files = null)
    {
        var folder = Directory.CreateTempSubdirectory("parallax-import-");
        try
        {
            files?.Invoke(folder.FullName);
            var file = Path.Combine(folder.FullName, "tasks.jsonl");
            await File.WriteAllLinesAsync(file, lines);
            return await ImportFile.RunAsync(Operator, project, file, replace, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A project with <paramref name="tasks"/> pairs to judge.</summary>
    public async Task<(Guid Id, string Slug)> ProjectWithTasksAsync(int tasks, int overlap = 3)
    {
        var project = await ProjectAsync(overlap: overlap);
        var slug = project.GetProperty("slug").GetString()!;
        var report = await ImportAsync(slug, TaskLines.Pairs(tasks));
        Assert.Equal("published", report.GetProperty("state").GetString());
        return (project.GetProperty("id").GetGuid(), slug);
    }

    /// <summary>Runs something on the database itself.</summary>
    public async Task<T> OnDatabaseAsync<T>(Func<AppDb, Task<T>> read)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public async Task<JsonElement> AuditAsync(string? acknowledged = null)
    {
        using var content = new StringContent(acknowledged ?? "");
        using var response = await Operator.SendAsync(HttpMethod.Post, "/api/audit", content, CancellationToken.None);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public HttpClient Client(string? key = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Operator.DisposeAsync();
        await App.StopAsync();
        await App.DisposeAsync();
        if (!_owns) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_postgres is not null) await PostgresServer.DropAsync(_postgres);
        _folder.Delete(recursive: true);
    }

    private static ServerSettings Settings(DirectoryInfo folder, string? postgres, bool demo) => new()
    {
        Folder = new DataFolder(folder.FullName),
        Postgres = postgres,
        Url = "http://127.0.0.1:0",
        Secret = "a secret that only this test uses, 32 or more",
        Demo = demo,
    };

    private async Task<(Guid Id, string Email, HttpClient Client)> PersonAsync(string role, string? organization)
    {
        var email = $"{role}{Interlocked.Increment(ref _people)}@test.invalid";
        var person = await Operator.PostAsync("/api/people", new { email, role, organization, password = "correct horse battery" }, CancellationToken.None);
        var key = await Operator.PostAsync("/api/keys", new { email }, CancellationToken.None);
        return (person.GetProperty("id").GetGuid(), email, Client(key.GetProperty("key").GetString()));
    }
}

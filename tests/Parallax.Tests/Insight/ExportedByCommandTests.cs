using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Insight.Exports;
using Parallax.Tests.Running;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Tests.Insight;

/// <summary>Exports by the command line, and exports that are cut off: on the way here, and while they are made.</summary>
public class ExportedByCommandTests
{
    private const int Presentations = 1500;
    private const int EachSays = 20;

    [Theory, Databases]
    public async Task The_command_brings_every_file_and_goes_on_where_it_was_cut_off(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await Scenes.ProjectAsync(app, 2);
        var contributor = await app.ContributorAsync(slug);
        for (var i = 0; i < 2; i++) await contributor.MustSubmitAsync(await contributor.MustClaimAsync(project));
        var folder = Directory.CreateTempSubdirectory("parallax-fetched-").FullName;
        await using var viewer = await app.MemberAsync("viewer");
        await ExportAsync(app, slug, "trl-preference", folder, viewer.Http.DefaultRequestHeaders.Authorization!.Parameter);
        using (var first = Exported.Open(folder))
        {
            var image = (string)first.Lines("preference.jsonl")[0]["images"]![0]!;
            Assert.Equal(Path.GetFileNameWithoutExtension(image), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(first.PathOf(image)))));
        }

        // Half of the file and the note of which export it was: what a killed command leaves.
        var id = (await app.Operator.PostAsync($"/api/projects/{slug}/exports", new { format = "tasks-jsonl" }, default)).GetProperty("id").GetGuid();
        await Exported.MadeAsync(app.Operator, slug, id);
        var whole = await app.Operator.Http.GetByteArrayAsync($"/api/projects/{slug}/exports/{id}/files/tasks.jsonl");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, "tasks.jsonl.partial"), whole[..(whole.Length / 2)]);
        await File.WriteAllTextAsync(Path.Combine(folder, ".export.json"), JsonSerializer.Serialize(new { root = $"/api/projects/{slug}", export = id }));
        Assert.Contains("2 lines", await ExportAsync(app, slug, "tasks-jsonl", folder), StringComparison.Ordinal);
        using var gone = Exported.Open(folder);
        Assert.Equal(id.ToString(), (string)gone.Manifest["export"]!);
        Assert.Empty(Directory.EnumerateFiles(folder, "*.partial"));
        Assert.Equal(2, await app.OnDatabaseAsync(db => db.Set<Export>().CountAsync()));
    }

    /// <summary>The server killed while it writes: no folder has its final name, and the server that follows makes all of it.</summary>
    [Theory, Databases]
    public async Task A_killed_server_leaves_no_half_export(Database database)
    {
        var folder = Directory.CreateTempSubdirectory("parallax-kill-export-");
        var postgres = database == Database.Postgres ? await PostgresServer.CreateAsync() : null;
        try
        {
            await using var server = new ServerProcess(folder.FullName, postgres);
            var file = Path.Combine(folder.FullName, "tasks.jsonl");
            await File.WriteAllLinesAsync(file, TaskLines.Pairs(Presentations));
            await MustAsync(server, "project", "create", "Kill", "--protocol", "pairwise", "--data", folder.FullName);
            await MustAsync(server, "import", "kill", file, "--data", folder.FullName);
            await MustAsync(server, "user", "add", "admin@test.invalid", "--role", "administrator", "--data", folder.FullName);
            var said = await MustAsync(server, "key", "create", "--data", folder.FullName);
            var key = said.Split('\n').Single(l => l.StartsWith("key:", StringComparison.Ordinal))[4..].Trim();
            await server.StartAsync();
            await using var api = Parallax.Cli.Api.Remote(server.Address, key);
            var judgments = await ManyJudgments.MakeAsync(server, api, folder.FullName, postgres, "kill", EachSays);

            var id = (await api.PostAsync("/api/projects/kill/exports", new { format = "judgments-jsonl" }, default)).GetProperty("id").GetGuid();
            var root = Path.Combine(folder.FullName, "exports");
            while (!Written(root)) await Task.Delay(5);
            await server.KillAsync();
            Assert.All(Directory.EnumerateDirectories(root), d => Assert.EndsWith(".part", d, StringComparison.Ordinal));

            await server.StartAsync();
            await using var again = Parallax.Cli.Api.Remote(server.Address, key);
            var made = await Exported.MadeAsync(again, "kill", id);
            Assert.Equal(judgments, (long)made["manifest"]!["judgments"]!["used"]!);
            var left = Assert.Single(Directory.EnumerateDirectories(root));
            using var export = Exported.Open(left);
            Assert.Equal(judgments, export.Lines("judgments.jsonl").Count);
        }
        finally
        {
            if (postgres is not null) await PostgresServer.DropAsync(postgres);
            if (folder.Exists) folder.Delete(recursive: true);
        }
    }

    private static bool Written(string root) =>
        Directory.Exists(root) && Directory.EnumerateDirectories(root).Any(d => new FileInfo(Path.Combine(d, "judgments.jsonl")) is { Exists: true, Length: > 0 });

    private static async Task<string> ExportAsync(TestApp app, string slug, string format, string folder, string? key = null)
    {
        await using var machine = new ServerProcess(app.Folder, postgres: null);
        key ??= app.App.Services.GetRequiredService<OperatorToken>().Value;
        var (code, said) = await machine.VerbAsync("export", slug, "--format", format, "--out", folder, "--url", app.Address.ToString(), "--key", key);
        Assert.True(code == 0, said);
        return said;
    }

    private static async Task<string> MustAsync(ServerProcess server, params string[] arguments)
    {
        var (code, said) = await server.VerbAsync(arguments);
        Assert.True(code == 0, said);
        return said;
    }
}

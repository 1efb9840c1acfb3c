using System.Diagnostics;
using Parallax.Cli;
using Parallax.Tests.Running;

namespace Parallax.Tests.Cli;

/// <summary>The built executable: what is wrong is said in one line on standard error, with exit code 2.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parallax-cli-");

    private string Data => Path.Combine(_folder.FullName, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("project destroy", "destroy")]
    [InlineData("project create X", "--protocol")]
    [InlineData("export p --out o", "--format")]
    [InlineData("import p", "import")]
    [InlineData("export p --format csv --out o --data DATA", "csv")]
    [InlineData("project create X --protocol nope --data DATA", "nope")]
    [InlineData("project create X --protocol pairwise --overlap many --data DATA", "many")]
    [InlineData("project create X --protocol pairwise --overlap 0 --data DATA", "overlap")]
    [InlineData("import p /no/such/file.jsonl --data DATA", "/no/such/file.jsonl")]
    [InlineData("audit --acknowledged /no/such/file --data DATA", "/no/such/file")]
    [InlineData("export nothing --format judgments-jsonl --out DATA --data DATA", "project.unknown")]
    [InlineData("insight nothing --data DATA", "project.unknown")]
    [InlineData("user add someone@test.invalid --role king --data DATA", "role.unknown")]
    [InlineData("user add nobody --data DATA", "person.email-invalid")]
    [InlineData("key create --url nonsense --key plx_k", "nonsense")]
    [InlineData("key create --url localhost:5080 --key plx_k", "localhost:5080")]
    [InlineData("key create --url ftp://127.0.0.1 --key plx_k", "ftp://127.0.0.1")]
    [InlineData("key create --url http://127.0.0.1:1 --key plx_k", "http://127.0.0.1:1")]
    [InlineData("key create --url http://127.0.0.1:1", "--key")]
    [InlineData("key create --url http://127.0.0.1:1 --key plx_ключ", "API key")]
    [InlineData("serve --port abc --data DATA", "abc")]
    [InlineData("serve --secret-file /no/such/secret --data DATA", "/no/such/secret")]
    public async Task Bad_input_is_said_in_one_line(string line, string named)
    {
        await Templates.CopyAsync(Directory.CreateDirectory(Data));
        var (code, output, errors) = await RunAsync(null, line.Replace("DATA", Data, StringComparison.Ordinal).Split(' '));
        Assert.True(code == Exit.BadInput, $"exit code {code}: {errors}");
        OneLine(errors);
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    public async Task Nothing_is_served_without_a_good_secret(string? secret)
    {
        var (code, output, errors) = await RunAsync(secret, "serve", "--port", "0", "--data", Data);
        Assert.Equal(Exit.BadInput, code);
        OneLine(errors);
        Assert.Contains("openssl rand", errors, StringComparison.Ordinal);
        Assert.Contains(Target.SecretVariable, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("ready", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_wrong_is_named_with_its_field_and_nothing_is_imported()
    {
        await MustAsync("project", "create", "Lines", "--protocol", "pairwise", "--data", Data);
        var file = Path.Combine(_folder.FullName, "tasks.jsonl");
        await File.WriteAllLinesAsync(file, [.. TaskLines.Pairs(3), """{"id": "bad", "category": "no-such-category", "prompt": "?", "responses": [{"model": "a", "text": "x"}, {"model": "b", "text": "y"}]}"""]);
        var (code, _, errors) = await RunAsync(null, "import", "lines", file, "--data", Data);
        Assert.Equal(Exit.BadInput, code);
        Assert.Contains("line 4, category", errors, StringComparison.Ordinal);
        Assert.Contains("nothing was imported", errors, StringComparison.Ordinal);

        await MustAsync("export", "lines", "--format", "tasks-jsonl", "--out", Data, "--data", Data);
        Assert.Equal(0, new FileInfo(Path.Combine(Data, "tasks.jsonl")).Length);
        await File.WriteAllLinesAsync(file, TaskLines.Pairs(3));
        Assert.Contains("imported: 3 tasks", await MustAsync("import", "lines", file, "--data", Data), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_told_in_the_terminal_or_as_json()
    {
        await MustAsync("project", "create", "Lines", "--protocol", "pairwise", "--data", Data);
        Assert.Contains("Nobody has judged anything yet.", await MustAsync("insight", "lines", "--data", Data), StringComparison.Ordinal);

        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await app.ProjectWithTasksAsync(2, overlap: 2);
        for (var i = 0; i < 2; i++) await Judging.JudgeAsync(await app.ContributorAsync(slug), project, _ => "first");
        await Judging.CountAsync(app, project, 4);
        await using var lead = await app.MemberAsync("lead");
        string[] there = ["--url", app.Address.ToString(), "--key", lead.Http.DefaultRequestHeaders.Authorization!.Parameter!];
        var told = await MustAsync(["insight", slug, .. there]);
        foreach (var words in new[] { "from 4 judgments", "alpha", "beta", "Not decided yet: 0 of 1 pair" }) Assert.Contains(words, told, StringComparison.Ordinal);
        var all = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(await MustAsync(["insight", slug, "--json", .. there]));
        Assert.Equal(4, all.GetProperty("counting").GetProperty("read").GetInt32());
        var kinds = all.GetProperty("figures").EnumerateArray().Select(f => f.GetProperty("kind").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "failures", "leaderboard", "precision" }, kinds);
    }

    [Fact]
    public async Task A_verb_refuses_a_folder_that_a_server_holds_and_does_the_same_on_that_server()
    {
        await MustAsync("user", "add", "admin@test.invalid", "--role", "administrator", "--data", Data);
        var key = Field(await MustAsync("key", "create", "--data", Data), "key");
        await using var server = new ServerProcess(Data, postgres: null);
        await server.StartAsync();
        var (code, _, errors) = await RunAsync(null, "project", "create", "Held", "--protocol", "pairwise", "--data", Data);
        Assert.Equal(Exit.BadInput, code);
        OneLine(errors);
        Assert.Contains(server.Address.ToString().TrimEnd('/'), errors, StringComparison.Ordinal);

        string[] there = ["--url", server.Address.ToString(), "--key", key];
        Assert.Equal("held", Field(await MustAsync(["project", "create", "Held", "--protocol", "pairwise", .. there]), "project"));
        var file = Path.Combine(_folder.FullName, "tasks.jsonl");
        await File.WriteAllLinesAsync(file, TaskLines.Pairs(2));
        Assert.Contains("imported: 2 tasks", await MustAsync(["import", "held", file, .. there]), StringComparison.Ordinal);
        Assert.Contains("enrolled: held", await MustAsync(["user", "add", "c@test.invalid", "--enroll", "held", .. there]), StringComparison.Ordinal);
        Assert.StartsWith("plx_", Field(await MustAsync(["key", "create", "--user", "c@test.invalid", .. there]), "key"), StringComparison.Ordinal);
        Assert.Contains("2 lines", await MustAsync(["export", "held", "--format", "tasks-jsonl", "--out", Path.Combine(_folder.FullName, "out"), .. there]), StringComparison.Ordinal);
        Assert.Contains("clean", await MustAsync(["audit", .. there]), StringComparison.Ordinal);

        var (wrong, _, why) = await RunAsync(null, "audit", "--url", server.Address.ToString(), "--key", "plx_wrong");
        Assert.Equal(Exit.BadInput, wrong);
        OneLine(why);
        Assert.Contains("auth.signed-out", why, StringComparison.Ordinal);

        var (second, _, held) = await RunAsync("a secret that only this test uses, 32 or more", "serve", "--port", "0", "--data", Data);
        Assert.Equal(Exit.BadInput, second);
        Assert.Contains(server.Address.ToString().TrimEnd('/'), held, StringComparison.Ordinal);
    }

    private static void OneLine(string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length == 1 && lines[0].StartsWith("parallax: ", StringComparison.Ordinal), errors);
    }

    private static async Task<string> MustAsync(params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(null, arguments);
        Assert.True(code == Exit.Done, $"{string.Join(' ', arguments)}: {code} {errors}");
        return output;
    }

    private static string Field(string output, string name) =>
        output.Split('\n').First(l => l.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..].Trim();

    /// <summary>Both streams apart, unlike <see cref="ServerProcess.VerbAsync"/>, and nothing of the tests' own environment.</summary>
    private static async Task<(int Code, string Output, string Errors)> RunAsync(string? secret, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Executable, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in new[] { Target.SecretVariable, Target.DatabaseVariable, Target.UrlVariable, Target.KeyVariable }) start.Environment.Remove(name);
        if (secret is not null) start.Environment[Target.SecretVariable] = secret;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}

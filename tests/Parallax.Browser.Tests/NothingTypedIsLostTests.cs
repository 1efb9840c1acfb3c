using System.Text.Json;
using Microsoft.Playwright;
using Parallax.Cli;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>What a person typed is there again, and what they submitted arrives once, whatever dies meanwhile.</summary>
public class NothingTypedIsLostTests(Chromium chromium)
{
    private const string Typed = "The second response keeps to what the picture shows.";

    [Fact]
    public async Task The_renderer_is_killed_while_typing()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app);
        var contributor = await app.ContributorAsync(slug);
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        var page = await Visitor.OpenAsync(context);
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        await page.GotoAsync(new Uri(app.Address, $"/work/{project}").ToString());
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        await workspace.VerdictAsync("A", 1, "Unneeded");
        await workspace.Rationale.PressSequentiallyAsync(Typed);
        await Task.Delay(250);
        var crashed = new TaskCompletionSource();
        page.Crash += (_, _) => crashed.TrySetResult();
        _ = page.GotoAsync("chrome://crash").ContinueWith(_ => { }, TaskScheduler.Default);
        await crashed.Task.WaitAsync(Patience.Most);

        var again = new WorkspacePage(await context.NewPageAsync());
        await again.Page.GotoAsync(new Uri(app.Address, $"/work/{project}").ToString());
        await again.ReadyAsync();
        await Assertions.Expect(again.Rationale).ToHaveValueAsync(Typed);
        Assert.True(await again.Page.GetByRole(AriaRole.Radiogroup, new() { Name = "Step 1 of response A", Exact = true })
            .GetByRole(AriaRole.Radio, new() { Name = "Unneeded" }).IsCheckedAsync());
    }

    [Fact]
    public async Task The_server_stops_while_typing_and_while_submitting_and_the_tab_is_closed()
    {
        var folder = Directory.CreateTempSubdirectory("parallax-browser-");
        try
        {
            await using var server = new ServerProcess(folder.FullName, null);
            var (project, email) = await PrepareAsync(server, folder.FullName);
            await using var context = await chromium.OnDiskAsync(Path.Combine(folder.FullName, "profile"));
            var page = await Visitor.OpenAsync(context);
            await Visitor.SignInAsync(page, server.Address, email);
            await page.GotoAsync(new Uri(server.Address, $"/work/{project}").ToString());
            var workspace = new WorkspacePage(page);
            await workspace.ReadyAsync();
            await workspace.Rationale.PressSequentiallyAsync("The server ");
            await server.KillAsync();
            await workspace.Rationale.PressSequentiallyAsync("stops while this is typed.");
            await workspace.FillAsync(Typed);
            await workspace.Submit.ClickAsync();
            await page.GetByText("waits to be sent").Or(page.GetByText("cannot be reached")).First.WaitForAsync();
            await page.CloseAsync();

            await server.StartAsync();
            var reopened = await context.NewPageAsync();
            await reopened.GotoAsync(new Uri(server.Address, $"/work/{project}").ToString());
            await new WorkspacePage(reopened).ReceivedAsync();
            await server.KillAsync();

            var output = Path.Combine(folder.FullName, "out");
            var (code, said) = await server.VerbAsync("export", project, "--format", "judgments-jsonl", "--out", output, "--data", folder.FullName);
            Assert.True(code == 0, said);
            var line = Assert.Single(File.ReadLines(Path.Combine(output, "judgments.jsonl")));
            Assert.Equal(Typed, JsonSerializer.Deserialize<JsonElement>(line).GetProperty("rationale").GetString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static async Task<(string Project, string Email)> PrepareAsync(ServerProcess server, string folder)
    {
        var file = Path.Combine(folder, "tasks.jsonl");
        await File.WriteAllLinesAsync(file, TaskLines.Pairs(5));
        foreach (var verb in new[]
        {
            new[] { "project", "create", "Rooms", "--protocol", "pairwise" },
            ["import", "rooms", file],
            ["user", "add", "admin@test.invalid", "--role", "administrator"],
        })
        {
            var (code, said) = await server.VerbAsync([.. verb, "--data", folder]);
            Assert.True(code == 0, said);
        }

        var (_, key) = await server.VerbAsync("key", "create", "--data", folder);
        await server.StartAsync();
        await using var api = Api.Remote(server.Address, key.Split('\n').First(l => l.StartsWith("key: ", StringComparison.Ordinal))[5..].Trim());
        await api.PostAsync("/api/people", new { email = "c@test.invalid", password = Visitor.Password }, CancellationToken.None);
        await api.PostAsync("/api/projects/rooms/enrollments", new { email = "c@test.invalid" }, CancellationToken.None);
        var project = await api.GetAsync("/api/projects/rooms", CancellationToken.None);
        return (project.GetProperty("id").GetString()!, "c@test.invalid");
    }
}

using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>Practice in the workspace, its feedback read and left by the keyboard, and the pages around it.</summary>
public class LearningTests(Chromium chromium)
{
    private const string Why = "The chair stands nearer, as the picture shows.";

    [Fact]
    public async Task Feedback_comes_at_once_and_is_read_by_the_keyboard()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app);
        var presentation = await app.OnDatabaseAsync(db => db.Set<Presentation>().OrderBy(p => p.Id).Select(p => p.Id).FirstAsync());
        var practice = new { key = new { preference = "both-bad" }, notes = new[] { new { part = "preference", text = Why, section = "g-preference" } } };
        using (var put = await app.Operator.Http.PutAsJsonAsync($"/api/projects/{slug}/quality/training/items/{presentation}", practice)) Assert.True(put.IsSuccessStatusCode);
        var contributor = await app.ContributorAsync(slug);
        await using (await app.MemberAsync("lead")) { }
        var errors = new List<string>();
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        var page = await Visitor.OpenAsync(context, errors);
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        await Assertions.Expect(page.GetByText("First comes 1 practice task")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Start|Continue") }).First.ClickAsync();
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        await Assertions.Expect(page.Locator("[data-practice]")).ToContainTextAsync("First comes 1 practice task");
        await workspace.FillAsync("Response B names what stands beside the door.");
        await workspace.Submit.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Feedback on your practice task" });
        await dialog.WaitForAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("You said response B better. Expected was both bad.");
        await Assertions.Expect(dialog).ToContainTextAsync(Why);
        var found = new List<string>();
        found.AddRange(await Axe.FindAsync(page));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "Preference in the guidelines" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Go on to the work" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[data-practice]")).ToBeHiddenAsync();

        await app.App.Services.GetRequiredService<FitSeverity>().RunAsync(CancellationToken.None);
        await LooksAsync(page, app, found, "/feedback", $"/projects/{project}/calibration");
        await context.ClearCookiesAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Visitor.SignInAsync(page, app.Address, "lead2@test.invalid");
        await LooksAsync(page, app, found, $"/projects/{project}/quality/training", $"/projects/{project}/quality/training/{presentation}", $"/projects/{project}/quality/calibration");
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(errors);
    }

    private static async Task LooksAsync(IPage page, TestApp app, List<string> found, params string[] paths)
    {
        await page.SetViewportSizeAsync(1024, 720);
        foreach (var path in paths)
        {
            await page.GotoAsync(new Uri(app.Address, path).ToString());
            found.AddRange(await Axe.FindInBothAsync(page));
        }
    }
}

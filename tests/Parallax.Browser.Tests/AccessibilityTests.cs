using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>axe finds nothing, on any page, light and dark, wide and at 1024 pixels.</summary>
public class AccessibilityTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1600, 1000)]
    [InlineData(ColorScheme.Dark, 1024, 720)]
    public async Task Axe_finds_nothing(ColorScheme scheme, int width, int height)
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite, demo: true);
        var (project, slug) = await Visitor.ProjectAsync(app);
        var contributor = await app.ContributorAsync(slug);
        await contributor.MustSubmitAsync(await contributor.MustClaimAsync(project));
        await using (await app.MemberAsync("lead")) { }
        var task = await app.OnDatabaseAsync(db => db.Set<EvaluationTask>().OrderBy(t => t.ExternalId).Select(t => t.Id).FirstAsync());

        var found = new List<string>();
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        await CheckAsync(page, app, "/sign-in", found);
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        var asked = await CaseVisits.AskAsync(contributor.Client);
        foreach (var path in new[] { "/", "/account", "/account/availability", "/account/data", "/account/delete", "/cases", "/cases/new", $"/cases/{asked}", "/pay", "/pay/statements", "/nowhere", $"/projects/{project}/mine" }) await CheckAsync(page, app, path, found);
        await CheckAsync(page, app, $"/work/{project}", found, new WorkspacePage(page).ReadyAsync);
        foreach (var dialog in new[] { "Help", "Settings", "Skip", "Guidelines", "Region by grid or numbers" }) await CheckDialogAsync(page, dialog, found);

        await context.ClearCookiesAsync();
        await Visitor.SignInAsync(page, app.Address, "lead2@test.invalid");
        foreach (var path in new[] { "/", "/projects", $"/projects/{project}", $"/projects/{project}/tasks", $"/projects/{project}/protocol", $"/projects/{project}/changes", $"/projects/{project}/settings", $"/projects/{project}/people/{contributor.Id}", $"/projects/{project}/changes?person={contributor.Id}", "/pay/approvals" })
            await CheckAsync(page, app, path, found);
        await CheckAsync(page, app, $"/projects/{project}/tasks/{task}", found, () => page.Locator("parallax-evidence").WaitForAsync());
        await HiringAsync(page, context, app, contributor, found);

        await using (await app.MemberAsync("operations")) { }
        await context.ClearCookiesAsync();
        await Visitor.SignInAsync(page, app.Address, "operations3@test.invalid");
        foreach (var path in new[] { "/cases/queue", $"/cases/{asked}" }) await CheckAsync(page, app, path, found);
        Assert.Empty(found);
    }

    private static async Task HiringAsync(IPage page, IBrowserContext context, TestApp app, Contributor contributor, List<string> found)
    {
        var opportunity = await Hiring.OpenAsync(app, TimeProvider.System);
        var application = await Hiring.ApplyAsync(contributor.Client, source: "board");
        await using (await app.MemberAsync("operations")) { }
        await context.ClearCookiesAsync();
        foreach (var path in new[] { "/work-with-us", $"/work-with-us/{Hiring.Slug}", $"/apply/{Hiring.Slug}" }) await CheckAsync(page, app, path, found);
        await page.GetByLabel("From which country would you do the work?").SelectOptionAsync("CA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByLabel("Your name").WaitForAsync();
        await ReportAsync(page, "the application", found);
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        foreach (var path in new[] { "/applications", $"/applications/{application}" }) await CheckAsync(page, app, path, found);
        await context.ClearCookiesAsync();
        await Visitor.SignInAsync(page, app.Address, "operations3@test.invalid");
        foreach (var path in new[] { "/hiring", "/hiring/new", "/hiring/messages", $"/hiring/{opportunity}", $"/hiring/{opportunity}/edit", $"/hiring/{opportunity}/versions", $"/hiring/applications/{application}" })
            await CheckAsync(page, app, path, found);
    }

    private static async Task CheckAsync(IPage page, TestApp app, string path, List<string> found, Func<Task>? ready = null)
    {
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        if (ready is not null) await ready();
        await ReportAsync(page, path, found);
    }

    private static async Task CheckDialogAsync(IPage page, string button, List<string> found)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        // The guidelines are a drawer beside the task.
        await page.Locator("dialog:modal, .drawer").WaitForAsync();
        await ReportAsync(page, button, found);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog:modal")).ToHaveCountAsync(0);
    }

    private static async Task ReportAsync(IPage page, string place, List<string> found) =>
        found.AddRange((await Axe.FindAsync(page)).Select(f => $"{place}: {f}"));
}

using Microsoft.Playwright;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A lead has an export made and downloads it; axe finds nothing on the way.</summary>
public class ExportsPageTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440, 900)]
    [InlineData(ColorScheme.Dark, 1024, 720)]
    public async Task A_lead_makes_downloads_and_deletes_an_export(ColorScheme scheme, int width, int height)
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app, tasks: 1);
        var contributor = await app.ContributorAsync(slug);
        await contributor.MustSubmitAsync(await contributor.MustClaimAsync(project));
        await using (await app.MemberAsync("lead")) { }
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        var errors = new List<string>();
        var page = await Visitor.OpenAsync(context, errors);
        await Visitor.SignInAsync(page, app.Address, "lead2@test.invalid");
        await page.GotoAsync(new Uri(app.Address, $"/projects/{project}/results/exports").ToString());
        await page.GetByText("Nothing was exported yet").WaitForAsync();
        await AxeAsync(page);

        await page.GetByRole(AriaRole.Radio, new() { Name = "Preference pairs for TRL" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await page.GetByText("The export is being made").WaitForAsync();
        var file = page.GetByRole(AriaRole.Link, new() { Name = "preference.jsonl" });
        for (var i = 0; i < 100 && await file.CountAsync() == 0; i++)
        {
            await Task.Delay(100);
            await page.ReloadAsync();
        }

        await AxeAsync(page);
        var downloaded = await page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.Contains("\"chosen\"", await File.ReadAllTextAsync(await downloaded.PathAsync()), StringComparison.Ordinal);
        await page.GetByText("What is in it and what is not").ClickAsync();
        await page.GetByText("Pairs: 1").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete trl-preference" }).ClickAsync();
        await page.GetByText("The export and its files are deleted").WaitForAsync();
        Assert.Empty(errors);
    }

    private static async Task AxeAsync(IPage page) => Assert.Empty(await Axe.FindAsync(page));
}

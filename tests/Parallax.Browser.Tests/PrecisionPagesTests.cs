using Microsoft.Playwright;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A lead sees how sure the results are, opens more places, writes the report and prints it.</summary>
public class PrecisionPagesTests(Chromium chromium)
{
    [Fact]
    public async Task From_the_stop_sign_to_more_places_and_a_printed_report()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await app.ProjectWithTasksAsync(4, overlap: 4);
        for (var i = 0; i < 4; i++)
        {
            var second = i;
            await Judging.JudgeAsync(await app.ContributorAsync(slug), project, scene => scene == second + 1 ? "second" : "first");
        }

        await Judging.CountAsync(app, project, 16);
        await app.ContributorAsync(slug);
        await using (await app.MemberAsync("lead")) { }
        var (errors, found) = (new List<string>(), new List<string>());
        foreach (var (scheme, width) in new[] { (ColorScheme.Dark, 1024), (ColorScheme.Light, 1440) })
        {
            await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, AcceptDownloads = true });
            var page = await Visitor.OpenAsync(context, errors);
            await Visitor.SignInAsync(page, app.Address, "lead6@test.invalid");
            foreach (var name in new[] { "precision", "report" })
            {
                await page.GotoAsync(new Uri(app.Address, $"/projects/{project}/results/{name}").ToString());
                foreach (var summary in await page.Locator("details > summary").AllAsync()) await summary.ClickAsync();
                found.AddRange(await Axe.FindAsync(page));
                Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{name} is wider than {width} pixels.");
            }

            if (scheme == ColorScheme.Light) await WalkAsync(page, app, project);
        }

        Assert.Empty(found);
        Assert.Empty(errors);
    }

    private static async Task WalkAsync(IPage page, TestApp app, Guid project)
    {
        await page.GotoAsync(new Uri(app.Address, $"/projects/{project}/results/precision").ToString());
        await page.GetByRole(AriaRole.Heading, new() { Name = "Go on: not decided yet" }).WaitForAsync();
        await page.GetByLabel("Places to open").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open these places" }).ClickAsync();
        await page.GetByText("3 places opened.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Report", Exact = true }).ClickAsync();
        await page.GetByLabel("The question that this project was to answer").FillAsync("Does the cup fall?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await page.GetByText("Kept. The report has your words now.").WaitForAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "PDF", Exact = true }).ClickAsync());
        Assert.Contains("Does the cup fall?", PdfText.Flat(await File.ReadAllBytesAsync(await download.PathAsync())), StringComparison.Ordinal);
    }
}

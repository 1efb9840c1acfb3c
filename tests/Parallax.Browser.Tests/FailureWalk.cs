using Microsoft.Playwright;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>"Where does this model fail, and show me": from the demo's project to its failures, and to the cases behind a cell. Two clicks.</summary>
public sealed class FailureWalk(Chromium chromium, TestApp app)
{
    /// <returns>The errors of the pages on the way.</returns>
    public async Task<List<string>> GoAsync()
    {
        var errors = new List<string>();
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await Visitor.OpenAsync(context, errors);
        await page.GotoAsync(new Uri(app.Address, "/demo/as/noor").ToString());
        await page.GotoAsync(new Uri(app.Address, "/projects").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Scenes: which answer sees better" }).First.ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Where each model fails" }).ClickAsync();
        await page.GetByRole(AriaRole.Row, new() { Name = "Incorrect assumption" }).Locator("a.heat").First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("“Incorrect assumption” in Halcyon 2.1");
        await SeesAsync(page.GetByRole(AriaRole.Article).First);
        return errors;
    }

    /// <summary>The image with its regions, each with its numbers; the words that are marked; and what people wrote.</summary>
    private static async Task SeesAsync(ILocator found)
    {
        await Assertions.Expect(found.Locator("img")).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await found.Locator("img").EvaluateAsync<int>("i => i.naturalWidth") > 0, "The image is not there.");
        var (regions, labels) = (found.Locator(".case-image g[class^=slot] rect"), found.Locator(".case-label text"));
        Assert.True(await regions.CountAsync() >= await labels.CountAsync() && await labels.CountAsync() > 0, "No region is numbered on the image.");
        var region = (await regions.First.BoundingBoxAsync())!;
        Assert.True(region is { Width: > 4, Height: > 4 }, "The region is not to be seen.");
        await Assertions.Expect(found.Locator(".case-steps mark").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("\\w+ \\w+"));
        await Assertions.Expect(found.Locator(".case-issues li").First).ToContainTextAsync("Should be: ");
    }
}

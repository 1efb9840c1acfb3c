using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Browser.Tests;

/// <summary>Polygons by mouse and by numbers, and two images that move together, one of them large enough to come in tiles.</summary>
public class ImageTests(Chromium chromium)
{
    private const string Numbers = "700, 500\n1400, 600\n900, 1200";

    [Fact]
    public async Task Polygons_are_drawn_on_two_images_that_move_together()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var slug = (await app.ProjectAsync("Views")).GetProperty("slug").GetString()!;
        var report = await app.ImportAsync(slug, [Line()], files: folder =>
        {
            File.WriteAllBytes(Path.Combine(folder, "before.png"), Images.Png(2400, 1800));
            File.WriteAllBytes(Path.Combine(folder, "after.png"), Images.Png(2000, 1500));
        });
        Assert.True(report.GetProperty("state").GetString() == "published", report.GetRawText());
        var contributor = await app.ContributorAsync(slug);
        var errors = new List<string>();
        var requests = new List<string>();
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 900 } });
        var page = await Visitor.OpenAsync(context, errors);
        page.Request += (_, request) => requests.Add(request.Url);
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Start|Continue") }).First.ClickAsync();
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();

        // By mouse: a point too much is taken back, and Enter closes.
        await page.Keyboard.PressAsync("p");
        var stage = (await page.Locator(".stage").BoundingBoxAsync())!;
        foreach (var (x, y) in new[] { (.3f, .4f), (.7f, .42f), (.6f, .6f), (.9f, .9f) }) await page.Mouse.ClickAsync(stage.X + stage.Width * x, stage.Y + stage.Height * y);
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Polygon of 3 points of issue 1") }).WaitForAsync();
        await CornersAsync(page);
        await workspace.DescribeIssueAsync(1, "Not there", "major", "There is no chair.", "A lamp.");
        await page.Keyboard.PressAsync("Escape");

        // By numbers and keyboard alone, on the first image and then on the second, which stands beside it.
        await PolygonByKeyboardAsync(page);
        await page.Keyboard.PressAsync("s");
        await page.GetByRole(AriaRole.Application).Nth(1).FocusAsync();
        await PolygonByKeyboardAsync(page);

        // The same share of both images is in view; a wheel over one moves both, until they are unlinked.
        var first = page.Locator(".pane").Nth(0).GetByRole(AriaRole.Button, new() { NameRegex = new("^Polygon.*at 700, 500$") });
        var second = page.Locator(".pane").Nth(1).GetByRole(AriaRole.Button, new() { NameRegex = new("^Polygon.*at 700, 500$") });
        var before = await WidthAsync(first);
        var ratio = await WidthAsync(second) / before;
        Assert.InRange(ratio, 1.15, 1.25);
        await page.GetByRole(AriaRole.Application).Nth(0).HoverAsync();
        await page.Mouse.WheelAsync(0, -400);
        await Assertions.Expect(first).ToBeVisibleAsync();
        await page.WaitForTimeoutAsync(600);
        var zoomed = await WidthAsync(first);
        Assert.True(zoomed > before * 1.1, $"{zoomed} is hardly wider than {before}");
        Assert.Equal(ratio, await WidthAsync(second) / zoomed, .01);
        await page.Keyboard.PressAsync("l");
        await page.Mouse.WheelAsync(0, 400);
        await page.WaitForTimeoutAsync(600);
        Assert.True(await WidthAsync(first) < zoomed * .95);
        Assert.Equal(ratio, await WidthAsync(second) / zoomed, .01);

        await page.SetViewportSizeAsync(1600, 1000);
        await workspace.FillAsync("Response B names what stands beside the door.");
        await workspace.Submit.ClickAsync();
        await workspace.ReceivedAsync();
        var judgment = await app.OnDatabaseAsync(db => db.Set<Judgment>().SingleAsync());
        var regions = JsonSerializer.Deserialize<Answers>(judgment.Answers, Projects.Content.Json)!.Issues.Single().Anchors.Cast<RegionAnchor>().ToList();
        Assert.Equal([0, 0, 1], regions.Select(r => r.Media));
        Assert.Equal(3, regions[0].Points!.Count);
        Assert.All(regions[1..], r => Assert.Equal([new(700, 500), new(1400, 600), new(900, 1200)], r.Points!));
        Assert.Contains(requests, r => r.Contains("/tiles/0/0_0", StringComparison.Ordinal));
        Assert.Empty(errors);
    }

    /// <summary>A corner is put in by the mouse on an edge and by Enter on a corner; either is undone.</summary>
    private static async Task CornersAsync(IPage page)
    {
        ILocator Grip(string name) => page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name}: Polygon") });
        ILocator Polygon(int points) => page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^Polygon of {points} points of issue 1") });
        var middle = (await Grip("Insert a corner after corner 1").BoundingBoxAsync())!;
        var (x, y) = (middle.X + middle.Width / 2, middle.Y + middle.Height / 2);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 10, y - 30, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Polygon(4).WaitForAsync();
        var corner = (await Grip("Move corner 2").BoundingBoxAsync())!;
        Assert.Equal(y - 30, corner.Y + corner.Height / 2, 3f);
        await page.Keyboard.PressAsync("Control+z");
        await Polygon(3).WaitForAsync();

        await Grip("Move corner 3").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Polygon(4).WaitForAsync();
        await Assertions.Expect(Grip("Move corner 4")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Delete");
        await Polygon(3).WaitForAsync();
    }

    /// <summary>Adds to the issue that is being written.</summary>
    private static async Task PolygonByKeyboardAsync(IPage page)
    {
        await page.Keyboard.PressAsync("x");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Box" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await dialog.GetByLabel("Points").FocusAsync();
        foreach (var line in Numbers.Split('\n'))
        {
            await page.Keyboard.TypeAsync(line);
            await page.Keyboard.PressAsync("Enter");
        }

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private static async Task<float> WidthAsync(ILocator region) => (await region.BoundingBoxAsync())!.Width;

    private static string Line() => JsonSerializer.Serialize(new
    {
        id = "views",
        category = "spatial-reasoning",
        prompt = "What changed between the two pictures?",
        media = new[] { new { path = "before.png", alt = "A room" }, new { path = "after.png", alt = "The room later" } },
        responses = new[] { new { model = "alpha", steps = new[] { "The chair was moved.", "So it is gone." } }, new { model = "beta", steps = new[] { "Nothing changed." } } },
    });
}

using Microsoft.Playwright;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>
/// Each page of the demo as its person sees it: it answers, axe finds nothing, nothing stands beyond the edge at 1024 pixels.
/// With <c>PARALLAX_PICTURES=1</c> it also takes the pictures of docs/pictures anew.
/// </summary>
public class DemoPagesTests(Chromium chromium)
{
    private static readonly HashSet<string> AlsoDark = ["home", "listing", "board", "score", "week", "statement"];

    private static bool Pictures => Environment.GetEnvironmentVariable("PARALLAX_PICTURES") == "1";

    [Fact]
    public async Task Each_page_of_the_demo_is_whole()
    {
        await using var app = await DrawnDemo.StartAsync();
        await Counted.AllAsync(app);
        var pages = await DemoPages.AllAsync(app);
        // All at once: much of the time of a page is waiting for it.
        var found = await Task.WhenAll(LookAsync(app, Seen(pages, dark: false), dark: false), LookAsync(app, Seen(pages, dark: true), dark: true), new FailureWalk(chromium, app).GoAsync());
        Assert.Empty(found.SelectMany(f => f));
        if (Pictures) await new ResultPictures(chromium, app).TakeAsync();
    }

    /// <summary>Both ways of looking over all pages are for the slow run; otherwise each page is seen in one of them. Where axe looks in both schemes it ends in the dark.</summary>
    private static IEnumerable<DemoPage> Seen(IReadOnlyList<DemoPage> pages, bool dark) =>
        pages.Where((page, number) => page.InBoth ? dark : Pictures || Repository.Slow || number % 2 == (dark ? 1 : 0));

    private async Task<List<string>> LookAsync(TestApp app, IEnumerable<DemoPage> pages, bool dark)
    {
        var found = new List<string>();
        foreach (var person in pages.GroupBy(p => p.Who)) await LookAsAsync(app, person.Key, person, dark, found);
        return found;
    }

    private async Task LookAsAsync(TestApp app, string who, IEnumerable<DemoPage> pages, bool dark, List<string> found)
    {
        await using var context = await chromium.ContextAsync(new()
        {
            ViewportSize = new() { Width = dark ? 1024 : 1280, Height = 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        var page = await Visitor.OpenAsync(context, found);
        if (who != DemoPages.Nobody) await page.GotoAsync(new Uri(app.Address, $"/demo/as/{who}").ToString());
        foreach (var one in pages)
        {
            var answer = await page.GotoAsync(new Uri(app.Address, one.Path).ToString(), new() { WaitUntil = Pictures ? WaitUntilState.NetworkIdle : WaitUntilState.Load });
            if (answer?.Status != 200) found.Add($"{one.Name}: {answer?.Status}");
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth")) found.Add($"{one.Name}: wider than the window");
            found.AddRange((await (one.InBoth ? Axe.FindInBothAsync(page) : Axe.FindAsync(page))).Select(f => $"{one.Name}: {f}"));
            if (Pictures && (!dark || AlsoDark.Contains(one.Name))) await TakeAsync(page, dark ? $"{one.Name}-dark" : one.Name);
        }
    }

    private static Task TakeAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", "pictures", "road", $"{name}.png"), FullPage = true });
}

using Microsoft.Playwright;

namespace Parallax.Browser.Tests;

/// <summary>That nothing is found says something only of one who finds.</summary>
public class AxeTests(Chromium chromium)
{
    private const string Outside =
        """
        <!doctype html>
        <html lang="en">
        <head><title>Faults</title><style>@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style></head>
        <body><main><h1>Faults</h1><p>Dark on dark.</p><iframe title="Inside" src="/inside"></iframe></main></body>
        </html>
        """;

    private const string Inside = "<!doctype html><html lang='en'><title>Inside</title><main><h1>Inside</h1><button></button></main></html>";

    [Fact]
    public async Task What_is_wrong_is_found_in_frames_and_in_the_dark()
    {
        await using var context = await chromium.ContextAsync();
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = new Uri(route.Request.Url).AbsolutePath == "/inside" ? Inside : Outside }));
        await page.GotoAsync("http://faults.invalid/");
        await page.FrameLocator("iframe").GetByRole(AriaRole.Button).WaitForAsync();

        var found = await Axe.FindInBothAsync(page);
        string[] wrong = ["button-name", "dark, http://faults.invalid/: color-contrast"];
        Assert.All(wrong, w => Assert.Contains(found, f => f.Contains(w, StringComparison.Ordinal)));
    }
}

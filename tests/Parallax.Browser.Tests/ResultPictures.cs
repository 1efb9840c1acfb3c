using System.Diagnostics;
using Microsoft.Playwright;
using NetVips;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>The pictures of docs/insight.md: what a lead sees in the light and in the dark, and the first page of the printed report.</summary>
public sealed class ResultPictures(Chromium chromium, TestApp app)
{
    /// <summary>The top of a page tells enough of it.</summary>
    private const int Tall = 1000;

    private static readonly string[] Shown = ["results-leaderboard", "results-failures", "results-cases"];

    public async Task TakeAsync()
    {
        var pages = (await DemoPages.AllAsync(app)).Where(p => Shown.Contains(p.Name)).ToList();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1280, Height = Tall }, ColorScheme = scheme });
            var page = await Visitor.OpenAsync(context);
            await page.GotoAsync(new Uri(app.Address, "/demo/as/noor").ToString());
            foreach (var one in pages)
            {
                await page.GotoAsync(new Uri(app.Address, one.Path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
                Keep(await page.ScreenshotAsync(), scheme == ColorScheme.Dark ? $"{one.Name}-dark" : one.Name);
            }

            if (scheme == ColorScheme.Light) await PrintAsync(context, pages[0].Path.Split('/')[2]);
        }
    }

    private async Task PrintAsync(IBrowserContext context, string project)
    {
        var printed = await context.APIRequest.GetAsync(new Uri(app.Address, $"/api/projects/{project}/insight/report.pdf").ToString());
        var folder = Directory.CreateTempSubdirectory("parallax-report-");
        var (pdf, page) = (Path.Combine(folder.FullName, "report.pdf"), Path.Combine(folder.FullName, "page"));
        await File.WriteAllBytesAsync(pdf, await printed.BodyAsync());
        using var process = Process.Start("pdftoppm", ["-r", "90", "-png", "-singlefile", pdf, page]);
        await process.WaitForExitAsync();
        Keep(await File.ReadAllBytesAsync($"{page}.png"), "results-report");
        folder.Delete(recursive: true);
    }

    /// <summary>With at most 256 colours: small enough for a repository.</summary>
    private static void Keep(byte[] taken, string name)
    {
        using var picture = Image.NewFromBuffer(taken);
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "pictures", "results"));
        picture.Pngsave(Path.Combine(folder.FullName, $"{name["results-".Length..]}.png"), compression: 9, palette: true, effort: 10);
    }
}

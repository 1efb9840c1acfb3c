using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Parallax.Browser.Tests;

/// <summary>
/// What axe finds wrong with a page, each with the place where it is. axe runs in the page itself: its package opens a
/// browser context for each run, to put together there what it found, which costs more than to look.
/// </summary>
public static class Axe
{
    private const int MostOfANode = 160;

    private const string Run =
        """
        async rules => (await axe.run(document, { resultTypes: ['violations'], ...(rules.length ? { runOnly: { type: 'rule', values: rules } } : {}) }))
            .violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html}`))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly string[] All = [];

    // No other rule looks at colours.
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    public static Task<List<string>> FindAsync(IPage page) => FindAsync(page, All);

    /// <summary>Looks in both schemes of colours: at everything in the light, and in the dark at what colours can spoil. There the page stays.</summary>
    public static async Task<List<string>> FindInBothAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var found = await FindAsync(page, All);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        return [.. found, .. (await FindAsync(page, OfColours)).Select(f => $"dark, {f}")];
    }

    private static async Task<List<string>> FindAsync(IPage page, string[] rules)
    {
        foreach (var frame in page.Frames)
            if (!await frame.EvaluateAsync<bool>("() => 'axe' in window")) await frame.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<string[]>(Run, rules);
        return [.. found.Select(f => $"{page.Url}: {f[..Math.Min(f.Length, MostOfANode)]}")];
    }
}

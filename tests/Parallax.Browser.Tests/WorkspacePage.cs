using Microsoft.Playwright;

namespace Parallax.Browser.Tests;

/// <summary>The workspace as a person uses it: everything by its visible name.</summary>
public sealed class WorkspacePage(IPage page)
{
    public static readonly string[] Dimensions = ["Common-sense reasoning", "Logical consistency", "Spatial understanding", "Contextual interpretation"];

    public IPage Page => page;

    public ILocator Rationale => page.GetByRole(AriaRole.Textbox, new() { Name = "Rationale" });

    public ILocator Submit => page.GetByRole(AriaRole.Button, new() { Name = "Submit" });

    public ILocator Stage => page.GetByRole(AriaRole.Application).First;

    /// <summary>Drawn, and listening to keys: it does so in the frame after the first.</summary>
    public async Task ReadyAsync()
    {
        await Submit.WaitForAsync();
        await LeaveTourAsync();
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
    }

    /// <summary>Before a person's first task stands the tour, until it is left.</summary>
    private async Task LeaveTourAsync()
    {
        const string comes =
            """
            () => document.querySelector('parallax-workspace').hasAttribute('first-task') && !Object.keys(localStorage).some(k => k.startsWith('parallax.tour-left.'))
            """;
        if (!await page.EvaluateAsync<bool>(comes)) return;
        var tour = page.Locator("dialog.tour");
        await tour.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await tour.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>The number of steps of a response.</summary>
    public Task<int> StepsAsync(string response) =>
        page.GetByRole(AriaRole.Radiogroup, new() { NameRegex = new($"^Step \\d+ of response {response}$") }).CountAsync();

    public Task VerdictAsync(string response, int step, string verdict) =>
        page.GetByRole(AriaRole.Radiogroup, new() { Name = $"Step {step} of response {response}", Exact = true })
            .GetByRole(AriaRole.Radio, new() { Name = verdict, Exact = true }).CheckAsync();

    public Task RateAsync(string response, string dimension, int level) =>
        page.GetByRole(AriaRole.Radiogroup, new() { Name = $"{dimension}, response {response}", Exact = true })
            .GetByRole(AriaRole.Radio, new() { NameRegex = new($"^{level}:") }).CheckAsync();

    public Task PreferAsync(string option) =>
        page.GetByRole(AriaRole.Radiogroup, new() { Name = "Which response is better?" })
            .GetByRole(AriaRole.Radio, new() { Name = option, Exact = true }).CheckAsync();

    /// <summary>Everything but issues: verdicts, ratings, preference and rationale.</summary>
    public async Task FillAsync(string rationale, int level = 4)
    {
        foreach (var response in new[] { "A", "B" })
        {
            var steps = await StepsAsync(response);
            for (var step = 1; step <= steps; step++) await VerdictAsync(response, step, "Right");
            foreach (var dimension in Dimensions) await RateAsync(response, dimension, level);
        }

        await PreferAsync("B better");
        await Rationale.FillAsync(rationale);
    }

    /// <summary>Draws a box with the mouse, in shares of the stage.</summary>
    public async Task DrawBoxAsync(float left, float top, float right, float bottom)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Box", Exact = true }).ClickAsync();
        var box = (await page.Locator(".stage").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width * left, box.Y + box.Height * top);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width * (left + right) / 2, box.Y + box.Height * (top + bottom) / 2, new() { Steps = 4 });
        await page.Mouse.MoveAsync(box.X + box.Width * right, box.Y + box.Height * bottom, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    /// <summary>Says what the issue is.</summary>
    public async Task DescribeIssueAsync(int number, string code, string severity, string note, string correction)
    {
        await page.GetByLabel($"Code of issue {number}").SelectOptionAsync(new SelectOptionValue { Label = code });
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = $"Severity of issue {number}" })
            .GetByRole(AriaRole.Radio, new() { NameRegex = new($"^{severity}:") }).CheckAsync();
        await page.GetByLabel($"Note on issue {number}").FillAsync(note);
        await page.GetByLabel($"Correction for issue {number}").FillAsync(correction);
    }

    /// <summary>Waits for the receipt; if it does not come, the failure says what the page says instead.</summary>
    public async Task ReceivedAsync()
    {
        try
        {
            await page.GetByText("Received by the server.").First.WaitForAsync();
        }
        catch (TimeoutException)
        {
            var picture = Path.Combine(Parallax.Tests.Running.Repository.Root, "artifacts", "test", "not-received.png");
            await page.ScreenshotAsync(new() { Path = picture });
            var notices = await page.GetByRole(AriaRole.Region, new() { Name = "Notices" }).AllInnerTextsAsync();
            Assert.Fail($"The server did not receive the judgment. The page says: {string.Join(" ", notices)} (picture: {picture})");
        }
    }
}

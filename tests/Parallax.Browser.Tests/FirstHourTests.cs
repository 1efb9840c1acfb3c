using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using NetVips;
using Parallax.Cases;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Browser.Tests;

/// <summary>
/// A newcomer's first hour as docs/first-hour.md tells it, from the door to the page of her pay, by what stands on the pages alone.
/// With <c>PARALLAX_PICTURES=1</c> it also takes the pictures of that page anew.
/// </summary>
public class FirstHourTests(Chromium chromium)
{
    private const string Prompt = "A guest wants soup, bread and tea.";
    private const string Shared = "From which side does the light come";
    private const string Reason = "Only this response reads what stands in the picture.";

    private static bool Pictures => Environment.GetEnvironmentVariable("PARALLAX_PICTURES") == "1";

    [Fact]
    public async Task A_newcomer_finds_her_way_by_what_the_pages_say()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await TestApp.StartAsync(Database.Sqlite, clock);
        await FirstHourTasks.PutAsync(app, clock, drawn: Pictures);
        var errors = new List<string>();
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var page = await Visitor.OpenAsync(context, errors);

        await EnterAsync(page, app);
        await TourAsync(page, clock);
        await PractiseAsync(page, clock);
        await WorkAsync(page, clock);
        await ReadAsync(page);

        Assert.Equal([Purpose.Training, Purpose.Calibration, Purpose.Work], await app.OnDatabaseAsync(db => db.Set<Judgment>().OrderBy(j => j.SubmittedAt).Select(j => j.Purpose).ToListAsync()));
        Assert.Equal((CaseKind.Question, CaseState.Open), await app.OnDatabaseAsync(db => db.Set<Case>().Select(c => new ValueTuple<CaseKind, CaseState>(c.Kind, c.State)).SingleAsync()));
        Assert.Empty(errors);
    }

    private static async Task EnterAsync(IPage page, TestApp app)
    {
        await page.GotoAsync(app.Address.ToString());
        await page.GetByLabel("E-mail", new() { Exact = true }).FillAsync(FirstHourTasks.Email);
        await page.GetByLabel("Password").FillAsync(Visitor.Password);
        await TakeAsync(page, "sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Welcome, Ana" }).WaitForAsync();
        await Assertions.Expect(page.GetByText("First comes 1 practice task, with feedback at once. The time is paid as always.")).ToBeVisibleAsync();
        await TakeAsync(page, "home");
        await page.GetByRole(AriaRole.Link, new() { Name = "Start: Everyday scenes" }).ClickAsync();
    }

    private static async Task TourAsync(IPage page, FakeTimeProvider clock)
    {
        var tour = page.Locator("dialog.tour");
        await Assertions.Expect(tour.GetByRole(AriaRole.Heading, new() { Name = "Look first" })).ToBeVisibleAsync();
        await StayAsync(page, clock, 4);
        for (var stop = 1; stop < 8; stop++)
        {
            if (stop == 3) await TakeAsync(page, "tour");
            await tour.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        }

        await tour.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await tour.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>She sees that a sum is wrong, and marks it a step too late: the feedback says so at once.</summary>
    private static async Task PractiseAsync(IPage page, FakeTimeProvider clock)
    {
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        await Assertions.Expect(page.GetByText(Prompt).First).ToBeVisibleAsync();
        var wrong = await workspace.StepsAsync("A") == 4 ? "A" : "B";
        await workspace.FillAsync(Reason);
        await workspace.VerdictAsync(wrong, 4, "Wrong");
        await workspace.PreferAsync(wrong == "A" ? "B better" : "A better");
        await workspace.DrawBoxAsync(.25f, .48f, .75f, .545f);
        await workspace.DescribeIssueAsync(1, "Text in the image", "major", "The set price in the frame was passed over.", "The meal costs 7.30.");
        await StayAsync(page, clock, 8);
        await TakeAsync(page, "practice");
        await workspace.Submit.ClickAsync();
        var feedback = page.GetByRole(AriaRole.Dialog, new() { Name = "Feedback on your practice task" });
        await Assertions.Expect(feedback).ToContainTextAsync("1 of 2 are as expected.");
        await Assertions.Expect(feedback).ToContainTextAsync("You said step 4. Expected was step 2.");
        await TakeAsync(page, "feedback-at-once");
        await feedback.GetByRole(AriaRole.Button, new() { Name = "Go on to the work" }).ClickAsync();
    }

    /// <summary>A task that everyone does, unseen among the others; then one where she asks.</summary>
    private static async Task WorkAsync(IPage page, FakeTimeProvider clock)
    {
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        await Assertions.Expect(page.GetByText(Shared).First).ToBeVisibleAsync();
        await TakeAsync(page, "task");
        await workspace.FillAsync(Reason);
        await StayAsync(page, clock, 12);
        await workspace.Submit.ClickAsync();
        await Assertions.Expect(page.GetByText(Shared)).ToHaveCountAsync(0);
        await workspace.ReadyAsync();
        await AskAsync(page);
        await workspace.FillAsync(Reason);
        await StayAsync(page, clock, 12);
        await workspace.Submit.ClickAsync();
        await workspace.ReceivedAsync();
    }

    private static async Task AskAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Guidelines", Exact = true }).ClickAsync();
        await page.GetByText("Ask about this task or the guidelines").ClickAsync();
        await page.GetByLabel("Your question").FillAsync("Does what is printed in a picture count as part of the scene?");
        await TakeAsync(page, "question");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await page.GetByText("Asked. The leads answer in writing").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the guidelines" }).ClickAsync();
    }

    /// <summary>The pages on which she finds again what was said, asked, decided and counted.</summary>
    private static async Task ReadAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Parallax" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("3 tasks submitted")).ToBeVisibleAsync();
        await GoAsync(page, "Feedback", "What to look at next", "feedback");
        await GoAsync(page, "Cases", "About a task: Everyday scenes", "cases");
        await GoAsync(page, "Pay", "30.00 USD an hour", "pay");
        Assert.Equal("36 min 00 s", (await page.Locator(".figure-row dd").First.InnerTextAsync()).Trim());
        await GoAsync(page, "Home", "Recently submitted");
        await GoAsync(page, "How you rate beside others on Everyday scenes", "There is nothing to compare yet.", "beside-others");
        await GoAsync(page, "Home", "Recently submitted");
        await GoAsync(page, "Your standing on Everyday scenes", "Nothing has changed since you came.", "standing");
    }

    private static async Task GoAsync(IPage page, string link, string says, string? picture = null)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.GetByText(says).First).ToBeVisibleAsync();
        if (picture is not null) await TakeAsync(page, picture);
    }

    /// <summary>She is at it: minutes pass on the server, and the page says that somebody is there.</summary>
    private static async Task StayAsync(IPage page, FakeTimeProvider clock, int minutes)
    {
        for (var gone = 0; gone < minutes; gone += 4)
        {
            clock.Advance(TimeSpan.FromMinutes(4));
            await page.RunAndWaitForResponseAsync(
                () => page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))"), answer => answer.Url.EndsWith("/events", StringComparison.Ordinal));
        }
    }

    /// <summary>With at most 256 colours: small enough for a repository.</summary>
    private static async Task TakeAsync(IPage page, string name)
    {
        if (!Pictures) return;
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        // The line of the time in the head asks the server three seconds after the page was looked at.
        await page.WaitForTimeoutAsync(3500);
        using var picture = Image.NewFromBuffer(await page.ScreenshotAsync());
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "pictures", "first-hour"));
        picture.Pngsave(Path.Combine(folder.FullName, $"{name}.png"), compression: 9, palette: true, effort: 10);
    }
}

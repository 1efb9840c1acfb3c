using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A screening in browsers: made on pages, taken in the workspace with an interruption, scored by two, appealed. axe on the way.</summary>
public class ScreeningPagesTests(Chromium chromium)
{
    private const string Rationale = "A keeps to what the picture shows.";

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task A_screening_is_made_taken_scored_and_appealed(ColorScheme scheme, int width)
    {
        Assert.SkipUnless(scheme == ColorScheme.Light || Repository.Slow, "The same walk in the dark: only with --slow.");
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        await Visitor.ProjectAsync(app, tasks: 2);
        var person = await app.ContributorAsync();
        foreach (var role in new[] { "lead", "reviewer", "reviewer", "operations" }) await using (await app.MemberAsync(role)) { }
        var errors = new List<string>();
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await Visitor.OpenAsync(context, errors);

        await Visitor.SignInAsync(page, app.Address, "lead2@test.invalid");
        await MakeAsync(page, app, person.Email);
        await AsAsync(context, page, app, person.Email);
        var attempt = await app.OnDatabaseAsync(db => db.Set<ScreeningAttempt>().Select(a => a.Id).SingleAsync());
        await TakeAsync(page, app, attempt);
        foreach (var (scorer, level) in new[] { ("reviewer3", "2"), ("reviewer4", "3") })
        {
            await AsAsync(context, page, app, $"{scorer}@test.invalid");
            await ScoreAsync(page, app, level);
        }

        await AsAsync(context, page, app, person.Email);
        await CheckAsync(page, app, "/screening");
        await CheckAsync(page, app, $"/screening/{attempt}");
        await page.GetByLabel("What should be looked at again?").FillAsync("Both readings are named.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Appeal" }).ClickAsync();
        await page.GetByText("We have your appeal").WaitForAsync();
        await AsAsync(context, page, app, "operations5@test.invalid");
        await AnswerAsync(page, app, attempt);
        Assert.True(await app.OnDatabaseAsync(db => db.Set<ScreeningAttempt>().Select(a => a.Passed).SingleAsync()));
        Assert.Empty(errors);
    }

    private static async Task MakeAsync(IPage page, TestApp app, string email)
    {
        await CheckAsync(page, app, "/screenings");
        await CheckAsync(page, app, "/screenings/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("First look");
        await page.GetByLabel("Pay for taking part").FillAsync("25.00");
        await page.GetByLabel("Passed from percent").FillAsync("90");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the draft" }).ClickAsync();
        await page.GetByText("Now add its items.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add an item" }).ClickAsync();
        await AxeAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose scene-1, responses 1 and 2 of the task" }).ClickAsync();
        await page.GetByLabel("Skill").FillAsync("Spatial understanding");
        await page.GetByLabel("Which response is better?").SelectOptionAsync("1");
        await page.GetByLabel("Spatial understanding of response 2", new() { Exact = true }).SelectOptionAsync("4");
        await AxeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the item" }).ClickAsync();
        await page.GetByText("The item is added.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add an item" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose scene-2, responses 1 and 2 of the task" }).ClickAsync();
        await page.GetByLabel("Skill").FillAsync("Ambiguity");
        await page.GetByLabel("by two people with a rubric").CheckAsync();
        await Assertions.Expect(page.GetByLabel("Which response is better?")).ToBeHiddenAsync();
        await page.GetByLabel("What the scorer looks at").FillAsync("Does it tell seen from assumed?");
        for (var level = 1; level <= 5; level++) await page.GetByLabel($"Level {level}").FillAsync($"Description {level}");
        await AxeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the item" }).ClickAsync();
        await page.GetByText("2 items, 8 points").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Move item 2 up" }).ClickAsync();
        await page.GetByText("The order is changed.").WaitForAsync();
        await AxeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the screening" }).ClickAsync();
        await page.GetByLabel("E-mail of the person").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        await page.GetByText("told by mail").WaitForAsync();
        await AxeAsync(page);
    }

    /// <summary>The first task is interrupted by a reload without a network, and by one with it; what was typed is there again.</summary>
    private static async Task TakeAsync(IPage page, TestApp app, Guid attempt)
    {
        await CheckAsync(page, app, $"/screening/{attempt}");
        await Assertions.Expect(page.GetByText("It is paid with 25.00 USD")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start: the time begins now" }).ClickAsync();
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        await Assertions.Expect(page.GetByText("min left")).ToBeVisibleAsync();
        await AxeAsync(page);
        // Both responses side by side: in a narrow window they are behind one another.
        await page.SetViewportSizeAsync(1440, 900);
        await workspace.FillAsync(Rationale);
        await page.WaitForFunctionAsync("async () => !!navigator.serviceWorker.controller && !!await caches.match(location.pathname + '?shell=true')");
        await page.Context.SetOfflineAsync(true);
        await workspace.Rationale.FillAsync(Rationale + " Offline.");
        await page.WaitForTimeoutAsync(1000);
        await page.ReloadAsync();
        await workspace.ReadyAsync();
        await Assertions.Expect(page.GetByText("min left")).ToBeVisibleAsync();
        await Assertions.Expect(workspace.Rationale).ToHaveValueAsync(Rationale + " Offline.");
        await page.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await workspace.ReadyAsync();
        await Assertions.Expect(workspace.Rationale).ToHaveValueAsync(Rationale + " Offline.");
        await workspace.Submit.ClickAsync();
        await workspace.ReceivedAsync();
        await Assertions.Expect(workspace.Rationale).ToHaveValueAsync("");
        await workspace.FillAsync(Rationale);
        await workspace.Submit.ClickAsync();
        // After the last task the page of the attempt comes by itself.
        await page.GetByText("now it is scored").WaitForAsync();
        await AxeAsync(page);
    }

    private static async Task ScoreAsync(IPage page, TestApp app, string level)
    {
        await CheckAsync(page, app, "/screenings/score");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Score Ambiguity") }).ClickAsync();
        await page.Locator(".ev-judgment").GetByText(Rationale).WaitForAsync();
        await AxeAsync(page);
        await page.GetByLabel(level, new() { Exact = false }).And(page.Locator("[type=radio]")).First.CheckAsync();
        await page.GetByLabel("Your reason").FillAsync("One thing is named.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the score" }).ClickAsync();
        await page.GetByText("Your score is saved.").WaitForAsync();
    }

    private static async Task AnswerAsync(IPage page, TestApp app, Guid attempt)
    {
        await page.GotoAsync(new Uri(app.Address, "/cases/queue").ToString());
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Appeal: First look") }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Decide (it|on) ") }).ClickAsync();
        await AxeAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Item 1" }).ClickAsync();
        await page.Locator(".ev-judgment").WaitForAsync();
        await AxeAsync(page);
        await page.GotoAsync(new Uri(app.Address, $"/screenings/attempts/{attempt}").ToString());
        await page.GetByLabel("Passed", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Reason").FillAsync("Both readings are there.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer the appeal" }).ClickAsync();
        await page.GetByText("Decided. The person has your answer.").WaitForAsync();
        var screening = await app.OnDatabaseAsync(db => db.Set<Screening>().Select(s => s.Id).SingleAsync());
        foreach (var path in new[] { $"/screenings/{screening}", $"/screenings/{screening}/people", $"/screenings/{screening}/statistics" }) await CheckAsync(page, app, path);
        await page.GotoAsync(new Uri(app.Address, $"/screenings/{screening}").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Correct the key of item 2" }).ClickAsync();
        await AxeAsync(page);
        await page.GetByLabel("What was wrong").FillAsync("Neither is better.");
        await page.GetByLabel("Which response is better?").SelectOptionAsync("same");
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct the key and score everybody anew" }).ClickAsync();
        await page.GetByText("Version 2 holds. 1 attempt was scored anew").WaitForAsync();
    }

    private static async Task AsAsync(IBrowserContext context, IPage page, TestApp app, string email)
    {
        await context.ClearCookiesAsync();
        await Visitor.SignInAsync(page, app.Address, email);
    }

    private static async Task CheckAsync(IPage page, TestApp app, string path)
    {
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        await AxeAsync(page);
    }

    private static async Task AxeAsync(IPage page) => Assert.Empty(await Axe.FindAsync(page));
}

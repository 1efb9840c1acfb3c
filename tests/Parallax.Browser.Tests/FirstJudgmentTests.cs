using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Browser.Tests;

/// <summary>From sign-in to a stored judgment, by mouse and by keyboard alone.</summary>
public class FirstJudgmentTests(Chromium chromium)
{
    [Fact]
    public async Task A_person_marks_what_is_wrong_and_where_and_the_server_has_it_all()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app);
        var contributor = await app.ContributorAsync(slug);
        var errors = new List<string>();
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        var page = await Visitor.OpenAsync(context, errors);
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Start|Continue") }).First.ClickAsync();

        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        await workspace.FillAsync("Response B names what stands beside the door.");
        await workspace.VerdictAsync("A", 1, "Wrong");
        await workspace.DrawBoxAsync(.3f, .4f, .6f, .6f);
        await page.GetByLabel("Issue 1", new() { Exact = true }).WaitForAsync();
        await workspace.DescribeIssueAsync(1, "Not there", "major", "There is no chair.", "A lamp.");
        Assert.Null(await page.EvaluateAsync<int?>("() => window.hacked ?? null"));
        await workspace.Submit.ClickAsync();
        await workspace.ReceivedAsync();

        var judgment = await app.OnDatabaseAsync(db => db.Set<Judgment>().SingleAsync());
        var answers = JsonSerializer.Deserialize<Answers>(judgment.Answers, Projects.Content.Json)!;
        Assert.Equal("better", answers.Preference!.Strength);
        Assert.Equal(answers.Shown[1], answers.Preference.Better);
        Assert.Equal(0, answers.Responses[answers.Shown[0]].FirstWrong);
        var issue = Assert.Single(answers.Issues);
        Assert.Equal(("IA-OBJECT", 2, "There is no chair.", "A lamp."), (issue.Code, issue.Severity, issue.Note, issue.Correction));
        var region = Assert.Single(issue.Anchors.OfType<RegionAnchor>());
        Assert.InRange(region.X, 0, 799);
        Assert.InRange(region.X + region.Width, 1, 800);
        Assert.True(region is { Width: > 20, Height: > 20 });
        Assert.Empty(errors);
    }

    [Fact]
    public async Task One_of_OwlEval_is_done_with_the_keyboard_alone()
    {
        var owl = Repository.DataOrSkip("owleval/tasks.jsonl");
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var slug = (await app.ProjectAsync("Owl", pairs: "3")).GetProperty("slug").GetString()!;
        var report = await Projects.ImportFile.RunAsync(app.Operator, slug, owl, replace: false, CancellationToken.None);
        Assert.Equal(82, report.GetProperty("tasks").GetInt32());
        var contributor = await app.ContributorAsync(slug);
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        var page = await Visitor.OpenAsync(context);
        await page.GotoAsync(new Uri(app.Address, "/sign-in").ToString());
        await TypeAsync(page, "E-mail", contributor.Email);
        await TypeAsync(page, "Password", Visitor.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).Not.ToHaveURLAsync(Visitor.Door);
        await TabToAsync(page, "Start");
        await page.Keyboard.PressAsync("Enter");

        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        var steps = await workspace.StepsAsync("A") + await workspace.StepsAsync("B");
        // The first step is wrong; the verdict key goes on to the next step that has none.
        await page.Keyboard.PressAsync("n");
        for (var i = 1; i < steps; i++) await page.Keyboard.PressAsync("y");
        for (var i = 0; i < WorkspacePage.Dimensions.Length * 2; i++) await page.Keyboard.PressAsync("4");

        // An issue on the current step; words and a region are added by the keyboard as well.
        await page.Keyboard.PressAsync("i");
        await page.GetByLabel("Code of issue 1").WaitForAsync();
        await TabToAsync(page, "Code of issue 1");
        await page.Keyboard.TypeAsync("Not there");
        await TabToAsync(page, "minor:");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        await TabToAsync(page, "Choose words by keyboard");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await TabToAsync(page, "Words: arrow keys");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await TabToAsync(page, "Region by grid or numbers", within: "Where issue 1 shows");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await TabToAsync(page, "Left edge");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("10");
        await TabToAsync(page, "Add to issue 1");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await TabToAsync(page, "Note on issue 1");
        await page.Keyboard.TypeAsync("This is not in the picture.");
        await page.Keyboard.PressAsync("Escape");
        await TabToAsync(page, "A much better");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("The other one keeps to what can be seen.");
        await Assertions.Expect(workspace.Rationale).ToHaveValueAsync("The other one keeps to what can be seen.");
        await Assertions.Expect(page.Locator("#left-list li")).ToHaveTextAsync(Array.Empty<string>());
        await page.Keyboard.PressAsync("Control+Enter");
        await workspace.ReceivedAsync();

        var judgment = await app.OnDatabaseAsync(db => db.Set<Judgment>().SingleAsync());
        var answers = JsonSerializer.Deserialize<Answers>(judgment.Answers, Projects.Content.Json)!;
        Assert.Equal(0, answers.Responses[answers.Shown[0]].FirstWrong);
        Assert.Equal("This is not in the picture.", Assert.Single(answers.Issues).Note);
        var anchors = answers.Issues.SelectMany(i => i.Anchors).ToList();
        Assert.Contains(anchors, a => a is SpanAnchor);
        Assert.Contains(anchors, a => a is RegionAnchor { X: 10 });
        Assert.Equal("The other one keeps to what can be seen.", answers.Rationale);
    }

    private static async Task TypeAsync(IPage page, string label, string text)
    {
        await TabToAsync(page, label);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes on with the Tab key until something of this name has the focus.</summary>
    private static async Task TabToAsync(IPage page, string name, string? within = null)
    {
        const string focused =
            """
            () => {
              const e = document.activeElement;
              const labels = e && e.labels ? [...e.labels].map(l => l.textContent).join(' ') : '';
              return e && e !== document.body ? [e.getAttribute('aria-label'), labels, e.textContent, e.closest('[role=group]')?.getAttribute('aria-label')].filter(Boolean).join(' | ') : '';
            }
            """;
        for (var presses = 0; presses < 250; presses++)
        {
            var here = await page.EvaluateAsync<string>(focused);
            if (here.Contains(name, StringComparison.OrdinalIgnoreCase) && (within is null || here.Contains(within, StringComparison.Ordinal))) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The Tab key never reached '{name}'.");
    }
}

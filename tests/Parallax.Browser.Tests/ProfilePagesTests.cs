using Microsoft.Playwright;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A lead goes from the leaderboard to what a version broke, and to the task; and through the pages beside it. axe finds nothing on them, and none is wider than a small screen.</summary>
public class ProfilePagesTests(Chromium chromium)
{
    [Fact]
    public async Task From_the_leaderboard_to_the_task_that_a_version_changed()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var cups = await AnsweredFirst.MakeAsync(app);
        await cups.JudgeAsync();
        await cups.CountedAsync("people", p => p.GetProperty("answers").GetInt32() == 16);
        await using (await app.MemberAsync("lead")) { }

        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 800 } });
        var errors = new List<string>();
        var page = await Visitor.OpenAsync(context, errors);
        await Visitor.SignInAsync(page, app.Address, "lead3@test.invalid");
        var found = new List<string>();
        await page.GotoAsync(new Uri(app.Address, $"/projects/{cups.Project}/results").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Versions of one model" }).ClickAsync();
        await LookAsync(page, "mdl: 1.9 against 1.10", found);
        await page.GetByRole(AriaRole.Link, new() { Name = "cup-1" }).ClickAsync();
        await page.GetByText("What happens to cup 1?").First.WaitForAsync();
        await page.GoBackAsync();

        foreach (var (tab, heading) in new[] { ("Steps", "Still right after each step"), ("Ambiguity", "Scenarios with several readings"), ("Agreement", "Ratings") })
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Results" }).GetByRole(AriaRole.Link, new() { Name = tab, Exact = true }).ClickAsync();
            await LookAsync(page, heading, found);
        }

        await page.GotoAsync(new Uri(app.Address, $"/projects/{cups.Project}/results/people").ToString());
        await LookAsync(page, "How sure people were", found);
        Assert.True(found.Count == 0, string.Join("\n", found));
        Assert.Empty(errors);
    }

    private static async Task LookAsync(IPage page, string heading, List<string> found)
    {
        await page.GetByRole(AriaRole.Heading, new() { Name = heading }).First.WaitForAsync();
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
        found.AddRange(await (Repository.Slow ? Axe.FindInBothAsync(page) : Axe.FindAsync(page)));
        if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > window.innerWidth")) found.Add($"{page.Url}: wider than the window");
    }
}

using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Parallax.Cases;
using Parallax.Quality;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Browser.Tests;

/// <summary>Paused by a calculation, taken back by a person: each at a browser of their own.</summary>
public class AppealTests(Chromium chromium)
{
    private const string Why = "The <b>cup</b> stands on a shelf, not at an edge.";
    private const string Answer = "You are right: the pictures can be read so.";

    [Fact]
    public async Task A_pause_is_appealed_and_taken_back()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await KnownAnswers.ProjectAsync(app, 16);
        var person = await PausedAsync(app, project, slug);
        await using (await app.MemberAsync("lead")) { }
        var (errors, found) = (new List<string>(), new List<string>());
        await using var hers = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 768 } });
        await using var theirs = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var (page, desk) = (await Visitor.OpenAsync(hers, errors), await Visitor.OpenAsync(theirs, errors));

        await AppealAsync(page, app, person, found);
        await DecideAsync(desk, app, project, found);
        await GoesOnAsync(page, app, project);

        var now = await app.OnDatabaseAsync(db => db.Set<ContributorStanding>().SingleAsync(s => s.PersonId == person.Id));
        Assert.Equal((StandingState.Qualified, 0), (now.State, now.Right + now.Wrong));
        var change = await app.OnDatabaseAsync(db => db.Set<StandingChange>().OrderByDescending(c => c.Number).FirstAsync(c => c.PersonId == person.Id));
        Assert.Equal((StandingState.Qualified, StandingCause.Person, Answer), (change.To, change.Cause, change.Reason));
        Assert.Equal((CaseState.Decided, CaseOutcome.Granted), await app.OnDatabaseAsync(db => db.Set<Case>().Select(c => new ValueTuple<CaseState, CaseOutcome?>(c.State, c.Outcome)).SingleAsync()));
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<Assignment>().CountAsync(a => a.PersonId == person.Id && a.State == AssignmentState.Leased)));
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(errors);
    }

    /// <summary>Four known answers missed in a row pause; a second person's like-worded reason is a signal.</summary>
    private static async Task<Contributor> PausedAsync(TestApp app, Guid project, string slug)
    {
        using (var set = await app.Operator.Http.PutAsJsonAsync($"/api/projects/{slug}/quality", new { goldPerMille = 1000 })) Assert.True(set.IsSuccessStatusCode);
        await app.Operator.PostAsync($"/api/projects/{slug}/gold/bulk", new { count = 12 }, CancellationToken.None);
        var (person, other) = (await app.ContributorAsync(slug), await app.ContributorAsync(slug));
        for (var i = 0; i < 4; i++) await KnownAnswers.JudgeAsync(app, person, project, right: false);
        await KnownAnswers.JudgeAsync(app, other, project, right: true);
        await app.App.Services.GetRequiredService<ScoreGold>().RunAsync(CancellationToken.None);
        await app.App.Services.GetRequiredService<ScreenSignals>().RunAsync(CancellationToken.None);
        return person;
    }

    /// <summary>She comes for a task, is told why there is none, and reads what it rests on.</summary>
    private static async Task AppealAsync(IPage page, TestApp app, Contributor person, List<string> found)
    {
        await Visitor.SignInAsync(page, app.Address, person.Email);
        await page.GetByText("You get no new tasks in this project for now").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Your standing on ") }).ClickAsync();
        await page.GetByText("4 of 4 tasks whose answer is known").WaitForAsync();
        await Assertions.Expect(page.Locator(".check-shown")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".check-shown").First.GetByRole(AriaRole.Columnheader, new() { Name = "You said" })).ToBeVisibleAsync();
        found.AddRange(await Axe.FindInBothAsync(page));
        await page.GetByLabel("In your words").FillAsync(Why);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the appeal" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Sent. You have an answer by");
    }

    private static async Task DecideAsync(IPage desk, TestApp app, Guid project, List<string> found)
    {
        await Visitor.SignInAsync(desk, app.Address, "lead3@test.invalid");
        foreach (var path in new[] { "gold", "signals" })
        {
            await desk.GotoAsync(new Uri(app.Address, $"/projects/{project}/quality/{path}").ToString());
            found.AddRange(await Axe.FindInBothAsync(desk));
        }

        var signal = desk.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Reasons that are nearly the same" }).First;
        await signal.GetByLabel("What came of it").FillAsync("A common phrase.");
        await signal.GetByRole(AriaRole.Button, new() { Name = "I have looked" }).ClickAsync();
        await desk.GetByText("Kept. Nothing else follows.").WaitForAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "People", Exact = true }).ClickAsync();
        await desk.GetByLabel("Standing").SelectOptionAsync("appealed");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        found.AddRange(await Axe.FindInBothAsync(desk));
        await desk.Locator("tbody a").First.ClickAsync();
        await desk.GetByRole(AriaRole.Heading, new() { Name = "Answer the appeal" }).WaitForAsync();
        await desk.GetByText(Why).WaitForAsync();
        // Their case leads back to where it is decided.
        await desk.GetByRole(AriaRole.Link, new() { Name = "the case", Exact = true }).ClickAsync();
        await desk.GetByText(Why).WaitForAsync();
        await desk.GetByRole(AriaRole.Link, new() { NameRegex = new("^Decide on ") }).ClickAsync();
        await desk.GetByRole(AriaRole.Heading, new() { Name = "Answer the appeal" }).WaitForAsync();
        found.AddRange(await Axe.FindInBothAsync(desk));
        await desk.GetByLabel("Qualified").CheckAsync();
        await desk.GetByLabel("Why", new() { Exact = true }).FillAsync(Answer);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Decide and tell them" }).ClickAsync();
        await desk.GetByText("Decided. They are told, and it is kept.").WaitForAsync();
    }

    /// <summary>The answer stands where she asked, her standing says so, and there is a task for her.</summary>
    private static async Task GoesOnAsync(IPage page, TestApp app, Guid project)
    {
        await page.ReloadAsync();
        await page.GetByText(Answer).WaitForAsync();
        await page.GotoAsync(new Uri(app.Address, $"/projects/{project}/standing").ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("qualified");
        await Assertions.Expect(page.GetByText(Answer)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send the appeal" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Home" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Continue: ") }).ClickAsync();
        await new WorkspacePage(page).ReadyAsync();
    }
}

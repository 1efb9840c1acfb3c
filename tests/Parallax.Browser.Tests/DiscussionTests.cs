using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A question from the workspace becomes a change of the guidelines, and the workspace that asked it says so while it is open.</summary>
public class DiscussionTests(Chromium chromium)
{
    private const string Question = "Is a <i>reflection</i> an object of the scene?";
    private const string Answer = "No. The guidelines say so now.";
    private const string Rule = "A reflection is not an object of the scene.";

    /// <summary>The reason of somebody else's judgment of the same task.</summary>
    private const string Others = "zq9 the lamp hangs nearer to the door";

    [Fact]
    public async Task A_question_becomes_a_change_that_an_open_workspace_tells_of()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app, tasks: 1);
        await JudgedAsync(app, project, await app.ContributorAsync(slug));
        var asker = await app.ContributorAsync(slug);
        await using (await app.MemberAsync("lead")) { }
        var (errors, found) = (new List<string>(), new List<string>());
        await using var working = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        await using var leading = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 800 } });
        var (work, desk) = (await Visitor.OpenAsync(working, errors), await Visitor.OpenAsync(leading, errors));

        await AskAsync(work, app, project, asker, found);
        await AmendAsync(desk, app, project);
        var read = await ReadAsync(work);
        found.AddRange(await Axe.FindInBothAsync(read));
        await FindsTheAnswerAsync(read);

        var now = await app.OnDatabaseAsync(db => (from p in db.Set<Project>() join v in db.Set<Protocol>() on p.ProtocolId equals v.Id where p.Id == project select v).SingleAsync());
        Assert.Equal(2, now.Version);
        Assert.Contains(Rule, now.Definition, StringComparison.Ordinal);
        Assert.Equal(now.Id, await app.OnDatabaseAsync(db => db.Set<Discussion>().Select(d => d.ChangedToId).SingleAsync()));
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(errors);
    }

    private static async Task JudgedAsync(TestApp app, Guid project, Contributor other)
    {
        var assignment = await other.MustClaimAsync(project);
        var body = Bodies.Complete(assignment);
        body["rationale"] = Others;
        using var sent = await other.SubmitAsync(assignment, body);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
    }

    private static async Task AskAsync(IPage work, TestApp app, Guid project, Contributor asker, List<string> found)
    {
        await Visitor.SignInAsync(work, app.Address, asker.Email);
        await work.GotoAsync(new Uri(app.Address, $"/work/{project}").ToString());
        await new WorkspacePage(work).ReadyAsync();
        await work.GetByRole(AriaRole.Button, new() { Name = "Guidelines", Exact = true }).ClickAsync();
        await work.GetByText("Ask about this task or the guidelines").ClickAsync();
        await work.GetByLabel("About").SelectOptionAsync("Steps");
        await work.GetByLabel("Your question").FillAsync(Question);
        found.AddRange(await Axe.FindAsync(work));
        await work.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await work.GetByText("Asked. The leads answer in writing").WaitForAsync();
    }

    private static async Task AmendAsync(IPage desk, TestApp app, Guid project)
    {
        await Visitor.SignInAsync(desk, app.Address, "lead3@test.invalid");
        await desk.GotoAsync(new Uri(app.Address, $"/projects/{project}/discussion").ToString());
        await ShowsNoJudgmentAsync(desk);
        await desk.GetByRole(AriaRole.Link, new() { NameRegex = new("^About “Steps”") }).ClickAsync();
        await desk.GetByText(Question).WaitForAsync();
        var text = desk.GetByLabel("Text of the section, in Markdown");
        await text.FillAsync($"{await text.InputValueAsync()}\n\n{Rule}");
        await desk.GetByLabel("Answer to the asker").FillAsync(Answer);
        await ShowsNoJudgmentAsync(desk);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Make the new version" }).ClickAsync();
        await desk.GetByText("Version 2 is in use, and those at work are told.").WaitForAsync();
    }

    /// <summary>Nothing is loaded anew: the next sign of life, which the return to the page brings at once, is answered with the change.</summary>
    private static async Task<IPage> ReadAsync(IPage work)
    {
        await work.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        await work.GetByText("The guidelines changed: The section “Steps” was rewritten.").WaitForAsync();
        var read = await work.RunAndWaitForPopupAsync(() => work.GetByRole(AriaRole.Link, new() { Name = "What changed" }).ClickAsync());
        await Assertions.Expect(read.Locator("#changes ins").Filter(new() { HasText = Rule })).ToBeVisibleAsync();
        return read;
    }

    private static async Task FindsTheAnswerAsync(IPage read)
    {
        await read.GetByRole(AriaRole.Link, new() { Name = "Questions and answers" }).ClickAsync();
        await read.GetByText("became version 2").WaitForAsync();
        await Assertions.Expect(read.GetByText(Answer)).ToBeVisibleAsync();
        await ShowsNoJudgmentAsync(read);
        await read.GetByRole(AriaRole.Link, new() { NameRegex = new("^About “Steps”") }).ClickAsync();
        await read.GetByText(Answer).WaitForAsync();
        await ShowsNoJudgmentAsync(read);
    }

    /// <summary>Neither what somebody said of the task, nor whose responses they are.</summary>
    private static async Task ShowsNoJudgmentAsync(IPage page)
    {
        var html = await page.ContentAsync();
        Assert.All([Others, "alpha", "beta"], hidden => Assert.DoesNotContain(hidden, html, StringComparison.OrdinalIgnoreCase));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A lead changes a level, sees it in the real workspace, makes a version of it, and the project goes on with it while somebody works.</summary>
public class ProtocolEditorTests(Chromium chromium)
{
    private const string Level = "a side relation is wrong";

    [Fact]
    public async Task A_change_reaches_the_preview_the_next_version_and_an_open_workspace()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app);
        var contributor = await app.ContributorAsync(slug);
        await using (await app.MemberAsync("lead")) { }
        var (errors, found) = (new List<string>(), new List<string>());
        await using var atWork = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        var work = await Visitor.OpenAsync(atWork, errors);
        await Visitor.SignInAsync(work, app.Address, contributor.Email);
        await work.GotoAsync(new Uri(app.Address, $"/work/{project}").ToString());
        await new WorkspacePage(work).ReadyAsync();

        await using var leading = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 800 } });
        var page = await Visitor.OpenAsync(leading, errors);
        await Visitor.SignInAsync(page, app.Address, "lead2@test.invalid");
        await page.GotoAsync(new Uri(app.Address, $"/projects/{project}/protocol/edit").ToString());
        await WriteAsync(page);
        found.AddRange(await Axe.FindInBothAsync(page));
        await SaveAndSwitchAsync(page, found);
        Assert.Equal(2, await app.OnDatabaseAsync(db => (
            from p in db.Set<Project>() join v in db.Set<Protocol>() on p.ProtocolId equals v.Id where p.Id == project select v.Version).SingleAsync()));

        // The next sign of life, which the person's return to the page brings at once, is answered with the change.
        await work.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        await work.GetByText("The guidelines changed: Two levels were read as one.").WaitForAsync();
        var read = await work.RunAndWaitForPopupAsync(() => work.GetByRole(AriaRole.Link, new() { Name = "What changed" }).ClickAsync());
        await read.GetByText($"level 3 changed from \u201cmain relation right, a secondary one wrong\u201d to \u201c{Level}\u201d").WaitForAsync();
        found.AddRange(await Axe.FindAsync(read));
        await Assertions.Expect(work.GetByText("The guidelines changed")).ToHaveCountAsync(0);
        Assert.Empty(found);
        Assert.Empty(errors);
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.Locator("summary", new() { HasText = "Spatial understanding" }).ClickAsync();
        var level = page.GetByRole(AriaRole.Textbox, new() { Name = "Level 3" });
        var preview = page.FrameLocator("iframe[title='Preview of the workspace']")
            .GetByRole(AriaRole.Radiogroup, new() { Name = "Spatial understanding, response A", Exact = true }).GetByRole(AriaRole.Radio, new() { NameRegex = new("^3:") });
        await Assertions.Expect(preview).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("main relation right"));
        await level.FillAsync("");
        await level.BlurAsync();
        await page.GetByText("Something has to stand here.").WaitForAsync();
        await level.FillAsync(Level);
        await Assertions.Expect(preview).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex(Level));
        await Assertions.Expect(level).ToBeFocusedAsync();
        await page.ReloadAsync();
        await page.GetByText("was restored").WaitForAsync();
        await Assertions.Expect(preview).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex(Level));
        await page.GetByText("Answers on a changed scale should not be pooled").First.WaitForAsync();
    }

    private static async Task SaveAndSwitchAsync(IPage page, List<string> found)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save version 2" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Go on with pairwise 2" }).WaitForAsync();
        await page.GetByText("level 3 changed from").WaitForAsync();
        found.AddRange(await Axe.FindAsync(page));
        await page.GetByLabel("Why, in words for the people on the project").FillAsync("Two levels were read as one.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch to pairwise 2 and tell them" }).ClickAsync();
        await page.GetByText("The project goes on with version 2. 1 person is told.").WaitForAsync();
    }
}

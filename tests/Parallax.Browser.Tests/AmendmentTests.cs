using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A lead sees what a change would do, confirms it, and its contributor reads of it.</summary>
public class AmendmentTests(Chromium chromium)
{
    [Fact]
    public async Task A_lead_previews_and_confirms_the_end_of_a_project()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app);
        var contributor = await app.ContributorAsync(slug);
        await contributor.MustClaimAsync(project);
        await using (await app.MemberAsync("lead")) { }
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 800 } });
        var page = await Visitor.OpenAsync(context);
        await Visitor.SignInAsync(page, app.Address, "lead2@test.invalid");
        await page.GotoAsync(new Uri(app.Address, $"/projects/{project}/changes").ToString());
        await page.GetByLabel("What changes").SelectOptionAsync("conclude");
        await page.GetByLabel("What the people concerned are told").FillAsync("All is <b>done</b>.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what it would do" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What this would do" }).WaitForAsync();
        await Assertions.Expect(page.Locator(".figure-row dd")).ToHaveTextAsync(["1", "1", "12"]);
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<Amendment>().CountAsync()));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm and tell them" }).ClickAsync();
        await page.GetByText("1 person is told.").WaitForAsync();
        Assert.Equal("All is <b>done</b>.", await app.OnDatabaseAsync(db => db.Set<Amendment>().Select(a => a.Words).SingleAsync()));

        await context.ClearCookiesAsync();
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        await page.GetByText("The project is concluded on").First.WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Terms and changes") }).ClickAsync();
        await page.GetByText("All is <b>done</b>.").WaitForAsync();
    }
}

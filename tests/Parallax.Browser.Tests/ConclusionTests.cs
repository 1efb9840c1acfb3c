using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Browser.Tests;

/// <summary>A project is concluded while three people hold tasks: one has typed, one is offline, one has done nothing.</summary>
public class ConclusionTests(Chromium chromium)
{
    private const string Typed = "The second response keeps to what the picture shows.";

    [Theory]
    [InlineData("drain")]
    [InlineData("release")]
    public async Task Each_of_three_is_treated_as_promised(string leases)
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app);
        var typed = await AtWorkAsync(app, project, slug);
        var offline = await AtWorkAsync(app, project, slug);
        var idle = await AtWorkAsync(app, project, slug);
        await typed.FillAsync(Typed);
        await offline.FillAsync(Typed);
        await offline.Page.Context.SetOfflineAsync(true);
        await app.Operator.PostAsync($"/api/projects/{slug}/amendments", new { kind = "conclude", reason = "work-finished", words = "Thank you <b>all</b>.", leases }, CancellationToken.None);
        await app.App.Services.GetRequiredService<WorkStore>().ApplyAmendmentsAsync(CancellationToken.None);
        foreach (var somebody in new[] { typed, idle }) await LookAgainAsync(somebody.Page);

        var said = leases == "drain" ? "The work here ends. You may finish this task until" : "The project is concluded: no new tasks are given out.";
        await typed.Page.GetByText(said).First.WaitForAsync();
        await Assertions.Expect(typed.Rationale).ToHaveValueAsync(Typed);
        await typed.Submit.ClickAsync();
        await typed.ReceivedAsync();

        if (leases == "drain") await idle.Page.GetByText(said).WaitForAsync();
        else await idle.Page.GetByRole(AriaRole.Heading, new() { Name = "The work on this project has ended" }).WaitForAsync();

        await offline.Submit.ClickAsync();
        await offline.Page.GetByText("waits to be sent").Or(offline.Page.GetByText("cannot be reached")).First.WaitForAsync();
        await offline.Page.Context.SetOfflineAsync(false);
        await offline.ReceivedAsync();

        Assert.Equal([false, false], await app.OnDatabaseAsync(db => db.Set<Judgment>().Select(j => j.IsSpare).ToListAsync()));
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
        await HomeSaysAsync(idle.Page, app, leases == "drain" ? "The work there ends: finish it by" : "If you wrote something on it, it can still be submitted: it is kept and paid.");
        foreach (var somebody in new[] { typed, offline, idle }) await somebody.Page.Context.CloseAsync();
    }

    private async Task<WorkspacePage> AtWorkAsync(TestApp app, Guid project, string slug)
    {
        var contributor = await app.ContributorAsync(slug);
        var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        var page = await Visitor.OpenAsync(context);
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        await page.GotoAsync(new Uri(app.Address, $"/work/{project}").ToString());
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        return workspace;
    }

    /// <summary>As when somebody comes back to the tab: the workspace tells the server at once.</summary>
    private static Task LookAgainAsync(IPage page) => page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");

    private static async Task HomeSaysAsync(IPage page, TestApp app, string left)
    {
        await page.GotoAsync(app.Address.ToString());
        await page.GetByText("The project is concluded: no new tasks are given out.").First.WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Not finished yet" }).WaitForAsync();
        await page.GetByText(left).First.WaitForAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Parallax.Quality;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Browser.Tests;

/// <summary>A lead returns a batch in one browser, and its contributor reworks it in another. axe looks at each page, light and dark.</summary>
public class BatchTests(Chromium chromium)
{
    private const string Feedback = "Say which object, and why.";
    private const string Reworked = "The chair stands beside the door, so it is the nearer one.";

    [Fact]
    public async Task A_batch_is_returned_and_reworked()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app, tasks: 2);
        var contributor = await app.ContributorAsync(slug);
        for (var i = 0; i < 2; i++) await contributor.MustSubmitAsync(await contributor.MustClaimAsync(project));
        await using (await app.MemberAsync("lead")) { }
        var (errors, found) = (new List<string>(), new List<string>());
        await using var leads = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        await using var works = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 800 } });
        var lead = await Visitor.OpenAsync(leads, errors);
        await Visitor.SignInAsync(lead, app.Address, "lead2@test.invalid");

        await lead.GotoAsync(new Uri(app.Address, $"/projects/{project}").ToString());
        await lead.GetByRole(AriaRole.Link, new() { Name = "Quality", Exact = true }).ClickAsync();
        await lead.GetByRole(AriaRole.Link, new() { Name = "Reviews", Exact = true }).ClickAsync();
        await AxeAsync(lead, "reviewers", found);
        await lead.GetByRole(AriaRole.Link, new() { Name = "Batches", Exact = true }).ClickAsync();
        await lead.GetByLabel("Name", new() { Exact = true }).FillAsync("First week");
        await AxeAsync(lead, "batches", found);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Make it and draw the sample" }).ClickAsync();
        await lead.GetByText("2 judgments of 2 wait to be reviewed.").WaitForAsync();
        var batch = lead.Url;

        await ReviewAsync(lead, app, found, returns: true);
        await ReviewAsync(lead, app, found, returns: false);
        await lead.GetByRole(AriaRole.Heading, new() { Name = "Nothing waits for you" }).WaitForAsync();
        await lead.GotoAsync(batch);
        await lead.GetByText("50.0% (9.5% to 90.5%), n = 2").WaitForAsync();
        await AxeAsync(lead, "batch", found);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Return the batch" }).ClickAsync();
        await lead.GetByText("The batch is returned.").WaitForAsync();

        var page = await Visitor.OpenAsync(works, errors);
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        await page.GetByText("It came back with feedback.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Continue: ") }).ClickAsync();
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        await page.GetByText("This came back with feedback.").WaitForAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Verdict" }).ClickAsync();
        await page.GetByText($"Feedback: {Feedback}").WaitForAsync();
        await Assertions.Expect(workspace.Rationale).ToHaveValueAsync("The second one says what the picture shows.");
        await AxeAsync(page, "workspace", found);
        await workspace.Rationale.FillAsync(Reworked);
        await workspace.Submit.ClickAsync();
        await workspace.ReceivedAsync();

        var holds = await app.OnDatabaseAsync(db => db.Set<Judgment>().SingleAsync(j => j.Revision == 2));
        Assert.True(holds.IsCurrent);
        Assert.Contains(Reworked, holds.Answers, StringComparison.Ordinal);
        await app.App.Services.GetRequiredService<SweepBatches>().RunAsync(CancellationToken.None);
        await lead.GotoAsync(batch);
        await lead.GetByRole(AriaRole.Heading, new() { Name = "Round 2" }).WaitForAsync();
        await ReadAsync(page, lead, app, found);
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
        Assert.Empty(found);
        Assert.Empty(errors);
    }

    private static async Task ReviewAsync(IPage lead, TestApp app, List<string> found, bool returns)
    {
        await lead.GotoAsync(new Uri(app.Address, "/reviews").ToString());
        await AxeAsync(lead, "queue", found);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Review the next" }).ClickAsync();
        await lead.Locator("parallax-evidence .ev-responses").WaitForAsync();
        if (!returns)
        {
            await lead.GetByRole(AriaRole.Button, new() { Name = "Accept all of it" }).ClickAsync();
            await lead.GetByText("The judgment is accepted.").WaitForAsync();
            return;
        }

        var rationale = lead.GetByRole(AriaRole.Group, new() { Name = "Rationale", Exact = true });
        await rationale.GetByRole(AriaRole.Radio, new() { Name = "Return" }).CheckAsync();
        await rationale.GetByLabel("Feedback for the contributor").FillAsync(Feedback);
        await AxeAsync(lead, "review", found);
        // Nothing typed is lost with the page.
        await lead.WaitForTimeoutAsync(300);
        await lead.ReloadAsync();
        await Assertions.Expect(rationale.GetByLabel("Feedback for the contributor")).ToHaveValueAsync(Feedback);
        await rationale.GetByLabel("Feedback for the contributor").PressAsync("Control+Enter");
        await lead.GetByText("The judgment is returned.").WaitForAsync();
    }

    /// <summary>What was said, as each side reads it.</summary>
    private static async Task ReadAsync(IPage page, IPage lead, TestApp app, List<string> found)
    {
        var review = await app.OnDatabaseAsync(db => db.Set<Review>().Where(r => r.Outcome == ReviewOutcome.Returned).Select(r => r.Id).SingleAsync());
        await page.GotoAsync(new Uri(app.Address, $"/feedback/reviews/{review}").ToString());
        await page.GetByText(Feedback).WaitForAsync();
        await AxeAsync(page, "feedback", found);
        await lead.GotoAsync(new Uri(app.Address, $"/quality/reviews/{review}").ToString());
        await lead.GetByText(Feedback).WaitForAsync();
        await AxeAsync(lead, "decided review", found);
    }

    private static async Task AxeAsync(IPage page, string place, List<string> found) => found.AddRange((await Axe.FindInBothAsync(page)).Select(f => $"{place}: {f}"));
}

using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A lead settles what people differ on; a contributor asks from the task itself; axe finds nothing on these pages, light and dark.</summary>
public class AdjudicationPagesTests(Chromium chromium)
{
    [Fact]
    public async Task A_disagreement_is_marked_as_truly_ambiguous()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app, tasks: 1);
        string[] says = ["A-much-better", "same", "both-bad"];
        foreach (var preference in says)
        {
            var person = await app.ContributorAsync(slug);
            var assignment = await person.MustClaimAsync(project);
            var body = Bodies.Complete(assignment);
            body["preference"] = preference;
            body["flags"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["flag"] = "unclear-image", ["note"] = "The <i>door</i> is cut off." });
            using var sent = await person.SubmitAsync(assignment, body);
            Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        }

        var asker = await app.ContributorAsync(slug);
        using (var asked = await asker.Client.PostAsJsonAsync($"/api/projects/{project}/discussion", new { text = "What is an <b>object</b>?", section = "Steps" })) Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync());
        var question = await app.OnDatabaseAsync(db => db.Set<Discussion>().Select(d => d.CaseId).SingleAsync());
        await using (await app.MemberAsync("lead")) { }
        while (!await app.OnDatabaseAsync(db => db.Set<Disagreement>().AnyAsync(d => d.Judgments == 3))) await app.App.Services.GetRequiredService<FindDisagreements>().RunAsync(CancellationToken.None);

        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 800 } });
        var errors = new List<string>();
        var page = await Visitor.OpenAsync(context, errors);
        await Visitor.SignInAsync(page, app.Address, "lead5@test.invalid");
        var found = new List<string>();
        foreach (var path in new[] { "quality/disagreements", "quality/flags", "discussion", $"discussion/{question}" }) await CheckAsync(page, app, $"/projects/{project}/{path}", found);

        await page.GotoAsync(new Uri(app.Address, $"/projects/{project}/quality/disagreements").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "scene-1" }).First.ClickAsync();
        await page.Locator(".evidence").WaitForAsync();
        await AxeAsync(page, found);
        Assert.DoesNotContain("alpha", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByLabel("Reading 1").FillAsync("The chair is nearer, seen from the window.");
        await page.GetByLabel("Share").Nth(0).FillAsync("70");
        await page.GetByLabel("Reading 2").FillAsync("The lamp is nearer, seen from the bed.");
        await page.GetByLabel("Share").Nth(1).FillAsync("20");
        await page.GetByLabel("Why no reading wins").FillAsync("The picture does not say where one stands.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as truly ambiguous" }).ClickAsync();
        await page.GetByText("the shares add up to 100").WaitForAsync();
        await page.GetByLabel("Share").Nth(1).FillAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as truly ambiguous" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Truly ambiguous", Exact = true }).WaitForAsync();
        await page.Locator(".evidence").WaitForAsync();
        await AxeAsync(page, found);
        var kept = await app.OnDatabaseAsync(db => db.Set<Adjudication>().SingleAsync());
        Assert.Equal((AdjudicationKind.Ambiguous, 1), (kept.Kind, kept.Number));
        Assert.Contains("\"share\":30", kept.Readings, StringComparison.Ordinal);

        await context.ClearCookiesAsync();
        await Visitor.SignInAsync(page, app.Address, asker.Email);
        foreach (var path in new[] { $"/projects/{project}/discussion", "/notices" }) await CheckAsync(page, app, path, found);
        Assert.True(found.Count == 0, string.Join("\n", found));
        Assert.Empty(errors);
    }

    private static async Task CheckAsync(IPage page, TestApp app, string path, List<string> found)
    {
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        await AxeAsync(page, found);
    }

    private static async Task AxeAsync(IPage page, List<string> found) => found.AddRange(await (Repository.Slow ? Axe.FindInBothAsync(page) : Axe.FindAsync(page)));
}

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A question and its answer, by two people at two browsers.</summary>
public class CaseVisits(Chromium chromium)
{
    [Fact]
    public async Task A_person_asks_is_asked_back_and_reads_the_answer()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var asker = await app.ContributorAsync();
        await using (await app.MemberAsync("operations")) { }
        await using var mine = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 768 } });
        await using var theirs = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var errors = new List<string>();
        var (page, desk) = (await Visitor.OpenAsync(mine, errors), await Visitor.OpenAsync(theirs, errors));
        await Visitor.SignInAsync(page, app.Address, asker.Email);
        await page.GetByRole(AriaRole.Link, new() { Name = "Cases" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ask a question" }).ClickAsync();
        await page.GetByLabel("What is it about?").FillAsync("<b>Time</b> of Monday");
        await page.GetByLabel("Your question").FillAsync("Does reading <script>window.hacked = 1</script> count?");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Sent. You have an answer by");

        await Visitor.SignInAsync(desk, app.Address, "operations2@test.invalid");
        await desk.GotoAsync(new Uri(app.Address, "/cases/queue").ToString());
        await desk.GetByRole(AriaRole.Link, new() { Name = "<b>Time</b> of Monday" }).ClickAsync();
        await desk.GetByLabel("Message", new() { Exact = true }).FillAsync("which monday: mine to look up");
        await desk.GetByLabel("Only for those who decide").CheckAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Send or keep" }).ClickAsync();
        await Assertions.Expect(desk.GetByText("note, not shown to the person")).ToBeVisibleAsync();
        await desk.GetByLabel("Granted", new() { Exact = true }).CheckAsync();
        await desk.GetByLabel("Answer", new() { Exact = true }).FillAsync("Yes, all of it counts.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Decide and send" }).ClickAsync();
        await Assertions.Expect(desk.GetByText("Decided. The person has your answer.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Decide and send" })).ToHaveCountAsync(0);

        await page.GotoAsync(new Uri(app.Address, "/cases").ToString());
        await Assertions.Expect(page.GetByText("Yes, all of it counts.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "<b>Time</b> of Monday" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Yes, all of it counts.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("which monday")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main form")).ToHaveCountAsync(0);
        Assert.Null(await page.EvaluateAsync<int?>("() => window.hacked ?? null"));
        Assert.Empty(errors);
    }

    internal static async Task<Guid> AskAsync(HttpClient client)
    {
        using var asked = await client.PostAsJsonAsync("/api/cases", new { title = "When does my week begin?", text = "On Sunday or on Monday?" });
        return (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }
}

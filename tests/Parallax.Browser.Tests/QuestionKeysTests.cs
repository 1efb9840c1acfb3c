using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Browser.Tests;

/// <summary>The whole evaluation by keyboard alone, whatever is asked: Ctrl+Enter leads to what is left to do, until nothing is.</summary>
public class QuestionKeysTests(Chromium chromium)
{
    private const int MostMoves = 60;

    [Fact]
    public async Task Each_protocol_is_done_with_the_keyboard_alone()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 760 }, ColorScheme = ColorScheme.Dark });
        var errors = new List<string>();
        var page = await Visitor.OpenAsync(context, errors);
        var contributor = await app.ContributorAsync();
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        var found = new List<string>();
        foreach (var protocol in new[] { "rating", "critique", "ambiguity", "answer-first" })
        {
            var project = await app.ProjectAsync(protocol, protocol, overlap: 1, pairs: "1");
            var slug = project.GetProperty("slug").GetString()!;
            await app.ImportAsync(slug, Visitor.Lines(1), files: folder => File.WriteAllBytes(Path.Combine(folder, "scene.png"), Images.Png(800, 600)));
            await app.Operator.PostAsync($"/api/projects/{slug}/enrollments", new { email = contributor.Email }, CancellationToken.None);
            await page.GotoAsync(new Uri(app.Address, $"/work/{project.GetProperty("id").GetGuid()}").ToString());
            await page.Locator(".ws-status").WaitForAsync();
            if (protocol == "rating") await new WorkspacePage(page).ReadyAsync();
            await WorkThroughAsync(page, protocol, found);
        }

        Assert.Empty(found);
        Assert.Empty(errors);
        var said = (await app.OnDatabaseAsync(db => db.Set<Judgment>().OrderBy(j => j.SubmittedAt).Select(j => j.Answers).ToListAsync()))
            .ConvertAll(Projects.Content.Read<Answers>);
        Assert.Contains(said, a => a.Issues is [{ Correction: "Nothing stands there." }]);
        Assert.Contains(said, a => a.Interpretations is [{ Share: 50 }, { Share: 50 }] && a.Responses.Values.All(r => r.Recognition == "yes"));
        Assert.Contains(said, a => a.OwnAnswer is { Confidence: 55, Steps.Count: 2 });
    }

    /// <summary>Goes where Ctrl+Enter leads, and does there what a person would.</summary>
    private static async Task WorkThroughAsync(IPage page, string protocol, List<string> found)
    {
        if (protocol == "critique") await page.Keyboard.PressAsync("i");
        var received = page.GetByText("Received by the server.").First;
        var looked = false;
        for (var move = 0; move < MostMoves; move++)
        {
            await page.Keyboard.PressAsync("Control+Enter");
            await page.WaitForTimeoutAsync(120);
            if (await received.IsVisibleAsync()) return;
            var here = await page.EvaluateAsync<string?>("() => document.activeElement?.closest('[data-target]')?.dataset.target ?? null");
            if (here is null) continue;
            await DoAsync(page, here);
            if (looked || !here.StartsWith('r')) continue;
            looked = true;
            found.AddRange((await Axe.FindAsync(page)).Select(f => $"{protocol}: {f}"));
        }

        var left = await page.Locator("#left-list li").AllInnerTextsAsync();
        Assert.Fail($"{protocol} was not done after {MostMoves} moves; left: {string.Join(", ", left)}");
    }

    private static async Task DoAsync(IPage page, string target)
    {
        var keyboard = page.Keyboard;
        switch (target.Split(':') is [var kind, .., var last] ? (kind, last) : (target, ""))
        {
            case ("step", _): await keyboard.PressAsync("y"); break;
            case ("dimension", _): await keyboard.PressAsync("4"); break;
            case ("recognition", _) or ("preference", _) or ("issue", "severity"): await keyboard.PressAsync("Space"); break;
            case ("issue", "code"): await keyboard.TypeAsync("Not there"); break;
            case ("issue", "note"): await keyboard.PressAsync("Tab"); await keyboard.TypeAsync("Nothing stands there."); break;
            case ("readings", _): await ReadAsync(page); break;
            case ("own", "steps"): await keyboard.TypeAsync("The door is left.\nThe chair is right."); break;
            case ("own", "confidence"): await keyboard.PressAsync("ArrowRight"); break;
            default: await keyboard.TypeAsync("It says what can be seen in the picture."); break;
        }
    }

    /// <summary>Two readings, and the belief spread evenly over them.</summary>
    private static async Task ReadAsync(IPage page)
    {
        foreach (var reading in new[] { "The chair stands.", "The chair is painted." })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Reading", Exact = true }).PressAsync("Enter");
            await page.WaitForTimeoutAsync(100);
            await page.Keyboard.TypeAsync(reading);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Spread evenly" }).PressAsync("Enter");
    }
}

using System.Text.Json;
using Microsoft.Playwright;
using Parallax.Cli;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>
/// Real input, from sign-in to export: some tasks of OwlEval (five with --slow) with boxes, words, verdicts and ratings, read back and
/// compared field by field. Pictures are kept in artifacts/trial; the photographs, which may not be passed on, are masked.
/// </summary>
public partial class TrialTests(Chromium chromium)
{
    private static readonly int Tasks = Repository.Slow ? 5 : 2;
    private static readonly string[] Codes = ["IA-OBJECT", "WR-LOGIC", "MC-SCENE", "II-SHALLOW", "IA-CERTAIN"];
    private static readonly string[] Severities = ["minor", "major", "critical"];
    private static readonly string[] Preferences = ["A much better", "A better", "Same", "B better", "Both are bad"];

    /// <summary>What was entered in the page, to be found again in the export.</summary>
    private sealed record Entered(
        string Prompt, string[][] Verdicts, int[][] Levels, string Preference, string Code, int Severity, string Note, string Correction,
        string Quote, int[] Region, string Rationale);

    [Fact]
    public async Task Some_of_OwlEval_are_evaluated_exported_and_read_back()
    {
        var owl = Repository.DataOrSkip("owleval/tasks.jsonl");
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var slug = (await app.ProjectAsync("Owl", pairs: "3")).GetProperty("slug").GetString()!;
        await Projects.ImportFile.RunAsync(app.Operator, slug, owl, replace: false, CancellationToken.None);
        var contributor = await app.ContributorAsync(slug);
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        var page = await Visitor.OpenAsync(context);
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        await page.GetByRole(AriaRole.Link, new() { Name = "Start" }).ClickAsync();

        var entered = new List<Entered>();
        for (var i = 0; i < Tasks; i++) entered.Add(await EvaluateAsync(new WorkspacePage(page), i));

        var lines = (await app.Operator.Http.GetStringAsync($"/api/projects/{slug}/exports/judgments-jsonl")).TrimEnd('\n').Split('\n');
        Assert.Equal(Tasks, lines.Length);
        var tasks = (await app.Operator.Http.GetStringAsync($"/api/projects/{slug}/exports/tasks-jsonl")).TrimEnd('\n').Split('\n')
            .Select(l => JsonElement.Parse(l)).ToDictionary(t => t.GetProperty("id").GetString()!);
        for (var i = 0; i < Tasks; i++) Compare(entered[i], JsonElement.Parse(lines[i]), tasks);
    }

    private static async Task<Entered> EvaluateAsync(WorkspacePage workspace, int number)
    {
        var page = workspace.Page;
        await workspace.ReadyAsync();
        var prompt = (await page.Locator(".ws-middle .reading").First.InnerTextAsync()).Trim();
        var verdicts = new List<string[]>();
        var levels = new List<int[]>();
        foreach (var response in new[] { "A", "B" })
        {
            verdicts.Add(await JudgeStepsAsync(workspace, response, number));
            levels.Add(await RateAsync(workspace, response, number));
        }

        var quote = await MarkWordAsync(page);
        await workspace.DrawBoxAsync(.35f + .03f * number, .4f, .6f, .55f);
        var region = await RegionAsync(page);
        var (code, severity) = (Codes[number], number % 3 + 1);
        await page.GetByLabel("Code of issue 1").SelectOptionAsync(code);
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "Severity of issue 1" })
            .GetByRole(AriaRole.Radio, new() { NameRegex = new($"^{Severities[severity - 1]}:") }).CheckAsync();
        var note = $"Trial {number + 1}: “{quote}” is not what the picture shows. <b>Ünïcode</b> & 图.";
        await page.GetByLabel("Note on issue 1").FillAsync(note);
        await page.GetByLabel("Correction for issue 1").FillAsync($"Correction {number + 1}");
        await workspace.PreferAsync(Preferences[number]);
        var rationale = $"Trial {number + 1}: one keeps closer to the picture,\nand says what is uncertain.";
        await workspace.Rationale.FillAsync(rationale);
        await PictureAsync(page, number);
        await workspace.Submit.ClickAsync();
        await workspace.ReceivedAsync();
        // Its own receipt, not that of the task before.
        await Assertions.Expect(page.GetByText("Sending…")).ToHaveCountAsync(0);
        await page.GetByText("Received by the server.").First.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await Assertions.Expect(workspace.Rationale).Not.ToHaveValueAsync(rationale);
        return new Entered(prompt, [.. verdicts], [.. levels], Preferences[number], code, severity, note, $"Correction {number + 1}", quote, region, rationale);
    }

    private static async Task<string[]> JudgeStepsAsync(WorkspacePage workspace, string response, int number)
    {
        var words = new (string Shown, string Stored)[] { ("Right", "right"), ("Wrong", "wrong"), ("Unneeded", "unneeded"), ("Cannot tell", "cannot-tell") };
        var given = new string[await workspace.StepsAsync(response)];
        for (var step = 0; step < given.Length; step++)
        {
            var (shown, stored) = words[(step + number) % words.Length];
            await workspace.VerdictAsync(response, step + 1, shown);
            given[step] = stored;
        }

        return given;
    }

    private static async Task<int[]> RateAsync(WorkspacePage workspace, string response, int number)
    {
        var given = new int[WorkspacePage.Dimensions.Length];
        for (var i = 0; i < given.Length; i++)
        {
            given[i] = 3 + (i + number + (response == "B" ? 1 : 0)) % 3;
            await workspace.RateAsync(response, WorkspacePage.Dimensions[i], given[i]);
        }

        return given;
    }

    /// <summary>Selects the first words of response A and makes an issue of them; returns the words, which snap to whole ones.</summary>
    private static async Task<string> MarkWordAsync(IPage page)
    {
        var text = page.Locator("[data-target^='step:A:'] p.reading").First;
        await text.ScrollIntoViewIfNeededAsync();
        // A selection as caret browsing makes it, which ends when Shift is let go.
        await text.EvaluateAsync("e => { const t = e.firstChild; getSelection().setBaseAndExtent(t, 0, t, Math.min(5, t.length)); }");
        await page.Keyboard.PressAsync("Shift");
        await page.GetByRole(AriaRole.Toolbar, new() { Name = "Selected words" }).GetByRole(AriaRole.Button, new() { NameRegex = new("^New issue") }).ClickAsync();
        var said = await page.GetByRole(AriaRole.Group, new() { Name = "Where issue 1 shows" }).Locator("li").First.InnerTextAsync();
        return Quoted().Match(said).Groups[1].Value;
    }

    /// <summary>The region in pixels, as the page says it to whoever cannot see it.</summary>
    private static async Task<int[]> RegionAsync(IPage page)
    {
        var name = await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Region of issue 1") }).First.GetAttributeAsync("aria-label");
        var numbers = Number().Matches(name!).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return [numbers[3], numbers[4], numbers[1], numbers[2]];
    }

    private static async Task PictureAsync(IPage page, int number)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "trial")).FullName;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"owleval-{number + 1}.png"), Mask = [page.Locator(".stage canvas")], MaskColor = "#6b7280" });
    }

    private static void Compare(Entered entered, JsonElement line, Dictionary<string, JsonElement> tasks)
    {
        Assert.Equal(entered.Prompt, tasks[line.GetProperty("task").GetString()!].GetProperty("prompt").GetString()!.Trim());
        var responses = line.GetProperty("responses").EnumerateArray().ToList();
        for (var r = 0; r < 2; r++)
        {
            Assert.Equal(entered.Verdicts[r], responses[r].GetProperty("steps").EnumerateArray().Select(s => s.GetString()));
            var first = Array.IndexOf(entered.Verdicts[r], "wrong");
            Assert.Equal(first < 0 ? null : first, responses[r].GetProperty("firstWrong").Deserialize<int?>());
            Assert.Equal(entered.Levels[r], responses[r].GetProperty("dimensions").EnumerateObject().Select(d => d.Value.GetInt32()));
        }

        var (better, strength) = entered.Preference switch
        {
            "A much better" => (0, "much-better"),
            "A better" => (0, "better"),
            "B better" => (1, "better"),
            "Same" => ((int?)null, "same"),
            _ => (null, "both-bad"),
        };
        Assert.Equal(better, line.GetProperty("preference").GetProperty("better").Deserialize<int?>());
        Assert.Equal(strength, line.GetProperty("preference").GetProperty("strength").GetString());
        Assert.Equal(entered.Rationale, line.GetProperty("rationale").GetString());
        CompareIssue(entered, Assert.Single(line.GetProperty("issues").EnumerateArray()));
    }

    private static void CompareIssue(Entered entered, JsonElement issue)
    {
        Assert.Equal(0, issue.GetProperty("response").GetInt32());
        Assert.Equal(entered.Code, issue.GetProperty("code").GetString());
        Assert.Equal(entered.Severity, issue.GetProperty("severity").GetInt32());
        Assert.Equal(entered.Note, issue.GetProperty("note").GetString());
        Assert.Equal(entered.Correction, issue.GetProperty("correction").GetString());
        var anchors = issue.GetProperty("anchors").EnumerateArray().ToDictionary(a => a.GetProperty("kind").GetString()!);
        Assert.Equal(["region", "span"], anchors.Keys.Order());
        Assert.Equal(entered.Quote, anchors["span"].GetProperty("quote").GetString());
        Assert.Equal(entered.Region, new[] { "x", "y", "width", "height" }.Select(n => anchors["region"].GetProperty(n).GetInt32()));
    }

    [System.Text.RegularExpressions.GeneratedRegex("[“\"](.+?)[”\"]")]
    private static partial System.Text.RegularExpressions.Regex Quoted();

    [System.Text.RegularExpressions.GeneratedRegex(@"\d+")]
    private static partial System.Text.RegularExpressions.Regex Number();
}

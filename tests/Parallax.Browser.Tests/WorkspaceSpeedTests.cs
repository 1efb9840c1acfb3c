using System.Globalization;
using Microsoft.Playwright;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>
/// A hundred tasks in one tab at a quarter of the processor's speed. That the tab does not grow is a test; how fast it is stands in
/// artifacts/test/workspace-speed.txt and in docs/performance.md, because a time proves nothing on a shared machine.
/// </summary>
public class WorkspaceSpeedTests(Chromium chromium)
{
    private const int Tasks = 100;
    private const int Warm = 20;
    private const int Slowdown = 4;
    private const string Typed = "The lamp stands nearer to the door than the chair does, as its shadow shows. ";

    /// <summary>From the key that went down, or the button that was let go, to the frame that shows what came of it.</summary>
    private const string Watch =
        """
        () => {
          const drawn = done => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
          window.speeds = { key: [], box: [], next: [] };
          addEventListener('keydown', e => { if (e.target.closest?.('textarea')) { const from = e.timeStamp; drawn(() => window.speeds.key.push(performance.now() - from)); } }, true);
          window.until = (kind, event, within, seen) => {
            let from = 0;
            const hear = e => { if (e.target.closest?.(within)) { from = e.timeStamp; removeEventListener(event, hear, true); } };
            addEventListener(event, hear, true);
            const look = () => { if (from && seen()) drawn(() => window.speeds[kind].push(performance.now() - from)); else requestAnimationFrame(look); };
            requestAnimationFrame(look);
          };
        }
        """;

    [Fact]
    public async Task A_hundred_tasks_in_one_tab_do_not_grow_it()
    {
        Assert.SkipUnless(Repository.Slow, "A hundred tasks: only with --slow.");
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app, Tasks + 5);
        var contributor = await app.ContributorAsync(slug);
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        var page = await Visitor.OpenAsync(context);
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        await page.GotoAsync(new Uri(app.Address, $"/work/{project}").ToString());
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        var devtools = await context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Performance.enable");
        await devtools.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Slowdown });
        await page.EvaluateAsync(Watch);

        var (before, after) = (default(Size), default(Size));
        for (var task = 1; task <= Tasks; task++)
        {
            await JudgeAsync(workspace, task);
            if (task == Warm) before = await SizeAsync(devtools);
            if (task == Tasks) after = await SizeAsync(devtools);
        }

        await ReportAsync(page, before, after);
        Assert.True(after.Nodes <= before.Nodes * 1.1, $"{before.Nodes} nodes after {Warm} tasks, {after.Nodes} after {Tasks}.");
        Assert.True(after.Listeners <= before.Listeners * 1.1, $"{before.Listeners} listeners after {Warm} tasks, {after.Listeners} after {Tasks}.");
        Assert.True(after.Heap <= before.Heap * 1.25, $"{before.Heap:N0} bytes after {Warm} tasks, {after.Heap:N0} after {Tasks}.");
    }

    private static async Task JudgeAsync(WorkspacePage workspace, int task)
    {
        var page = workspace.Page;
        var prompt = await page.Locator(".ws-middle .reading").First.InnerTextAsync();
        await workspace.FillAsync("");
        if (task % 10 == 1)
        {
            await page.EvaluateAsync("() => window.until('box', 'pointerup', '.stage', () => document.querySelector('[aria-label=\"Issue 1\"]'))");
            await workspace.DrawBoxAsync(.3f, .4f, .6f, .6f);
            await workspace.DescribeIssueAsync(1, "Not there", "minor", "There is no chair.", "A lamp.");
        }

        await workspace.Rationale.FocusAsync();
        if (task % 10 == 1) await page.Keyboard.TypeAsync(Typed, new() { Delay = 30 });
        else await page.Keyboard.InsertTextAsync(Typed);
        await page.EvaluateAsync("was => window.until('next', 'click', 'button', () => { const now = document.querySelector('.ws-middle .reading'); return now && now.innerText !== was; })", prompt);
        await workspace.Submit.ClickAsync();
        await Assertions.Expect(page.Locator(".ws-middle .reading").First).Not.ToHaveTextAsync(prompt);
        await Assertions.Expect(workspace.Rationale).ToHaveValueAsync("");
    }

    private readonly record struct Size(double Heap, double Nodes, double Listeners);

    private static async Task<Size> SizeAsync(ICDPSession devtools)
    {
        await devtools.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await devtools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("value").GetDouble());
        return new Size(metrics["JSHeapUsedSize"], metrics["Nodes"], metrics["JSEventListeners"]);
    }

    private static async Task ReportAsync(IPage page, Size before, Size after)
    {
        var lines = new List<string> { $"{Slowdown} times slower; {Tasks} tasks in one tab" };
        foreach (var (kind, words) in new[] { ("key", "a key to the redrawn page"), ("box", "a drawn box to its issue"), ("next", "submitted to the next task") })
        {
            var took = (await page.EvaluateAsync<double[]>("kind => window.speeds[kind]", kind)).Order().ToArray();
            Assert.True(took.Length >= 10, $"Only {took.Length} times '{words}'.");
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{words}: median {took[took.Length / 2]:0} ms, 95th percentile {took[(int)(took.Length * .95)]:0} ms, n = {took.Length}"));
        }

        lines.Add(string.Create(CultureInfo.InvariantCulture, $"after {Warm} tasks: {before.Heap / 1e6:0.0} MB, {before.Nodes} nodes, {before.Listeners} listeners; after {Tasks}: {after.Heap / 1e6:0.0} MB, {after.Nodes}, {after.Listeners}"));
        await File.WriteAllLinesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "test")).FullName, "workspace-speed.txt"), lines);
    }
}

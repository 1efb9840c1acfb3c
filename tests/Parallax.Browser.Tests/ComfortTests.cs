using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Browser.Tests;

/// <summary>The workspace bends to the person, the device and the network.</summary>
public class ComfortTests(Chromium chromium)
{
    private const string Typed = "The second response keeps to what the picture shows.";

    [Fact]
    public async Task The_page_is_loaded_anew_while_the_server_is_down_and_what_is_submitted_arrives_later()
    {
        var folder = Directory.CreateTempSubdirectory("parallax-browser-");
        try
        {
            await using var server = new ServerProcess(folder.FullName, null);
            var (project, email) = await NothingTypedIsLostTests.PrepareAsync(server, folder.FullName);
            var errors = new List<string>();
            await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
            var page = await Visitor.OpenAsync(context, errors);
            await Visitor.SignInAsync(page, server.Address, email);
            await page.GotoAsync(new Uri(server.Address, $"/work/{project}").ToString());
            var workspace = new WorkspacePage(page);
            await workspace.ReadyAsync();
            await workspace.Rationale.FillAsync("Begun.");
            await Patience.UntilAsync(() => page.EvaluateAsync<bool>("async () => !!navigator.serviceWorker.controller && !!await caches.match(location.pathname + '?shell=true')"));
            await server.KillAsync();
            await page.ReloadAsync();
            await workspace.ReadyAsync();
            await Assertions.Expect(workspace.Rationale).ToHaveValueAsync("Begun.");
            await workspace.FillAsync(Typed);
            await workspace.Submit.ClickAsync();
            await page.GetByText("waits to be sent").Or(page.GetByText("cannot be reached")).First.WaitForAsync();
            await server.StartAsync();
            await workspace.ReceivedAsync();
            Assert.Empty(errors);

            // Who signs out leaves nothing here of what the server gave.
            await page.GotoAsync(new Uri(server.Address, "/").ToString());
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(Visitor.Door);
            Assert.Equal(0, await page.EvaluateAsync<int>("async () => (await caches.keys()).length"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_tour_own_keys_undo_another_device_and_signing_in_again()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app);
        var (contributor, other) = (await app.ContributorAsync(slug), await app.ContributorAsync(slug));
        var address = new Uri(app.Address, $"/work/{project}").ToString();
        await using (var first = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } }))
        {
            var page = await Visitor.OpenAsync(first);
            await Visitor.SignInAsync(page, app.Address, contributor.Email);
            await page.GotoAsync(address);
            await TourAsync(page);
            await page.ReloadAsync();
            var workspace = new WorkspacePage(page);
            await workspace.ReadyAsync();
            await Assertions.Expect(page.Locator("dialog")).ToHaveCountAsync(0);
            await KeysAsync(page);
            await workspace.Rationale.FillAsync(Typed);
            // It is sent every half minute; what is sent on leaving is no promise, since a browser may drop it.
            await Patience.UntilAsync(() => app.OnDatabaseAsync(db => db.Set<WorkDraft>().AnyAsync(d => d.Content.Contains(Typed))));
            await page.GotoAsync("about:blank");
        }

        await using var second = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 800 } });
        await SecondDeviceAsync(second, app, address, contributor.Email, other.Email);
        Assert.Equal(contributor.Id, (await app.OnDatabaseAsync(db => db.Set<Judgment>().SingleAsync())).PersonId);
    }

    private static async Task TourAsync(IPage page)
    {
        var tour = page.Locator("dialog.tour");
        await tour.WaitForAsync();
        await Assertions.Expect(tour.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Look first");
        Assert.Empty(await Axe.FindAsync(page));
        string[] then = ["Mark what is wrong", "Judge each step", "Rate the whole response", "Name each fault", "Give your verdict", "Submit", "All keys"];
        foreach (var title in then)
        {
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(tour.GetByRole(AriaRole.Heading)).ToHaveTextAsync(title);
        }

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tour).ToHaveCountAsync(0);
    }

    private static async Task KeysAsync(IPage page)
    {
        var wrong = page.GetByRole(AriaRole.Radiogroup, new() { Name = "Step 1 of response A", Exact = true }).GetByRole(AriaRole.Radio, new() { Name = "Wrong" });
        await page.Keyboard.PressAsync(",");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wrong: N. Change" }).PressAsync("Enter");
        // It listens to the next key in the frame after it was pressed.
        await page.Locator(".key-button[aria-pressed='true']").WaitForAsync();
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
        await page.Keyboard.PressAsync("y");
        await page.GetByText("Y is the key of “Right”").WaitForAsync();
        await page.Keyboard.PressAsync("q");
        await page.GetByText("Q is now the key of “Wrong”").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("q");
        await Assertions.Expect(wrong).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Control+z");
        await page.GetByText("Undone: the verdict on step 1, response A.").WaitForAsync();
        await Assertions.Expect(wrong).Not.ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Redo the verdict on step 1, response A" }).ClickAsync();
        await Assertions.Expect(wrong).ToBeCheckedAsync();
    }

    /// <summary>The draft is there; signed out it goes on; and in another's name nothing is shown or sent.</summary>
    private static async Task SecondDeviceAsync(IBrowserContext context, TestApp app, string address, string email, string other)
    {
        var page = await Visitor.OpenAsync(context);
        await Visitor.SignInAsync(page, app.Address, email);
        await page.GotoAsync(address);
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        await page.GetByText("on another device or in another browser").WaitForAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Verdict" }).ClickAsync();
        await Assertions.Expect(workspace.Rationale).ToHaveValueAsync(Typed);
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = new("^Response B") }).ClickAsync();
        await FillTabsAsync(page, workspace);

        await context.ClearCookiesAsync();
        await workspace.Submit.ClickAsync();
        var door = await context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Sign in, in a new tab" }).ClickAsync());
        await SignInHereAsync(door, email);
        await door.CloseAsync();
        await page.EvaluateAsync("() => window.dispatchEvent(new Event('focus'))");
        await workspace.ReceivedAsync();

        await workspace.Submit.WaitForAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Verdict" }).ClickAsync();
        await workspace.Rationale.FillAsync("Not for other eyes.");
        await context.ClearCookiesAsync();
        await Visitor.SignInAsync(await context.NewPageAsync(), app.Address, other);
        await page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        await page.GetByText("Somebody else is signed in here now").WaitForAsync();
        await Assertions.Expect(workspace.Rationale).ToHaveCountAsync(0);
    }

    private static async Task FillTabsAsync(IPage page, WorkspacePage workspace)
    {
        foreach (var response in new[] { "A", "B" })
        {
            await page.GetByRole(AriaRole.Tab, new() { NameRegex = new($"^Response {response}") }).ClickAsync();
            for (var step = 1; await page.GetByRole(AriaRole.Radiogroup, new() { Name = $"Step {step} of response {response}", Exact = true }).CountAsync() > 0; step++)
                await workspace.VerdictAsync(response, step, "Right");
            foreach (var dimension in WorkspacePage.Dimensions) await workspace.RateAsync(response, dimension, 4);
        }

        await workspace.PreferAsync("B better");
    }

    private static async Task SignInHereAsync(IPage page, string email)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "You are signed in again" }).WaitForAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Identity;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>What is typed into an ordinary form is there again, and what was sent arrived once.</summary>
public class FormGuardTests(Chromium chromium)
{
    private const string Typed = "for the nightly export";

    [Fact]
    public async Task Typed_words_survive_a_closed_tab_and_an_offline_post_and_are_gone_once_taken()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var person = await app.ContributorAsync();
        await using var context = await chromium.ContextAsync();
        var errors = new List<string>();
        var page = await Visitor.OpenAsync(context, errors);
        await Visitor.SignInAsync(page, app.Address, person.Email);
        var account = new Uri(app.Address, "/account").ToString();
        await page.GotoAsync(account);
        await Field(page).PressSequentiallyAsync(Typed);
        await page.CloseAsync();

        page = await Visitor.OpenAsync(context, errors);
        await page.GotoAsync(account);
        await Assertions.Expect(Field(page)).ToHaveValueAsync(Typed);
        await page.GetByText("was restored").WaitForAsync();
        await context.SetOfflineAsync(true);
        await Make(page).ClickAsync();
        await page.GetByText("The server cannot be reached").WaitForAsync();
        await Assertions.Expect(Field(page)).ToHaveValueAsync(Typed);

        await context.SetOfflineAsync(false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await page.GetByText("Your new key").WaitForAsync();
        await page.GotoAsync(account);
        await Assertions.Expect(Field(page)).ToHaveValueAsync("");
        Assert.Equal([Typed], await app.OnDatabaseAsync(db => db.Set<ApiKey>().Where(k => k.PersonId == person.Id && k.Name != "key").Select(k => k.Name).ToListAsync()));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Two_clicks_send_once_and_signing_out_forgets()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var person = await app.ContributorAsync();
        await using var context = await chromium.ContextAsync();
        var page = await Visitor.OpenAsync(context);
        await Visitor.SignInAsync(page, app.Address, person.Email);
        var account = new Uri(app.Address, "/account").ToString();
        await page.GotoAsync(account);
        await Field(page).FillAsync(Typed);
        await Make(page).DblClickAsync();
        await page.GetByText("Your new key").WaitForAsync();
        await page.WaitForTimeoutAsync(500);
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<ApiKey>().CountAsync(k => k.Name == Typed)));

        await Field(page).FillAsync("something private");
        await page.WaitForTimeoutAsync(300);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Visitor.Door);
        await page.WaitForTimeoutAsync(200);
        Assert.DoesNotContain("private", await page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_and_a_refusal_keep_what_was_typed_before_them()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        await using (await app.MemberAsync("operations")) { }
        await using var context = await chromium.ContextAsync();
        var page = await Visitor.OpenAsync(context);
        await Visitor.SignInAsync(page, app.Address, "operations1@test.invalid");
        var editor = new Uri(app.Address, "/hiring/new").ToString();
        await page.GotoAsync(editor);
        await page.GetByLabel("Title").FillAsync("Before the preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await page.GetByText("not saved", new() { Exact = true }).WaitForAsync();
        await page.GetByLabel("Pay an hour, from").FillAsync("much");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the draft" }).ClickAsync();
        await page.GetByText("The pay is a range an hour").WaitForAsync();
        await page.GetByLabel("Summary").FillAsync("After the refusal");
        await page.WaitForTimeoutAsync(300);
        await page.CloseAsync();

        page = await Visitor.OpenAsync(context);
        await page.GotoAsync(editor);
        await page.GetByText("was restored").WaitForAsync();
        foreach (var (label, value) in new[] { ("Title", "Before the preview"), ("Pay an hour, from", "much"), ("Summary", "After the refusal") })
            await Assertions.Expect(page.GetByLabel(label)).ToHaveValueAsync(value);
    }

    private static ILocator Field(IPage page) => page.GetByLabel("What is the key for?");

    private static ILocator Make(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Make a key" });
}

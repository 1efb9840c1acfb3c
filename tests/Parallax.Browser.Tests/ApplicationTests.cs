using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>An application that is begun in one browser without an account, and finished in another.</summary>
public class ApplicationTests(Chromium chromium)
{
    private const string Typed = "I like to look closely, and to say why.";

    [Fact]
    public async Task A_closed_tab_and_another_device_lose_nothing()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite, demo: true);
        await Hiring.OpenAsync(app, TimeProvider.System);
        var person = await app.ContributorAsync();
        var errors = new List<string>();
        await using (var first = await chromium.ContextAsync())
        {
            var page = await Visitor.OpenAsync(first, errors);
            await page.GotoAsync(new Uri(app.Address, $"/work-with-us/{Hiring.Slug}?src=board-9").ToString());
            await page.GetByRole(AriaRole.Link, new() { Name = "Apply", Exact = true }).ClickAsync();
            await page.GetByLabel("From which country").SelectOptionAsync("US");
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
            await page.GetByRole(AriaRole.Group, new() { Name = "Are you legally authorized" }).GetByLabel("Yes").CheckAsync();
            await page.GetByRole(AriaRole.Group, new() { Name = "Will you now or in the future" }).GetByLabel("No").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
            await page.GetByLabel("Your name").FillAsync("Mina");
            await page.GetByLabel("What draws you").FillAsync(Typed);
            await page.GetByText("Saved just now.").WaitForAsync();
            await page.CloseAsync();

            var again = await Visitor.OpenAsync(first, errors);
            await again.GotoAsync(new Uri(app.Address, $"/apply/{Hiring.Slug}").ToString());
            await Assertions.Expect(again.GetByLabel("What draws you")).ToHaveValueAsync(Typed);
            await again.GetByLabel("Your e-mail").FillAsync(person.Email);
            await again.GetByRole(AriaRole.Button, new() { Name = "Save and mail me the link" }).ClickAsync();
            await again.GetByText("A link is on its way").WaitForAsync();
        }

        await using var second = await chromium.ContextAsync();
        var device = await Visitor.OpenAsync(second, errors);
        var link = Hiring.Path((await Hiring.MailAsync(app, person.Email)).Single(), "/");
        await device.GotoAsync(new Uri(app.Address, link).ToString());
        await device.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(device.GetByLabel("What draws you")).ToHaveValueAsync(Typed);
        await device.GetByLabel("Tell us of a time").FillAsync("A shadow that fell the wrong way.");
        await device.GetByRole(AriaRole.Button, new() { Name = "Submit application" }).ClickAsync();
        await device.GetByText("This is needed before you submit.").WaitForAsync();
        await device.GetByLabel("How many hours").FillAsync("12");
        await device.GetByLabel("Your résumé").SetInputFilesAsync(new FilePayload { Name = "cv.pdf", MimeType = "application/pdf", Buffer = Hiring.Pdf() });
        await device.GetByRole(AriaRole.Link, new() { Name = "cv.pdf" }).WaitForAsync();
        await Assertions.Expect(device.GetByLabel("How many hours")).ToHaveValueAsync("12");
        await device.GetByRole(AriaRole.Button, new() { Name = "Submit application" }).ClickAsync();
        await device.GetByText("We have your application. Somebody reads it").WaitForAsync();

        var kept = await app.OnDatabaseAsync(db => db.Set<Application>().AsNoTracking().SingleAsync());
        Assert.Equal((person.Id, Stage.Applied, "board-9", Typed), (kept.PersonId!.Value, kept.Stage, kept.Source, kept.Read()["motive"][0]));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task What_the_server_was_not_told_is_kept_on_the_device_until_it_is()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        await Hiring.OpenAsync(app, TimeProvider.System);
        var person = await app.ContributorAsync();
        var apply = new Uri(app.Address, $"/apply/{Hiring.Slug}").ToString();
        await using var context = await chromium.ContextAsync();
        var page = await Visitor.OpenAsync(context);
        await page.GotoAsync(apply);
        await page.GetByLabel("From which country").SelectOptionAsync("CA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByLabel("Your name").WaitForAsync();
        await context.SetOfflineAsync(true);
        await page.GetByLabel("What draws you").FillAsync(Typed);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByText("The server cannot be reached. Nothing is lost").WaitForAsync();
        await page.CloseAsync();

        await context.SetOfflineAsync(false);
        var again = await Visitor.OpenAsync(context);
        await again.GotoAsync(apply);
        // From the device, or from the server if the closing page still reached it.
        await Assertions.Expect(again.GetByLabel("What draws you")).ToHaveValueAsync(Typed);
        await again.WaitForFunctionAsync("() => !JSON.stringify(localStorage).includes('look closely')");
        Assert.Equal(Typed, (await DraftAsync(app)).Read()["motive"][0]);

        // It goes on in an account, elsewhere; what is typed here after that waits for the sign-in.
        await app.OnDatabaseAsync(db => db.Set<Application>().ExecuteUpdateAsync(a => a
            .SetProperty(x => x.PersonId, person.Id).SetProperty(x => x.SecretHash, (string?)null).SetProperty(x => x.Revision, 7)));
        await again.GetByLabel("What draws you").FillAsync("Typed in the first browser.");
        await again.GetByText("not open in this browser any more").WaitForAsync();
        await again.GetByRole(AriaRole.Button, new() { Name = "Sign in and go on" }).ClickAsync();
        await again.GetByLabel("E-mail").FillAsync(person.Email);
        await again.GetByLabel("Password").FillAsync(Visitor.Password);
        await again.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await again.GetByText("press Save to see both").WaitForAsync();
        await Assertions.Expect(again.GetByLabel("What draws you")).ToHaveValueAsync("Typed in the first browser.");
        Assert.Equal(Typed, (await DraftAsync(app)).Read()["motive"][0]);
        await again.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await again.GetByText("Saving puts it in the place of the other").WaitForAsync();
        await again.GetByLabel("Your résumé").SetInputFilesAsync(new FilePayload { Name = "large.pdf", MimeType = "application/pdf", Buffer = new byte[PdfCheck.MaximumBytes + 1] });
        await again.GetByText("A résumé has at most 5 MB").WaitForAsync();
    }

    private static Task<Application> DraftAsync(TestApp app) => app.OnDatabaseAsync(db => db.Set<Application>().AsNoTracking().SingleAsync());
}

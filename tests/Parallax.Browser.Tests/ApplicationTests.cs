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
        await using (var first = await chromium.Browser.NewContextAsync())
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

        await using var second = await chromium.Browser.NewContextAsync();
        var device = await Visitor.OpenAsync(second, errors);
        await Visitor.SignInAsync(device, app.Address, person.Email);
        var link = Hiring.Path((await Hiring.MailAsync(app, person.Email)).Single(), "/");
        await device.GotoAsync(new Uri(app.Address, link).ToString());
        await Assertions.Expect(device.GetByLabel("What draws you")).ToHaveValueAsync(Typed);
        await device.GetByLabel("Tell us of a time").FillAsync("A shadow that fell the wrong way.");
        await device.GetByRole(AriaRole.Button, new() { Name = "Submit application" }).ClickAsync();
        await device.GetByText("This is needed before you submit.").WaitForAsync();
        await device.GetByLabel("How many hours").FillAsync("12");
        await device.GetByLabel("Your résumé").SetInputFilesAsync(new FilePayload { Name = "cv.pdf", MimeType = "application/pdf", Buffer = Hiring.Pdf() });
        await device.GetByRole(AriaRole.Button, new() { Name = "Attach" }).ClickAsync();
        await device.GetByRole(AriaRole.Link, new() { Name = "cv.pdf" }).WaitForAsync();
        await Assertions.Expect(device.GetByLabel("How many hours")).ToHaveValueAsync("12");
        await device.GetByRole(AriaRole.Button, new() { Name = "Submit application" }).ClickAsync();
        await device.GetByText("We have your application. Somebody reads it").WaitForAsync();

        var kept = await app.OnDatabaseAsync(db => db.Set<Application>().AsNoTracking().SingleAsync());
        Assert.Equal((person.Id, Stage.Applied, "board-9", Typed), (kept.PersonId!.Value, kept.Stage, kept.Source, kept.Read()["motive"][0]));
        Assert.Empty(errors);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Identity;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>From the form of an offer to the signature, in a browser, with axe on the way.</summary>
public class AgreementPagesTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task An_offer_is_made_read_and_signed(ColorScheme scheme, int width)
    {
        Assert.SkipUnless(scheme == ColorScheme.Light || Repository.Slow, "The same walk in the dark: only with --slow.");
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        await app.ProjectAsync();
        await app.OnDatabaseAsync(db => db.Set<Organization>().ExecuteUpdateAsync(set => set.SetProperty(o => o.Address, "1 Example Street")));
        var person = await app.ContributorAsync();
        await using (await app.MemberAsync("operations")) { }
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var errors = new List<string>();
        var page = await Visitor.OpenAsync(context, errors);

        await Visitor.SignInAsync(page, app.Address, "operations2@test.invalid");
        await CheckAsync(page, app, "/hiring/agreements");
        await CheckAsync(page, app, "/hiring/offers/new");
        await page.GetByLabel("E-mail of the person").FillAsync(person.Email);
        await page.GetByLabel("Rate for an hour").FillAsync("32.00");
        await page.GetByLabel("Law of").FillAsync("the State of New York");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the offer" }).ClickAsync();
        await page.GetByText("The offer is made").WaitForAsync();
        await CheckAsync(page, app, "/hiring/offers");

        await context.ClearCookiesAsync();
        await Visitor.SignInAsync(page, app.Address, person.Email);
        var offer = await app.OnDatabaseAsync(db => db.Set<Offer>().Select(o => o.Id).SingleAsync());
        await CheckAsync(page, app, $"/offers/{offer}");
        await page.GetByLabel("Legal name").FillAsync("Ada Example");
        await page.GetByLabel("Postal address").FillAsync("2 Example Avenue");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the agreement" }).ClickAsync();
        await page.GetByLabel("Type your name to sign").FillAsync("Ada Example");
        await page.GetByLabel("I agree to do business electronically").CheckAsync();
        await AxeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign the agreement" }).ClickAsync();
        await page.GetByText("it matches").WaitForAsync();
        await AxeAsync(page);
        await CheckAsync(page, app, "/agreements");
        Assert.Equal("Ada Example", await app.OnDatabaseAsync(db => db.Set<AgreementPaper>().Select(p => p.TypedName).SingleAsync()));
        Assert.Empty(errors);
    }

    private static async Task CheckAsync(IPage page, TestApp app, string path)
    {
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        await AxeAsync(page);
    }

    private static async Task AxeAsync(IPage page) => Assert.Empty(await Axe.FindAsync(page));
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Tests.Running;
using Parallax.Web;

namespace Parallax.Browser.Tests;

/// <summary>Two people pay a third, with the pages alone; axe finds nothing on the way.</summary>
public class MoneyPagesTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440, 900)]
    [InlineData(ColorScheme.Dark, 1024, 720)]
    public async Task From_what_is_owed_to_what_is_paid(ColorScheme scheme, int width, int height)
    {
        Assert.SkipUnless(scheme == ColorScheme.Light || Repository.Slow, "The same walk in the dark: only with --slow.");
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app);
        var payee = await app.ContributorAsync(slug);
        await using (await app.MemberAsync("operations")) { }
        await using (await app.MemberAsync("operations")) { }
        await OweAsync(app, project, payee.Id);
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme };
        await using var theirs = await chromium.ContextAsync(options);
        await using var makers = await chromium.ContextAsync(options);
        await using var seconds = await chromium.ContextAsync(options);
        var (person, maker, second) = (await theirs.NewPageAsync(), await makers.NewPageAsync(), await seconds.NewPageAsync());
        await Visitor.SignInAsync(person, app.Address, payee.Email);
        await Visitor.SignInAsync(maker, app.Address, "operations2@test.invalid");
        await Visitor.SignInAsync(second, app.Address, "operations3@test.invalid");

        await GoAsync(maker, app, "/pay/runs");
        await Assertions.Expect(maker.GetByText("Has not said yet")).ToBeVisibleAsync();
        await GoAsync(person, app, "/pay/method");
        await person.GetByLabel("Account holder").FillAsync("Ada Example");
        await person.GetByLabel("IBAN", new() { Exact = true }).FillAsync("DE89 3704 0044 0532 0130 01");
        await person.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(person.GetByText("not a valid IBAN")).ToBeVisibleAsync();
        await CheckAsync(person);
        await person.GetByLabel("IBAN", new() { Exact = true }).FillAsync("DE89 3704 0044 0532 0130 00");
        await person.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(person.GetByText("Your money now goes to IBAN …3000")).ToBeVisibleAsync();

        await GoAsync(maker, app, "/pay/balances");
        await maker.GetByLabel("Amount", new() { Exact = true }).FillAsync("9000");
        await maker.GetByLabel("Bank's reference").FillAsync("IN-1");
        await maker.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        await Assertions.Expect(maker.GetByText("once a second person confirms")).ToBeVisibleAsync();
        await GoAsync(second, app, "/pay/balances");
        await second.GetByRole(AriaRole.Button, new() { Name = "Approve 9000.00 USD" }).ClickAsync();
        await Assertions.Expect(second.GetByText("The entry is approved")).ToBeVisibleAsync();

        await GoAsync(maker, app, "/pay/runs");
        await maker.GetByRole(AriaRole.Button, new() { Name = "Make a run" }).ClickAsync();
        await Assertions.Expect(maker).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/pay/runs/"));
        await maker.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(maker.GetByRole(AriaRole.Alert)).ToContainTextAsync("second person");
        await CheckAsync(maker);
        var run = new Uri(maker.Url).AbsolutePath;
        await GoAsync(second, app, run);
        await second.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(second.GetByText("the file is ready")).ToBeVisibleAsync();
        await CheckAsync(second);
        await second.GetByLabel("The bank's reference of the whole file").FillAsync("OUT-77");
        await second.GetByRole(AriaRole.Button, new() { Name = "All 1 are paid" }).ClickAsync();
        await Assertions.Expect(second.GetByText("1 payout is marked as paid")).ToBeVisibleAsync();
        await second.Locator("summary", new() { HasText = "What became of it" }).ClickAsync();
        await CheckAsync(second);
        await GoAsync(second, app, "/pay/balances");
        await GoAsync(second, app, $"/pay/people/{payee.Id}");

        var paid = await app.OnDatabaseAsync(db => db.Set<Payout>().SingleAsync());
        Assert.Equal((PayoutState.Settled, "OUT-77", 123_456L), (paid.State, paid.BankReference, paid.AmountMinor));
        Assert.Equal(0, (await app.AuditAsync()).GetProperty("findings").GetArrayLength());
    }

    private static Task<Refusal?> OweAsync(TestApp app, Guid project, Guid person) => app.OnDatabaseAsync(async db =>
    {
        var organization = await db.Set<Project>().Where(p => p.Id == project).Select(p => p.OrganizationId).SingleAsync();
        var (amount, at) = (new Money(123_456, "USD"), TimeProvider.System.GetUtcNow());
        await Ledger.EarnAsync(db, organization, project, person, amount, Ids.Opaque(), at, CancellationToken.None);
        await PayoutDraft.ForStatementAsync(db, Ids.Opaque(), person, organization, amount, at);
        return await Ledger.SaveAsync(db, CancellationToken.None);
    });

    private static async Task GoAsync(IPage page, TestApp app, string path)
    {
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        await CheckAsync(page);
    }

    private static async Task CheckAsync(IPage page) => Assert.Empty(await Axe.FindAsync(page));
}

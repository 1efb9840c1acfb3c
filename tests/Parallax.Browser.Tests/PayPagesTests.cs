using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>What a contributor sees of their time while they work, and an approval from a page that is not the newest.</summary>
public class PayPagesTests(Chromium chromium)
{
    [Fact]
    public async Task The_workspace_says_that_time_counts_and_a_statement_is_not_approved_unread()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Visitor.ProjectAsync(app);
        var contributor = await app.ContributorAsync(slug);
        await using (await app.MemberAsync("finance")) { }
        var statement = await AgreeAsync(app, project, contributor.Id);
        await using var context = await chromium.ContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var page = await Visitor.OpenAsync(context);
        await Visitor.SignInAsync(page, app.Address, contributor.Email);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Start|Continue") }).First.ClickAsync();
        await new WorkspacePage(page).ReadyAsync();
        var clock = page.Locator("[data-pay-clock]");
        await Assertions.Expect(clock).ToContainTextAsync("Time counts");
        Assert.Contains("can be claimed", await clock.GetAttributeAsync("title"), StringComparison.Ordinal);

        await using var other = await chromium.ContextAsync();
        var finance = await other.NewPageAsync();
        await Visitor.SignInAsync(finance, app.Address, "finance2@test.invalid");
        await finance.GotoAsync(new Uri(app.Address, $"/pay/statements/{statement}").ToString());
        await ReviseAsync(app, statement, 2_000);
        await finance.GetByRole(AriaRole.Button, new() { Name = "Approve 15.00 USD" }).ClickAsync();
        await Assertions.Expect(finance.GetByRole(AriaRole.Alert)).ToContainTextAsync("You read revision 1, and there is revision 2 now: 15.00 USD became 20.00 USD");
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<LedgerTransfer>().CountAsync()));
        await finance.GetByRole(AriaRole.Button, new() { Name = "Approve 20.00 USD" }).ClickAsync();
        await Assertions.Expect(finance.GetByText("The statement is approved")).ToBeVisibleAsync();
        Assert.Equal(2_000, await app.OnDatabaseAsync(db => db.Set<LedgerTransfer>().SumAsync(t => t.Amount)));
    }

    /// <summary>Terms for the contributor, and a statement of a week that is long over.</summary>
    private static Task<Guid> AgreeAsync(TestApp app, Guid project, Guid person) => app.OnDatabaseAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var enrollment = await db.Set<Enrollment>().SingleAsync(e => e.PersonId == person && e.ProjectId == project);
        db.Add(enrollment.Agree(Ids.At(now), new PayTerms("USD", 6000, null, null), now.AddDays(-30), null, "A test", now));
        var week = new OrganizationWeek(enrollment.OrganizationId, PayWeek.Of(now.AddDays(-21), TimeZoneInfo.Utc), TimeZones.Utc);
        var statement = new Statement(Ids.Opaque(), week, person, "USD", now);
        db.AddRange(week, statement);
        await db.SaveChangesAsync();
        await ReviseAsync(app, statement.Id, 1_500);
        return statement.Id;
    });

    private static Task ReviseAsync(TestApp app, Guid id, long minor) => app.OnDatabaseAsync(async db =>
    {
        var statement = await db.Set<Statement>().SingleAsync(s => s.Id == id);
        var terms = await db.Set<EnrollmentTerms>().SingleAsync();
        statement.Revise(minor, TimeProvider.System.GetUtcNow());
        db.Add(new StatementLine
        {
            Id = Ids.Opaque(),
            StatementId = id,
            Revision = statement.Revision,
            Ordinal = 1,
            ProjectId = await db.Set<Enrollment>().Where(e => e.Id == terms.EnrollmentId).Select(e => e.ProjectId).SingleAsync(),
            TermsId = terms.Id,
            TermsNumber = 1,
            RateMinor = 6000,
            WeekFrom = statement.WeekFrom,
            Micros = minor * 600_000,
            AmountMinor = minor,
        });
        return await db.SaveChangesAsync();
    });
}

using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parallax.Identity;
using Parallax.Tests.Running;

namespace Parallax.Tests.Identity;

/// <summary>Links by e-mail: they sign in once, make accounts, and tell nobody who has one.</summary>
public partial class LinkTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    [Theory, Databases]
    public async Task A_link_makes_an_account_once_and_leads_back_and_a_scanner_uses_nothing_up(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        using var browser = new Browser(app.Address);
        var link = await AskAsync(app, browser, "new@test.invalid", "/account?x=1");
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync(link));
        Assert.False(await app.OnDatabaseAsync(db => db.Set<Person>().AnyAsync()));

        using (var used = await browser.SendFormAsync(link, "use", ("DisplayName", "Ann <b>New</b>")))
        {
            Assert.Equal(HttpStatusCode.Redirect, used.StatusCode);
            Assert.Equal(new Uri(app.Address, "/account?x=1"), used.Headers.Location);
        }

        var page = await browser.Client.GetStringAsync("/account");
        Assert.Contains("Ann &lt;b&gt;New&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("CurrentPassword", page, StringComparison.Ordinal);
        using (var set = await browser.SendFormAsync("/account", "password", ("NewPassword", "correct horse battery"))) Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        using var second = new Browser(app.Address);
        await second.MustSignInAsync("new@test.invalid");

        using var again = await browser.Client.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Contains("/sign-in?returnUrl=%2Faccount%3Fx%3D1", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Of_many_who_press_at_once_one_comes_in(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        using var asking = new Browser(app.Address);
        var link = await AskAsync(app, asking, "new@test.invalid", "/");
        var browsers = Enumerable.Range(0, 6).Select(_ => new Browser(app.Address)).ToList();
        var (opened, all) = (0, new TaskCompletionSource());
        var answers = await Task.WhenAll(browsers.Select(async b => (await b.SendFormAsync(link, "use", AllHaveOpenedAsync)).StatusCode));
        Assert.Equal(1, answers.Count(a => a == HttpStatusCode.Redirect));
        Assert.Equal(5, answers.Count(a => a == HttpStatusCode.Gone));
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<Person>().CountAsync()));
        foreach (var browser in browsers) browser.Dispose();

        Task AllHaveOpenedAsync()
        {
            if (Interlocked.Increment(ref opened) == browsers.Count) all.SetResult();
            return all.Task;
        }
    }

    [Theory, Databases]
    public async Task An_expired_link_opens_nothing_and_offers_a_new_one(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        using var browser = new Browser(app.Address);
        var link = await AskAsync(app, browser, "late@test.invalid", "//evil.example");
        clock.Advance(SignInLink.Now);
        using var page = await browser.Client.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.Contains("/sign-in?returnUrl=%2F\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, await browser.StatusAsync("/link/unknown"));
        Assert.False(await app.OnDatabaseAsync(db => db.Set<Person>().AnyAsync()));
    }

    [Theory, Databases]
    public async Task Known_and_unknown_addresses_get_the_same_answer_and_neither_too_many(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var browser = new Browser(app.Address);
        var pages = new List<string>();
        foreach (var email in new[] { person.Email, "nobody@test.invalid" })
        {
            using var answer = await browser.SendFormAsync("/sign-in", "link", ("LinkEmail", email));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            pages.Add(Token().Replace(await answer.Content.ReadAsStringAsync(), "").Replace(email, "X", StringComparison.Ordinal));
            for (var i = 0; i < 4; i++) using (await app.Client().PostAsJsonAsync("/api/links", new { email })) { }
            using var many = await app.Client().PostAsJsonAsync("/api/links", new { email });
            Assert.Equal(HttpStatusCode.TooManyRequests, many.StatusCode);
        }

        Assert.Equal(pages[0], pages[1]);
        Assert.Equal(10, await app.OnDatabaseAsync(db => db.Set<OutgoingMail>().CountAsync()));
    }

    [Theory, Databases]
    public async Task Neither_the_links_of_sent_mail_nor_the_table_of_links_let_a_reader_in(Database database)
    {
        await using var server = new MailServer().Start();
        await using var app = await TestApp.StartAsync(database, mail: server.Settings);
        using (await app.Client().PostAsJsonAsync("/api/links", new { email = "ann@test.invalid" })) { }
        var secret = Secret().Match(Assert.Single(await server.WaitAsync(1)).TextBody!).Groups[1].Value;
        await MailTests.UntilAsync(app, db => db.Set<OutgoingMail>().AllAsync(m => m.SentAt != null));
        var kept = await app.OnDatabaseAsync(async db => string.Join(" ", await db.Set<OutgoingMail>().Select(m => m.Text).ToListAsync()) + string.Join(" ", await db.Set<SignInLink>().Select(l => l.SecretHash).ToListAsync()));
        Assert.Equal(43, secret.Length);
        Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        Assert.Contains("/link/…", kept, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Who_signs_in_over_another_owns_the_session(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (first, second) = (await app.ContributorAsync(), await app.ContributorAsync());
        using var browser = new Browser(app.Address);
        await browser.MustSignInAsync(first.Email);
        await browser.MustSignInAsync(second.Email);
        Assert.Equal(second.Id, await app.OnDatabaseAsync(db => db.Set<SignInSession>().Select(s => s.PersonId).SingleAsync()));
        Assert.Contains("this device", await browser.Client.GetStringAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outbox_is_shown_in_the_demo_and_nowhere_else()
    {
        await using (var real = await TestApp.StartAsync(Database.Sqlite))
        using (var page = await real.Client().GetAsync("/demo/outbox")) Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        await using var app = await TestApp.StartAsync(Database.Sqlite, demo: true);
        using var browser = new Browser(app.Address);
        var link = await AskAsync(app, browser, "ann@test.invalid", "/");
        Assert.Contains($"href=\"{link}\"", await browser.Client.GetStringAsync("/demo/outbox"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task What_is_over_is_deleted(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var person = await app.ContributorAsync();
        using var browser = new Browser(app.Address);
        await browser.MustSignInAsync(person.Email);
        await AskAsync(app, browser, "ann@test.invalid", "/");
        var purge = new PurgeIdentity(app.App.Services.GetRequiredService<IServiceScopeFactory>(), clock);
        await purge.RunAsync(CancellationToken.None);
        Assert.Equal((1, 1), await CountsAsync(app));
        clock.Advance(TimeSpan.FromDays(40));
        await purge.RunAsync(CancellationToken.None);
        Assert.Equal((0, 0), await CountsAsync(app));
    }

    private static Task<(int, int)> CountsAsync(TestApp app) => app.OnDatabaseAsync(async db => (await db.Set<SignInSession>().CountAsync(), await db.Set<SignInLink>().CountAsync()));

    private static async Task<string> AskAsync(TestApp app, Browser browser, string email, string returnPath)
    {
        using var asked = await browser.SendFormAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnPath)}", "link", ("LinkEmail", email));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var text = await app.OnDatabaseAsync(db => db.Set<OutgoingMail>().OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync());
        return "/link/" + Secret().Match(text).Groups[1].Value;
    }

    [GeneratedRegex("/link/([A-Za-z0-9_-]+)")]
    private static partial Regex Secret();

    [GeneratedRegex("value=\"[^\"]{60,}\"")]
    private static partial Regex Token();
}

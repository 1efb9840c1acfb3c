using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Parallax.Identity;
using Parallax.Tests.Running;

namespace Parallax.Tests.Identity;

/// <summary>Signing in, over the form that people use, and everything that ends it.</summary>
public class SessionTests
{
    private const string Signed = "/api/projects";

    [Theory, Databases]
    public async Task The_form_signs_in_with_a_cookie_that_no_script_can_read(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var browser = new Browser(app.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync(Signed));
        using var signedIn = await browser.SignInAsync(person.Email);

        Assert.Equal(new Uri(app.Address, "/"), signedIn.Headers.Location);
        var set = signedIn.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith("parallax=", StringComparison.Ordinal)).ToList();
        var cookie = Assert.Single(set).ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.All(browser.Cookies.GetAllCookies(), c => Assert.True(c.HttpOnly, c.Name));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync(Signed));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/account"));
    }

    [Theory, Databases]
    public async Task A_wrong_password_and_an_unknown_person_get_the_same_answer(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var browser = new Browser(app.Address);
        var said = new List<string>();
        foreach (var email in new[] { person.Email, "nobody@test.invalid" })
        {
            using var refused = await browser.SignInAsync(email, "not the password");
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            said.Add(Notice(await refused.Content.ReadAsStringAsync()));
        }

        Assert.Equal(said[0], said[1]);
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync(Signed));
    }

    [Theory, Databases]
    public async Task A_form_without_its_token_signs_nobody_in(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var browser = new Browser(app.Address);
        using var content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Email", person.Email), new("Password", "correct horse battery")]);
        using var refused = await browser.Client.PostAsync("/sign-in", content);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync(Signed));
    }

    [Theory, Databases]
    public async Task An_ended_session_is_over_with_the_next_request_on_every_node(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        // One process at a time has a SQLite folder; any number share PostgreSQL.
        await using var node = database == Database.Postgres ? await app.StartAnotherAsync() : null;
        var person = await app.ContributorAsync();
        using var here = new Browser(app.Address);
        using var there = new Browser((node ?? app).Address);
        using var elsewhere = new Browser(app.Address);
        await here.MustSignInAsync(person.Email);
        foreach (Cookie cookie in here.Cookies.GetAllCookies()) there.Cookies.Add(cookie);
        Assert.Equal(HttpStatusCode.OK, await there.StatusAsync(Signed));

        await elsewhere.MustSignInAsync(person.Email);
        var session = await app.OnDatabaseAsync(db => db.Set<SignInSession>().Where(s => s.PersonId == person.Id).OrderBy(s => s.CreatedAt).Select(s => s.Id).FirstAsync());
        using (var ended = await elsewhere.Client.DeleteAsync($"/api/sessions/{session}")) Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, await here.StatusAsync(Signed));
        Assert.Equal(HttpStatusCode.Unauthorized, await there.StatusAsync(Signed));
        Assert.Equal(HttpStatusCode.OK, await elsewhere.StatusAsync(Signed));
    }

    [Theory, Databases]
    public async Task Nobody_ends_the_session_of_another(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var browser = new Browser(app.Address);
        await browser.MustSignInAsync(person.Email);
        var session = await app.OnDatabaseAsync(db => db.Set<SignInSession>().Select(s => s.Id).SingleAsync());
        using var refused = await (await app.ContributorAsync()).Client.DeleteAsync($"/api/sessions/{session}");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync(Signed));
    }

    [Theory, Databases]
    public async Task The_account_page_ends_another_sign_in_and_a_new_password_all_others(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var first = new Browser(app.Address);
        using var second = new Browser(app.Address);
        using var third = new Browser(app.Address);
        foreach (var browser in new[] { first, second, third }) await browser.MustSignInAsync(person.Email);
        var session = await app.OnDatabaseAsync(db => db.Set<SignInSession>().OrderBy(s => s.CreatedAt).Select(s => s.Id).FirstAsync());
        using (var ended = await second.SendFormAsync("/account", "sessions", ("End", session.ToString()))) Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await first.StatusAsync(Signed));
        Assert.Equal(HttpStatusCode.OK, await third.StatusAsync(Signed));

        using var changed = await second.SendFormAsync("/account", "password", ("CurrentPassword", "correct horse battery"), ("NewPassword", "another horse and battery"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await third.StatusAsync(Signed));
        Assert.Equal(HttpStatusCode.OK, await second.StatusAsync(Signed));
    }

    [Theory, Databases]
    public async Task Signing_out_ends_the_session_itself_and_not_only_the_cookie(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var browser = new Browser(app.Address);
        await browser.MustSignInAsync(person.Email);
        using var stolen = new Browser(app.Address);
        foreach (Cookie cookie in browser.Cookies.GetAllCookies()) stolen.Cookies.Add(cookie);
        var page = await browser.Client.GetStringAsync("/account");
        Assert.Contains("action=\"/sign-out\"", page, StringComparison.Ordinal);
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var signedOut = await browser.Client.PostAsync("/sign-out", form);
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await stolen.StatusAsync(Signed));
    }

    [Theory, Databases]
    public async Task Eight_wrong_passwords_close_the_account_for_a_while_and_say_so_kindly(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var browser = new Browser(app.Address);
        for (var i = 1; i < 8; i++)
        {
            using var wrong = await browser.SignInAsync(person.Email, "not the password");
            Assert.True(wrong.StatusCode == HttpStatusCode.Unauthorized, $"try {i}: {wrong.StatusCode}");
        }

        using var eighth = await browser.SignInAsync(person.Email, "not the password");
        Assert.Equal(HttpStatusCode.TooManyRequests, eighth.StatusCode);
        using var right = await browser.SignInAsync(person.Email);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Contains("ten minutes", Notice(await right.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync(Signed));
    }

    [Theory, Databases]
    public async Task A_revoked_key_opens_nothing_any_more(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var made = await person.Client.PostAsJsonAsync("/api/keys", new { name = "second" });
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>();
        var key = answer.GetProperty("key").GetString()!;
        using var program = app.Client(key);
        using (var before = await program.GetAsync(Signed)) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.DoesNotContain(key, await app.OnDatabaseAsync(async db => string.Join(" ", await db.Set<ApiKey>().Select(k => k.Hash + k.Start + k.Name).ToListAsync())), StringComparison.Ordinal);

        var stranger = await app.ContributorAsync();
        using (var refused = await stranger.Client.DeleteAsync($"/api/keys/{answer.GetProperty("id").GetGuid()}")) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using (var still = await program.GetAsync(Signed)) Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        using (var revoked = await person.Client.DeleteAsync($"/api/keys/{answer.GetProperty("id").GetGuid()}")) Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        using var after = await program.GetAsync(Signed);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Theory, Databases]
    public async Task What_another_site_sends_is_refused(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(1);
        var person = await app.ContributorAsync(slug);
        using var browser = new Browser(app.Address);
        await browser.MustSignInAsync(person.Email);
        foreach (var (site, status) in new[] { ("cross-site", HttpStatusCode.Forbidden), ("same-site", HttpStatusCode.Forbidden), ("same-origin", HttpStatusCode.OK) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/work/projects/{project}/claims") { Content = JsonContent.Create(new { }) };
            request.Headers.Add("Sec-Fetch-Site", site);
            using var response = await browser.Client.SendAsync(request);
            Assert.True(response.StatusCode == status, $"{site}: {response.StatusCode}");
        }
    }

    [Theory, Databases]
    public async Task A_link_from_elsewhere_leads_nowhere_else_after_signing_in(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        foreach (var (asked, led) in new[] { ("/account", "/account"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil.example", "/") })
        {
            using var browser = new Browser(app.Address);
            using var signedIn = await browser.SendFormAsync($"/sign-in?returnUrl={Uri.EscapeDataString(asked)}", "sign-in", ("Email", person.Email), ("Password", "correct horse battery"));
            Assert.Equal(new Uri(app.Address, led), signedIn.Headers.Location);
        }
    }

    [Theory, Databases]
    public async Task Whoever_reads_the_database_cannot_make_cookies(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var browser = new Browser(app.Address);
        await browser.MustSignInAsync(person.Email);
        var keys = await app.OnDatabaseAsync(db => db.Set<DataProtectionKey>().Select(k => k.Xml).ToListAsync());
        Assert.NotEmpty(keys);
        Assert.All(keys, xml =>
        {
            Assert.Contains("<sealed", xml, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", xml, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<value", xml, StringComparison.OrdinalIgnoreCase);
        });
        var cookie = browser.Cookies.GetAllCookies().Single(c => c.Name == "parallax").Value;
        var hashes = await app.OnDatabaseAsync(db => db.Set<SignInSession>().Select(s => s.KeyHash).ToListAsync());
        Assert.All(hashes, hash => Assert.DoesNotContain(hash, cookie, StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task A_sign_in_outlives_a_restart_of_the_server(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var before = new Browser(app.Address);
        await before.MustSignInAsync(person.Email);
        await app.StopAsync();
        await using var again = await app.StartAnotherAsync();
        using var after = new Browser(again.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, await after.StatusAsync(Signed));
        foreach (Cookie cookie in before.Cookies.GetAllCookies()) after.Cookies.Add(cookie);
        Assert.Equal(HttpStatusCode.OK, await after.StatusAsync(Signed));
    }

    private static string Notice(string page)
    {
        var found = System.Text.RegularExpressions.Regex.Match(page, "role=\"alert\">([^<]+)<");
        Assert.True(found.Success, "The page says nothing of what went wrong.");
        return found.Groups[1].Value;
    }
}

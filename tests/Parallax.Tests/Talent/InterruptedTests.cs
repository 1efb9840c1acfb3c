using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Tests.Talent;

/// <summary>What happens to a page of an applicant between its opening and its sending: the answer is clear, and what was typed stands in it.</summary>
public class InterruptedTests
{
    private const string Words = "Words that took an hour";
    private static readonly string Path = $"/apply/{Hiring.Slug}";
    private static readonly (string, string)[] Typed = [("Revision", "0"), ("q-name", "Mina"), ("q-motive", Words), ("q-example", "A shadow"), ("q-hours", "12")];

    [Theory, Databases]
    public async Task A_listing_that_is_paused_keeps_the_draft_and_takes_it_when_it_opens(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var listing = await Hiring.OpenAsync(app, TimeProvider.System);
        var (browser, id) = await BeginAsync(app);
        using var _ = browser;
        using (var refused = await browser.SendFormAsync(Path, "application", () => Hiring.StateAsync(app, listing, "paused", TimeProvider.System), [.. Typed, ("Act", "submit")]))
        {
            var html = await refused.Content.ReadAsStringAsync();
            Assert.Contains("This listing takes no applications now.", html);
            Assert.Contains(Words + "</textarea>", html);
        }

        var kept = await app.OnDatabaseAsync(db => db.Set<Application>().AsNoTracking().SingleAsync());
        Assert.Equal((Stage.Draft, Words), (kept.Stage, kept.Read()["motive"][0]));
        Assert.Contains(Words, await browser.Client.GetStringAsync(Path));
        await Hiring.StateAsync(app, listing, "open", TimeProvider.System);
        (string, string)[] again = [("Revision", "1"), .. Typed[1..], ("Act", "submit")];
        using var submitted = await browser.SendFormAsync(Path, "application", again);
        Assert.Equal($"/applications/{id}", new Uri(app.Address, submitted.Headers.Location!).PathAndQuery);

        // The same form once more is answered alike; one with other words is told that they came too late.
        using var same = await browser.SendFormAsync(Path, "application", again);
        Assert.Equal($"/applications/{id}", new Uri(app.Address, same.Headers.Location!).PathAndQuery);
        using var other = await browser.SendFormAsync(Path, "application", [.. again.Where(f => f.Item1 != "q-motive"), ("q-motive", "Other words")]);
        var late = await other.Content.ReadAsStringAsync();
        Assert.Contains("Other words</textarea>", late);
        Assert.Contains("can no longer be changed", late);
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<ApplicationEvent>().CountAsync()));

        // A form that the page has no more, because what it asks for was done, gets words and no empty page.
        using (var withdrawn = await browser.SendFormAsync($"/applications/{id}", "withdraw")) Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        using var gone = await browser.SendFormAsync($"/applications/{id}", "withdraw");
        Assert.Equal(HttpStatusCode.BadRequest, gone.StatusCode);
        Assert.Contains("was sent twice", await gone.Content.ReadAsStringAsync());
    }

    [Theory, Databases]
    public async Task A_draft_that_is_gone_from_the_browser_shows_what_was_typed(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await Hiring.OpenAsync(app, TimeProvider.System);
        using var browser = new Running.Browser(app.Address);
        using (await browser.SendFormAsync(Path + "?src=board", "eligibility", ("Country", "CA"))) { }
        using var gone = await browser.SendFormAsync(Path, "application", () => app.OnDatabaseAsync(db => db.Set<Application>().ExecuteDeleteAsync()), [.. Typed, ("Act", "save")]);
        var html = await gone.Content.ReadAsStringAsync();
        Assert.Contains("This draft is not open in this browser any more.", html);
        Assert.Contains(Words + "</textarea>", html);
        Assert.Contains("/sign-in?returnUrl=", html);
    }

    [Theory, Databases]
    public async Task An_answer_that_is_none_yet_keeps_nothing_else_from_being_saved(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await Hiring.OpenAsync(app, TimeProvider.System);
        var person = await app.ContributorAsync();
        var id = await Hiring.DraftAsync(person.Client, new(Hiring.Answers) { ["hours"] = ["ten or so"], ["motive"] = ["A NUL \0 is left out"] });
        var refused = await person.Client.PostAsync($"/api/applications/{id}/submit", null);
        Assert.Contains("Give a number", await refused.Content.ReadAsStringAsync());
        Assert.Equal("application.invalid", await Hiring.CodeAsync(refused));
        var kept = (await app.OnDatabaseAsync(db => db.Set<Application>().AsNoTracking().SingleAsync())).Read();
        Assert.Equal(("ten or so", "A NUL  is left out"), (kept["hours"][0], kept["motive"][0]));
        Assert.Equal("application.invalid", await Hiring.CodeAsync(await person.Client.PutAsJsonAsync($"/api/applications/draft/{id}", new { revision = 1, answers = new Dictionary<string, string[]> { ["name"] = [new string('x', 301)] } })));
    }

    [Theory, Databases]
    public async Task A_file_that_cannot_be_taken_is_refused_with_the_form_kept(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await Hiring.OpenAsync(app, TimeProvider.System);
        var (browser, id) = await BeginAsync(app);
        using var _ = browser;
        (string, string)[] form = [("Application", id.ToString()), .. Typed];
        foreach (var (file, code) in new[] { (new byte[6 * 1024 * 1024], "resume.too-large"), ([], "resume.not-pdf"), ("MZ"u8.ToArray(), "resume.not-pdf"), (Hiring.Pdf("/AA << >>"), "resume.active") })
        {
            using var sent = await browser.SendFileAsync(Path, Path + "/resume", "Resume", file, "cv.pdf", form);
            Assert.Equal($"{Path}?refused={code}#resume", sent.Headers.Location!.OriginalString);
            form[1] = ("Revision", "1");
        }

        Assert.Contains(Words, await browser.Client.GetStringAsync(Path));
        using var nameOnly = await browser.SendFormAsync(Path, "application", [.. form, ("Resume", "cv.pdf"), ("Act", "submit")]);
        Assert.Contains("is not attached yet", await nameOnly.Content.ReadAsStringAsync());
        Assert.Equal(Stage.Draft, await app.OnDatabaseAsync(db => db.Set<Application>().Select(a => a.Stage).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Whoever_cannot_be_supported_learns_why_and_where_they_came_from_is_kept(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var listing = await Hiring.OpenAsync(app, TimeProvider.System);
        using var browser = new Running.Browser(app.Address);
        using (var asked = await browser.SendFormAsync(Path + "?src=board", "eligibility", ("Country", "US")))
        {
            var html = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
            Assert.Contains("Are you legally authorized to work in the United States?", html);
            Assert.Contains("Will you now or in the future require sponsorship for employment visa status (e.g., H-1B)?", html);
            Assert.Contains($"href=\"{Path}?again=1&src=board\"", html);
        }

        using (await browser.SendFormAsync(Path + "?again=1&src=board", "eligibility", ("Country", "DE"))) { }
        var told = WebUtility.HtmlDecode(await browser.Client.GetStringAsync(Path));
        Assert.Contains("Applicants may be in the United States, Canada,", told);
        Assert.Contains("it is not a rejection", told);
        Assert.Equal("board", await app.OnDatabaseAsync(db => db.Set<Application>().Select(a => a.Source).SingleAsync()));
        using var closed = await browser.SendFormAsync(Path + "?again=1", "eligibility", () => Hiring.StateAsync(app, listing, "closed", TimeProvider.System), ("Country", "CA"));
        Assert.Contains("takes no applications now", await closed.Content.ReadAsStringAsync());
    }

    private static async Task<(Running.Browser Browser, Guid Application)> BeginAsync(TestApp app)
    {
        var person = await app.ContributorAsync();
        var browser = new Running.Browser(app.Address);
        await browser.MustSignInAsync(person.Email);
        using (await browser.SendFormAsync(Path, "eligibility", ("Country", "CA"))) { }
        return (browser, await app.OnDatabaseAsync(db => db.Set<Application>().Select(a => a.Id).SingleAsync()));
    }
}

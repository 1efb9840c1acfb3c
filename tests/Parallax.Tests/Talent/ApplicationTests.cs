using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Tests.Talent;

/// <summary>The applicant's side: nothing typed is lost, nothing is there twice, and what is not to be kept is not kept.</summary>
public class ApplicationTests
{
    [Theory, Databases]
    public async Task Two_tabs_and_two_posts_make_one_application_with_all_that_was_typed(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await Hiring.OpenAsync(app, TimeProvider.System);
        var person = await app.ContributorAsync();
        var id = await Hiring.DraftAsync(person.Client, source: "Board-1");
        var later = new Dictionary<string, string[]>(Hiring.Answers) { ["motive"] = ["Typed in the first tab."] };
        await Hiring.MustAsync(await person.Client.PutAsJsonAsync($"/api/applications/draft/{id}", new { revision = 1, answers = later }));
        Assert.Equal("application.stale", await Hiring.CodeAsync(await person.Client.PutAsJsonAsync($"/api/applications/draft/{id}", new { revision = 1, answers = Hiring.Answers })));
        Assert.Equal("Typed in the first tab.", (await Hiring.MustAsync(await person.Client.GetAsync($"/api/applications/draft/{id}"))).GetProperty("answers").GetProperty("motive")[0].GetString());

        var submitted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => person.Client.PostAsync($"/api/applications/{id}/submit", null)));
        foreach (var answer in submitted) Assert.Equal("applied", (await Hiring.MustAsync(answer)).GetProperty("stage").GetString());
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<ApplicationEvent>().CountAsync()));
        Assert.Single(await Hiring.MailAsync(app, person.Email));
        Assert.Equal("application.submitted", await Hiring.CodeAsync(await person.Client.PutAsJsonAsync($"/api/applications/draft/{id}", new { revision = 2, answers = Hiring.Answers })));
        Assert.Equal("application.submitted", await Hiring.CodeAsync(await person.Client.PostAsJsonAsync($"/api/opportunities/{Hiring.Slug}/eligibility", new { country = "CA" })));

        var stranger = await app.ContributorAsync();
        Assert.Equal("application.unknown", await Hiring.CodeAsync(await stranger.Client.GetAsync($"/api/applications/{id}")));
        Assert.Equal("application.unknown", await Hiring.CodeAsync(await stranger.Client.PostAsync($"/api/applications/{id}/withdraw", null)));
        Assert.Equal("board-1", await app.OnDatabaseAsync(db => db.Set<Application>().Select(a => a.Source).SingleAsync()));
    }

    [Theory, Databases]
    public async Task The_second_tab_of_the_page_is_shown_both_texts(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await Hiring.OpenAsync(app, TimeProvider.System);
        using var browser = new Running.Browser(app.Address);
        var path = $"/apply/{Hiring.Slug}";
        using (var first = await browser.SendFormAsync(path + "?src=board", "eligibility", ("Country", "CA"))) Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        (string, string)[] Typed(string revision, string motive) => [("Revision", revision), ("Act", "save"), ("q-name", "Mina"), ("q-motive", motive)];
        using (var saved = await browser.SendFormAsync(path, "application", Typed("0", "From tab one"))) Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var behind = await browser.SendFormAsync(path, "application", Typed("0", "<b>From tab two</b>"));
        var html = await behind.Content.ReadAsStringAsync();
        Assert.Contains("From tab one", html);
        Assert.Contains("&lt;b&gt;From tab two&lt;/b&gt;", html);
        Assert.Contains("name=\"Revision\" value=\"1\"", html);
        using var again = await browser.SendFormAsync(path, "application", Typed("1", "From tab two"));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("board", await app.OnDatabaseAsync(db => db.Set<Application>().Select(a => a.Source).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Eligibility_keeps_the_outcome_alone_and_opens_again(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var opportunity = await Hiring.OpenAsync(app, TimeProvider.System);
        var person = await app.ContributorAsync();
        var path = $"/api/opportunities/{Hiring.Slug}/eligibility";
        Task<HttpResponseMessage> AnswerAsync(string authorized, string sponsorship) => person.Client.PostAsJsonAsync(path,
            new { country = "US", answers = new Dictionary<string, string> { ["us-authorized"] = authorized, ["us-sponsorship"] = sponsorship } });

        Assert.Equal("application.eligibility-incomplete", await Hiring.CodeAsync(await person.Client.PostAsJsonAsync(path, new { country = "US" })));
        var no = await Hiring.MustAsync(await AnswerAsync("yes", "yes"));
        Assert.False(no.GetProperty("supported").GetBoolean());
        var id = no.GetProperty("application").GetGuid();
        Assert.Equal(("{}", 0), await app.OnDatabaseAsync(async db => await db.Set<Application>().Select(a => new ValueTuple<string, int>(a.Answers, a.Revision)).SingleAsync()));
        Assert.Equal("application.eligibility-needed", await Hiring.CodeAsync(await person.Client.PostAsync($"/api/applications/{id}/submit", null)));
        var board = await app.Operator.GetAsync($"/api/hiring/opportunities/{opportunity}/applications", CancellationToken.None);
        Assert.Equal(0, board.GetProperty("applications").GetArrayLength());

        // Another answer, and other rules: either opens it again.
        Assert.True((await Hiring.MustAsync(await AnswerAsync("yes", "no"))).GetProperty("supported").GetBoolean());
        Assert.False((await Hiring.MustAsync(await AnswerAsync("no", "no"))).GetProperty("supported").GetBoolean());
        var listing = ListingTemplate.Make() with { Rules = EligibilityRules.For(["US"], sponsors: true) };
        await app.Operator.PostAsync($"/api/hiring/opportunities/{opportunity}/versions", new { listing, seen = 1 }, CancellationToken.None);
        Assert.Equal("application.eligibility-needed", await Hiring.CodeAsync(await person.Client.PostAsync($"/api/applications/{id}/submit", null)));
        Assert.True((await Hiring.MustAsync(await AnswerAsync("yes", "yes"))).GetProperty("supported").GetBoolean());
        Assert.False((await Hiring.MustAsync(await person.Client.PostAsJsonAsync(path, new { country = "CA" }))).GetProperty("supported").GetBoolean());

        // A rule can ask nothing else than the two questions.
        var visa = listing with { Rules = new EligibilityRules(["US"], [new("visa-class", "no")]) };
        Assert.Equal("opportunity.invalid", await Hiring.CodeAsync(await app.Operator.Http.PostAsJsonAsync($"/api/hiring/opportunities/{opportunity}/versions", new { listing = visa, seen = 2 })));
    }

    [Theory, Databases]
    public async Task A_draft_begun_without_an_account_is_found_by_its_link_and_by_nothing_else(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await Hiring.OpenAsync(app, TimeProvider.System);
        using var anonymous = new Running.Browser(app.Address);
        var id = await Hiring.DraftAsync(anonymous.Client);
        using var stranger = app.Client();
        Assert.Equal("application.unknown", await Hiring.CodeAsync(await stranger.GetAsync($"/api/applications/draft/{id}")));

        var (owner, other) = (await app.ContributorAsync(), await app.ContributorAsync());
        await Hiring.MustAsync(await anonymous.Client.PostAsJsonAsync($"/api/applications/draft/{id}/link", new { email = owner.Email }));
        var secret = anonymous.Cookies.GetCookies(app.Address).Single(c => c.Name.StartsWith("parallax-draft-", StringComparison.Ordinal)).Value;
        var bind = $"/api/applications/bind/{Hiring.Slug}";
        Assert.Equal("application.another-person", await Hiring.CodeAsync(await other.Client.PostAsJsonAsync(bind, new { resume = secret })));
        Assert.Equal("application.unknown", await Hiring.CodeAsync(await owner.Client.PostAsJsonAsync(bind, new { resume = "guessed" })));
        Assert.Equal(id, (await Hiring.MustAsync(await owner.Client.PostAsJsonAsync(bind, new { resume = secret }))).GetProperty("application").GetGuid());
        Assert.Equal("application.unknown", await Hiring.CodeAsync(await anonymous.Client.GetAsync($"/api/applications/draft/{id}")));

        // Begun once more elsewhere: it flows into the one that is there.
        using var elsewhere = new Running.Browser(app.Address);
        var second = await Hiring.DraftAsync(elsewhere.Client, new() { ["motive"] = ["Typed later."] });
        Assert.NotEqual(id, second);
        var later = elsewhere.Cookies.GetCookies(app.Address).Single(c => c.Name.StartsWith("parallax-draft-", StringComparison.Ordinal)).Value;
        await Hiring.MustAsync(await owner.Client.PostAsJsonAsync(bind, new { resume = later }));
        var kept = await app.OnDatabaseAsync(db => db.Set<Application>().AsNoTracking().SingleAsync());
        Assert.Equal((id, "Typed later.", "12"), (kept.Id, kept.Read()["motive"][0], kept.Read()["hours"][0]));
    }

    [Theory, Databases]
    public async Task A_resume_is_a_plain_pdf_for_its_owner_and_operations_and_never_shown_inline(Database database)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await TestApp.StartAsync(database, clock);
        await Hiring.OpenAsync(app, clock);
        var (person, stranger) = (await app.ContributorAsync(), await app.ContributorAsync());
        var id = await Hiring.DraftAsync(person.Client);
        async Task<HttpResponseMessage> SendAsync(byte[] bytes)
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            return await person.Client.PutAsync($"/api/applications/draft/{id}/resume?name=..%2F..%2Fcv%22%0Ax.pdf", content);
        }

        Assert.Equal("resume.not-pdf", await Hiring.CodeAsync(await SendAsync(Encoding.ASCII.GetBytes("#!/bin/sh\nrm -rf /\n%%EOF"))));
        Assert.Equal("resume.active", await Hiring.CodeAsync(await SendAsync(Hiring.Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"))));
        Assert.Equal("resume.too-large", await Hiring.CodeAsync(await SendAsync(new byte[PdfCheck.MaximumBytes + 1])));
        Assert.Equal("resume.not-pdf", await Hiring.CodeAsync(await SendAsync([])));
        Assert.Equal("resume.encrypted", await Hiring.CodeAsync(await SendAsync(Hiring.Pdf(more: "trailer << /Encrypt 4 0 R >>"))));
        await Hiring.MustAsync(await SendAsync(Hiring.Pdf()));
        await Hiring.MustAsync(await SendAsync(Hiring.Pdf("/Lang (en)")));
        Assert.Equal("resume.unknown", await Hiring.CodeAsync(await app.Operator.Http.GetAsync($"/api/applications/{id}/resume")));
        await Hiring.MustAsync(await person.Client.PostAsync($"/api/applications/{id}/submit", null));
        foreach (var client in new[] { person.Client, app.Operator.Http })
        {
            using var file = await client.GetAsync($"/api/applications/{id}/resume");
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
            Assert.DoesNotContain("..", file.Content.Headers.ContentDisposition.ToString());
            Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal(Hiring.Pdf("/Lang (en)"), await file.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal("resume.unknown", await Hiring.CodeAsync(await stranger.Client.GetAsync($"/api/applications/{id}/resume")));
        await Hiring.MustAsync(await person.Client.PostAsync($"/api/applications/{id}/withdraw", null));
        Assert.Equal("resume.unknown", await Hiring.CodeAsync(await person.Client.GetAsync($"/api/applications/{id}/resume")));
        clock.Advance(TimeSpan.FromHours(2));
        await PurgeAsync(app);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.Folder, "documents"), "*", SearchOption.AllDirectories));
    }

    [Theory, Databases]
    public async Task What_led_to_nothing_is_erased_and_still_counted(Database database)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await TestApp.StartAsync(database, clock);
        var opportunity = await Hiring.OpenAsync(app, clock);
        var (ended, running, anonymous) = (await app.ContributorAsync(), await app.ContributorAsync(), new Running.Browser(app.Address));
        using var _ = anonymous;
        var id = await Hiring.ApplyAsync(ended.Client, source: "board");
        await Hiring.ApplyAsync(running.Client);
        await Hiring.DraftAsync(anonymous.Client);
        await Hiring.MustAsync(await app.Operator.Http.PostAsJsonAsync($"/api/hiring/applications/{id}/notes", new { text = "A note" }));
        await app.Operator.PostAsync($"/api/hiring/applications/{id}/move", new { to = "not-now", reason = "places-taken" }, CancellationToken.None);
        clock.Advance(Application.Retention - TimeSpan.FromDays(1));
        await PurgeAsync(app);
        Assert.Equal(2, await app.OnDatabaseAsync(db => db.Set<Application>().CountAsync(a => a.ErasedAt == null)));
        clock.Advance(TimeSpan.FromDays(2));
        await PurgeAsync(app);

        var erased = await app.OnDatabaseAsync(db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == id));
        Assert.Equal((null, "{}", Stage.NotNow), (erased.PersonId, erased.Answers, erased.Stage));
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<ApplicationNote>().CountAsync()));
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<Application>().CountAsync(a => a.ErasedAt == null)));
        var sources = await app.Operator.GetAsync($"/api/hiring/opportunities/{opportunity}/sources", CancellationToken.None);
        Assert.Equal(1, sources.EnumerateArray().Single(s => s.GetProperty("source").GetString() == "board").GetProperty("stages").GetProperty("not-now").GetInt32());
    }

    internal static async Task PurgeAsync(TestApp app)
    {
        await using var scope = app.App.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<PurgeApplications>(scope.ServiceProvider).RunAsync(CancellationToken.None);
    }
}

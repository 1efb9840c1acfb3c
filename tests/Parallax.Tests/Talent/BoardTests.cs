using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Parallax.Identity;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Tests.Talent;

/// <summary>Operations' side: decisions have reasons, can be undone, and are told once.</summary>
public class BoardTests
{
    [Theory, Databases]
    public async Task A_decision_can_be_undone_until_its_mail_leaves(Database database)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await TestApp.StartAsync(database, clock);
        await Hiring.OpenAsync(app, clock);
        var person = await app.ContributorAsync();
        var id = await Hiring.ApplyAsync(person.Client, new(Hiring.Answers) { ["name"] = ["Mina {{link}} <b>"] });
        var at = $"/api/hiring/applications/{id}";
        var http = app.Operator.Http;
        Assert.Equal("application.reason-needed", await Hiring.CodeAsync(await http.PostAsJsonAsync(at + "/move", new { to = "not-now", reason = "screening-passed" })));
        Assert.Equal("application.move", await Hiring.CodeAsync(await http.PostAsJsonAsync(at + "/move", new { to = "hired", reason = "agreement-signed" })));
        Assert.Equal("message.invalid", await Hiring.CodeAsync(await http.PostAsJsonAsync(at + "/move", new { to = "not-now", reason = "places-taken", subject = "x\ny", text = "{{salary}}" })));
        var preview = await Hiring.MustAsync(await http.PostAsJsonAsync(at + "/mail/preview", new { template = "Not now", reason = "places-taken" }));
        Assert.Contains("Hello Mina {{link}} <b>,", preview.GetProperty("text").GetString());
        Assert.Contains("now: all places are taken.", preview.GetProperty("text").GetString());

        var decision = new { to = "not-now", reason = "places-taken", subject = "Your application", text = "Hello {{name}}\n\n{{link}}", seen = 1 };
        await Hiring.MustAsync(await http.PostAsJsonAsync(at + "/move", decision));
        Assert.Equal("application.outrun", await Hiring.CodeAsync(await http.PostAsJsonAsync(at + "/move", decision)));
        var mail = (await Hiring.MailAsync(app, person.Email)).Single(m => m.Subject == decision.subject);
        Assert.Equal(TimeSpan.FromMinutes(30), mail.DueAt - mail.CreatedAt);
        Assert.Equal($"/applications/{id}", Hiring.Path(mail, "/applications/"));
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal("applied", (await Hiring.MustAsync(await http.PostAsync(at + "/undo", null))).GetProperty("stage").GetString());
        Assert.Single(await Hiring.MailAsync(app, person.Email));
        Assert.Equal("application.nothing-to-undo", await Hiring.CodeAsync(await http.PostAsync(at + "/undo", null)));

        await Hiring.MustAsync(await http.PostAsJsonAsync(at + "/move", new { decision.to, decision.reason, decision.subject, decision.text }));
        clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("application.nothing-to-undo", await Hiring.CodeAsync(await http.PostAsync(at + "/undo", null)));
        var own = await Hiring.MustAsync(await person.Client.GetAsync($"/api/applications/{id}"));
        Assert.Equal("not-now", own.GetProperty("stage").GetString());
        Assert.Equal(["Submitted", "Moved", "TakenBack", "Moved"], own.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("kind").GetString()));
        await Assert.ThrowsAnyAsync<Exception>(() => app.OnDatabaseAsync(db => db.Set<ApplicationEvent>().ExecuteDeleteAsync()));
        Assert.Equal("application.too-early", await Hiring.CodeAsync(await person.Client.PostAsync($"/api/applications/{id}/renew", null)));
    }

    [Theory, Databases]
    public async Task A_mail_that_is_being_sent_is_not_taken_back(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await Hiring.OpenAsync(app, TimeProvider.System);
        var person = await app.ContributorAsync();
        var id = await Hiring.ApplyAsync(person.Client);
        await app.Operator.PostAsync($"/api/hiring/applications/{id}/move", new { to = "not-now", reason = "places-taken", subject = "Next", text = "Hello" }, CancellationToken.None);
        var until = TimeProvider.System.GetUtcNow().AddMinutes(5);
        await app.OnDatabaseAsync(db => db.Set<OutgoingMail>().Where(m => m.Subject == "Next").ExecuteUpdateAsync(m => m.SetProperty(x => x.LeasedUntil, until)));
        Assert.Equal("application.nothing-to-undo", await Hiring.CodeAsync(await app.Operator.Http.PostAsync($"/api/hiring/applications/{id}/undo", null)));
        Assert.Equal(Stage.NotNow, await app.OnDatabaseAsync(db => db.Set<Application>().Select(a => a.Stage).SingleAsync()));
    }

    [Theory, Databases]
    public async Task The_board_is_filtered_and_its_pages_show_markup_as_text(Database database)
    {
        const string hostile = "<script>window.hacked=1</script>";
        await using var app = await TestApp.StartAsync(database, demo: true);
        var opportunity = await Hiring.OpenAsync(app, TimeProvider.System);
        var (first, second) = (await app.ContributorAsync(), await app.ContributorAsync());
        var id = await Hiring.ApplyAsync(first.Client, Hiring.Answers.ToDictionary(a => a.Key, a => a.Key == "hours" ? a.Value : [hostile]), "board-a");
        await Hiring.ApplyAsync(second.Client, new(Hiring.Answers) { ["motive"] = ["Живу\0"] }, source: "board-b");
        await Hiring.MustAsync(await app.Operator.Http.PostAsJsonAsync($"/api/hiring/applications/{id}/notes", new { text = hostile }));
        await app.Operator.PostAsync($"/api/hiring/applications/{id}/move", new { to = "not-now", reason = "places-taken" }, CancellationToken.None);
        foreach (var (query, count) in new[] { ("", 2), ("?stage=not-now", 1), ("?source=board-b", 1), ("?text=SHADOW", 1), ("?text=contributor1", 1), ("?text=%D0%96%D0%B8%D0%B2", 1), ("?text=%00", 2), ("?source=%00", 2), ("?stage=offer", 0) })
            Assert.Equal(count, (await app.Operator.GetAsync($"/api/hiring/opportunities/{opportunity}/applications{query}", CancellationToken.None)).GetProperty("applications").GetArrayLength());
        Assert.Equal("auth.forbidden", await Hiring.CodeAsync(await first.Client.GetAsync($"/api/hiring/applications/{id}")));

        await using (await app.MemberAsync("operations")) { }
        using var operations = new Running.Browser(app.Address);
        await operations.MustSignInAsync("operations3@test.invalid");
        foreach (var path in new[] { "/hiring", "/hiring/new", "/hiring/messages", $"/hiring/{opportunity}", $"/hiring/{opportunity}/edit", $"/hiring/{opportunity}/versions", $"/hiring/applications/{id}" })
        {
            var html = await operations.Client.GetStringAsync(path);
            Assert.DoesNotContain(hostile, html);
            Assert.DoesNotContain("eligib", html.Replace("eligibility rules", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }

        using var decided = await operations.SendFormAsync($"/hiring/applications/{id}", "decide", ("Seen", "2"), ("Decision", "applied:looked-at-again"), ("Act", "decide"));
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        using var previewed = await operations.SendFormAsync($"/hiring/{opportunity}/edit", "listing", ("Title", ""), ("Act", "preview"));
        Assert.Contains("This is needed.", await previewed.Content.ReadAsStringAsync());
        await KeepsWordsAsync(operations, $"/hiring/applications/{id}");
        using var person = new Running.Browser(app.Address);
        await person.MustSignInAsync(first.Email);
        Assert.DoesNotContain(hostile, await person.Client.GetStringAsync($"/applications/{id}"));
        Assert.Equal(HttpStatusCode.OK, await person.StatusAsync("/applications"));
        Assert.Equal(HttpStatusCode.Forbidden, await person.StatusAsync("/hiring"));
    }

    /// <summary>A message is filled in over nothing, or over what it was filled with; never over somebody's own words.</summary>
    private static async Task KeepsWordsAsync(Running.Browser operations, string path)
    {
        async Task<string> FilledAsync(string text, string was)
        {
            using var answer = await operations.SendFormAsync(path, "write", ("MailTemplate", "Question"), ("MailSubject", "Mine"), ("MailText", text), ("MailWas", was), ("MailAct", "preview"));
            return await answer.Content.ReadAsStringAsync();
        }

        const string ready = "we have a question on your application";
        Assert.Contains(ready, await FilledAsync("", ""));
        Assert.Contains(ready, await FilledAsync("As it was\r\nfilled", "As it was\nfilled"));
        var kept = await FilledAsync("My own words", "As it was filled");
        Assert.Contains("My own words</textarea>", kept);
        Assert.Contains("Your own words stand here.", kept);
    }
}

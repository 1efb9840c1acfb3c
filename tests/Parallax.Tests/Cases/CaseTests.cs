using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Tests.Running;

namespace Parallax.Tests.Cases;

/// <summary>A case from the question to the answer, and nobody else's business.</summary>
public class CaseTests
{
    [Theory, Databases]
    public async Task A_question_is_answered_in_writing_and_both_sides_are_told(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var asker = await app.ContributorAsync();
        var operations = (await app.MemberAsync("operations")).Http;
        var id = await AskAsync(asker.Client, Scenes.Markup, $"When am I paid? {Scenes.Markup}");

        var waiting = await operations.GetFromJsonAsync<JsonElement>("/api/cases/queue?state=open&kind=question");
        Assert.Equal(id, waiting.GetProperty("cases")[0].GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(operations, $"/api/cases/{id}/messages", new { text = "Which week?" }));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(operations, $"/api/cases/{id}/messages", new { text = "a note between us", @internal = true }));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(asker.Client, $"/api/cases/{id}/messages", new { text = "The last.", @internal = true }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(operations, $"/api/cases/{id}/decision", new { outcome = "answered", answer = " " }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(operations, $"/api/cases/{id}/decision", new { answer = "On Friday." }));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(operations, $"/api/cases/{id}/decision", new { outcome = "answered", answer = "On Friday." }));

        var mine = await asker.Client.GetFromJsonAsync<JsonElement>($"/api/cases/{id}");
        Assert.Equal("answered", mine.GetProperty("case").GetProperty("outcome").GetString());
        Assert.Equal(
            [("person", $"When am I paid? {Scenes.Markup}"), ("decider", "Which week?"), ("person", "The last."), ("decider", "On Friday.")],
            mine.GetProperty("messages").EnumerateArray().Select(m => (m.GetProperty("side").GetString(), m.GetProperty("text").GetString())));
        var theirs = await operations.GetFromJsonAsync<JsonElement>($"/api/cases/{id}");
        Assert.Contains(theirs.GetProperty("messages").EnumerateArray(), m => m.GetProperty("internal").GetBoolean() && m.GetProperty("text").GetString() == "a note between us");

        var mail = await app.OnDatabaseAsync(db => db.Set<OutgoingMail>().OrderBy(m => m.CreatedAt).ToListAsync());
        Assert.Equal(3, mail.Count(m => m.PersonId == asker.Id));
        Assert.Contains("On Friday.", mail.Last(m => m.PersonId == asker.Id).Text, StringComparison.Ordinal);
        var toDecider = mail.Where(m => m.To.StartsWith("operations", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, toDecider.Count);
        Assert.All(toDecider, m => Assert.DoesNotContain("paid", m.Subject + m.Text, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(asker.Client, $"/api/cases/{id}/messages", new { text = "And then?" }));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(operations, $"/api/cases/{id}/messages", new { text = "late note", @internal = true }));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(asker.Client, $"/api/cases/{id}/withdrawal", new { }));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(operations, $"/api/cases/{id}/decision", new { outcome = "refused", answer = "No." }));
    }

    /// <summary>Each decider of a table of all, against each case: there for those who decide, and for nobody else.</summary>
    [Theory, Databases]
    public async Task A_case_is_there_for_whoever_asked_and_for_those_who_decide_it(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var other = await app.OnDatabaseAsync(async db =>
        {
            db.Add(new Organization(Ids.New(TimeProvider.System), "Other", "other", DateTimeOffset.UnixEpoch));
            await db.SaveChangesAsync();
            return await db.Set<Organization>().Where(o => o.Slug == DefaultOrganization.Slug).Select(o => o.Id).SingleAsync();
        });
        var asker = await app.ContributorAsync();
        var cases = new Dictionary<CaseDecider, Guid>();
        foreach (var decider in Enum.GetValues<CaseDecider>())
            cases[decider] = await OpenAsync(app, asker.Id, decider == CaseDecider.Operations ? null : other, CaseKind.Appeal, decider);

        CaseDecider[] none = [];
        (string Role, string? Organization, CaseDecider[] Decides)[] people =
        [
            ("operations", null, [CaseDecider.Operations]),
            ("administrator", null, Enum.GetValues<CaseDecider>()),
            ("reviewer", "default", [CaseDecider.Reviewers]),
            ("lead", "default", [CaseDecider.Reviewers, CaseDecider.Leads]),
            ("finance", "default", [CaseDecider.Finance]),
            ("viewer", "default", none), ("contributor", null, none),
            ("lead", "other", none), ("finance", "other", none), ("reviewer", "other", none),
        ];
        foreach (var (role, organization, decides) in people)
        {
            var client = (await app.MemberAsync(role, organization)).Http;
            foreach (var (decider, id) in cases)
            {
                var may = decides.Contains(decider);
                using var seen = await client.GetAsync($"/api/cases/{id}");
                Assert.True(seen.StatusCode == (may ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{role} of {organization}: {decider} answered {seen.StatusCode}");
                using var page = await client.GetAsync($"/cases/{id}");
                Assert.Equal(seen.StatusCode, page.StatusCode);
                if (may) continue;
                foreach (var (path, body) in new (string, object)[] { ("messages", new { text = "x" }), ("withdrawal", new { }), ("decision", new { outcome = "granted", answer = "x" }) })
                    Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, $"/api/cases/{id}/{path}", body));
            }

            var queue = await client.GetAsync("/api/cases/queue");
            if (queue.StatusCode == HttpStatusCode.NotFound) Assert.Empty(decides);
            else
            {
                var listed = (await queue.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("id").GetGuid());
                Assert.Equal(decides.Select(d => cases[d]).Order(), listed.Order());
            }

            if (role == "reviewer" && decides.Length > 0)
                Assert.StartsWith("p-", (await client.GetFromJsonAsync<JsonElement>($"/api/cases/{cases[CaseDecider.Reviewers]}")).GetProperty("case").GetProperty("person").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(4, await app.OnDatabaseAsync(db => db.Set<CaseMessage>().CountAsync()));
        Assert.Equal(4, (await asker.Client.GetFromJsonAsync<JsonElement>("/api/cases?state=open")).GetProperty("cases").GetArrayLength());
    }

    [Theory, Databases]
    public async Task Whoever_made_the_decision_does_not_decide_the_appeal_nor_anyone_their_own(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var asker = await app.ContributorAsync();
        var first = (await app.MemberAsync("operations")).Http;
        var second = (await app.MemberAsync("operations")).Http;
        var firstId = await app.OnDatabaseAsync(db => db.Set<Person>().Where(p => p.IsOperations).OrderBy(p => p.CreatedAt).Select(p => p.Id).FirstAsync());
        var appeal = await OpenAsync(app, asker.Id, null, CaseKind.Appeal, CaseDecider.Operations, notBy: firstId);
        var own = await AskAsync(first, "Mine", "May I?");

        foreach (var id in new[] { appeal, own })
        {
            using var refused = await first.PostAsJsonAsync($"/api/cases/{id}/decision", new { outcome = "granted", answer = "Yes." });
            var code = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
            Assert.Equal(id == appeal ? "case.not-by-you" : "case.unknown", code);
        }

        var page = await first.GetStringAsync($"/cases/{appeal}");
        Assert.Contains("somebody else has to look at it", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(second, $"/api/cases/{appeal}/decision", new { outcome = "partly-granted", answer = "In part." }));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(second, $"/api/cases/{own}/decision", new { outcome = "granted", answer = "Yes." }));
    }

    [Theory, Databases]
    public async Task Of_two_decisions_at_once_one_is_made(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var asker = await app.ContributorAsync();
        var deciders = new[] { (await app.MemberAsync("operations")).Http, (await app.MemberAsync("operations")).Http };
        for (var round = 0; round < 6; round++)
        {
            var id = await AskAsync(asker.Client, "Question", "Which?");
            var answers = await Task.WhenAll(deciders.Select((d, i) => PostAsync(d, $"/api/cases/{id}/decision", new { outcome = i == 0 ? "granted" : "refused", answer = $"Answer {i}." })));
            Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Order());
            var messages = (await asker.Client.GetFromJsonAsync<JsonElement>($"/api/cases/{id}")).GetProperty("messages");
            Assert.Equal($"Answer {Array.IndexOf(answers, HttpStatusCode.NoContent)}.", messages[1].GetProperty("text").GetString());
            Assert.Equal(2, messages.GetArrayLength());
        }
    }

    /// <summary>The same without a race between sockets: both read it open, then both save.</summary>
    [Theory, Databases]
    public async Task A_decision_on_a_case_that_was_closed_meanwhile_is_refused(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var asker = await app.ContributorAsync();
        await using (await app.MemberAsync("operations")) { }
        var decider = await app.OnDatabaseAsync(db => db.Set<Person>().Where(p => p.IsOperations).Select(p => p.Id).SingleAsync());
        var id = await AskAsync(asker.Client, "Question", "Which?");
        var refusal = await app.OnDatabaseAsync(async late =>
        {
            var read = await late.Set<Case>().SingleAsync(c => c.Id == id);
            Assert.Equal(HttpStatusCode.NoContent, await PostAsync(asker.Client, $"/api/cases/{id}/withdrawal", new { }));
            Assert.Null(DecideCase.Apply(late, read, decider, CaseOutcome.Granted, "Yes.", TimeProvider.System));
            return await CaseSaving.SaveAsync(late, CancellationToken.None);
        });
        Assert.Equal("case.closed", refusal?.Code);
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<CaseMessage>().CountAsync(m => m.CaseId == id)));
    }

    [Theory, Databases]
    public async Task Each_kind_is_due_in_its_time_and_marked_overdue_after_it(Database database)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
        await using var app = await TestApp.StartAsync(database, clock);
        var asker = await app.ContributorAsync();
        var operations = (await app.MemberAsync("operations")).Http;
        var kinds = new Dictionary<CaseKind, int> { [CaseKind.Question] = 7, [CaseKind.Correction] = 7, [CaseKind.Appeal] = 14, [CaseKind.Dispute] = 3 };
        foreach (var kind in kinds.Keys) await OpenAsync(app, asker.Id, null, kind, CaseDecider.Operations, clock: clock);
        for (var day = 0; day < 15; day++)
        {
            var overdue = await operations.GetFromJsonAsync<JsonElement>("/api/cases/queue?state=overdue");
            Assert.Equal(kinds.Count(k => k.Value <= day), overdue.GetProperty("cases").GetArrayLength());
            var open = (await operations.GetFromJsonAsync<JsonElement>("/api/cases/queue?state=open")).GetProperty("cases").EnumerateArray().ToList();
            Assert.Equal("dispute", open[0].GetProperty("kind").GetString());
            Assert.Equal(kinds.Count(k => k.Value <= day), open.Count(c => c.GetProperty("overdue").GetBoolean()));
            clock.Advance(TimeSpan.FromDays(1));
        }
    }

    [Theory, Databases]
    public async Task A_form_sent_twice_asks_once_and_markup_is_shown_as_text(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var asker = await app.ContributorAsync();
        await using (await app.MemberAsync("operations")) { }
        using var browser = new Browser(app.Address);
        await browser.MustSignInAsync(asker.Email);
        var id = Ids.Opaque();
        for (var i = 0; i < 2; i++)
        {
            using var sent = await browser.SendFormAsync("/cases/new", "ask", ("Id", id.ToString()), ("Title", Scenes.Markup), ("Text", Scenes.Markup));
            Assert.EndsWith($"/cases/{id}", sent.Headers.Location?.ToString(), StringComparison.Ordinal);
        }

        var message = Ids.Opaque().ToString();
        for (var i = 0; i < 2; i++)
        {
            using var replied = await browser.SendFormAsync($"/cases/{id}", "reply", ("Message", message), ("Text", "More " + Scenes.Markup));
            Assert.Equal(HttpStatusCode.Redirect, replied.StatusCode);
        }

        Assert.Equal(2, await app.OnDatabaseAsync(db => db.Set<CaseMessage>().CountAsync()));
        using var operations = new Browser(app.Address);
        await operations.MustSignInAsync("operations2@test.invalid");
        foreach (var page in new[] { await browser.Client.GetStringAsync("/cases"), await browser.Client.GetStringAsync($"/cases/{id}"), await operations.Client.GetStringAsync("/cases/queue"), await operations.Client.GetStringAsync($"/cases/{id}") })
        {
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert(&#x27;1 &amp; 2&#x27;)", page, StringComparison.Ordinal);
        }

        // From pages that were open while it was closed: both are told, and what they wrote is there.
        await PostAsync(asker.Client, $"/api/cases/{id}/withdrawal", new { });
        await StaleAsync(browser, id, "reply", ("Text", "too late 1"));
        await StaleAsync(operations, id, "decide", ("Outcome", "granted"), ("Answer", "too late 2"));

        using var empty = await browser.SendFormAsync("/cases/new", "ask", ("Title", ""), ("Text", "kept"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("kept</textarea>", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // A foreign id is not found out and not written to.
        var stranger = await app.ContributorAsync();
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(stranger.Client, "/api/cases", new { title = "t", text = "t", id }));
    }

    [Theory, Databases]
    public async Task The_database_refuses_to_change_what_was_said(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var asker = await app.ContributorAsync();
        await AskAsync(asker.Client, "Question", "Which?");
        foreach (var statement in new[] { "UPDATE case_messages SET side = 1", "DELETE FROM case_messages", "UPDATE case_texts SET text = 'other'" })
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.OnDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(statement)));
    }

    /// <summary>The token comes from another page: this one has no form any more.</summary>
    private static async Task StaleAsync(Browser browser, Guid id, string form, params (string Name, string Value)[] fields)
    {
        var token = System.Text.RegularExpressions.Regex.Match(await browser.Client.GetStringAsync("/cases/new"), "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", form), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]);
        using var answer = await browser.Client.PostAsync($"/cases/{id}", content);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("This case is closed", page, StringComparison.Ordinal);
        Assert.Contains(fields[^1].Value + "</textarea>", page, StringComparison.Ordinal);
    }

    internal static async Task<Guid> AskAsync(HttpClient client, string title, string text)
    {
        using var asked = await client.PostAsJsonAsync("/api/cases", new { title, text });
        Assert.True(asked.StatusCode == HttpStatusCode.Created, await asked.Content.ReadAsStringAsync());
        return (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static Task<Guid> OpenAsync(
        TestApp app, Guid person, Guid? organization, CaseKind kind, CaseDecider decider, Guid? notBy = null, TimeProvider? clock = null) =>
        app.OnDatabaseAsync(async db =>
        {
            var opened = await OpenCase.ForAsync(db, new OpenCase.Draft(person, organization, kind, decider, "something", null, "/projects", "Title", "Text", notBy), clock ?? TimeProvider.System);
            await db.SaveChangesAsync();
            return opened.Id;
        });

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        return response.StatusCode;
    }
}

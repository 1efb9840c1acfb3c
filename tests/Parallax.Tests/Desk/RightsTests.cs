using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Desk.Rights;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Desk;

/// <summary>What a person may do with what is known of them.</summary>
public class RightsTests
{
    private const string Secret = "zanzibar-plum";

    [Theory, Databases]
    public async Task The_download_has_everything_as_it_was_done(Database database)
    {
        await using var life = await Life.LiveAsync(database);
        var files = await DownloadAsync(life.Person.Client);
        foreach (var section in PersonalData.All)
        {
            Assert.Contains(section.Name + ".json", files.Keys);
            Assert.Contains(section.Name + ": ", files["README.txt"], StringComparison.Ordinal);
            Assert.Equal(Rows(files, section.Name).Count, CsvRows(files[section.Name + ".csv"]) - 1);
        }

        Assert.Equal(life.Person.Email, (string?)Assert.Single(Rows(files, "profile"))!["email"]);
        Assert.Equal(12, (int?)Rows(files, "profile")[0]!["wantedHours"]);
        Assert.Single(Rows(files, "sessions"));
        Assert.Equal(["key", Secret], Rows(files, "keys").Select(k => (string?)k!["name"]));
        Assert.Equal(life.Pseudonym, (string?)Assert.Single(Rows(files, "enrollments"))!["pseudonym"]);
        Assert.Equal(3, Rows(files, "assignments").Count);
        Assert.Contains(Rows(files, "assignments"), a => (string?)a!["passNote"] == $"blurred {Secret}");
        var judgment = Assert.Single(Rows(files, "judgments"))!;
        Assert.Equal(life.Judgment, judgment["id"]!.GetValue<Guid>());
        Assert.Equal("The second one says what the picture shows.", (string?)judgment["answers"]!["rationale"]);
        Assert.Equal(["A", "B"], judgment["answers"]!["shown"]!.AsArray().Select(s => (string?)s));
        Assert.Equal(4, (int?)judgment["answers"]!["responses"]!["B"]!["dimensions"]!.AsObject().First().Value);
        Assert.Equal(["open", "submit", "pass"], Rows(files, "time-events").Select(e => (string?)e!["kind"]));
        Assert.Equal([$"Title {Secret}"], Rows(files, "cases").Select(c => (string?)c!["title"]));
        Assert.Equal([$"Text {Secret}, \"quoted\"\nand more", $"Answer {Secret}"], Rows(files, "case-messages").Select(m => (string?)m!["text"]));
        Assert.Equal(2, Rows(files, "mail").Count);

        // Blind: never a model's name, a purpose or another's words, nor a note of the deciders.
        var all = string.Concat(files.Values);
        foreach (var hidden in new[] { "alpha", "beta", "purpose", "internal note", "others-words" }) Assert.DoesNotContain(hidden, all, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, string.Concat((await DownloadAsync(life.Other.Client)).Values), StringComparison.Ordinal);
        using var signedOut = await life.App.Client().GetAsync("/api/me/data");
        Assert.Equal(HttpStatusCode.Unauthorized, signedOut.StatusCode);
    }

    [Theory, Databases]
    public async Task After_deletion_no_table_knows_the_person_and_their_judgments_are_there(Database database)
    {
        await using var life = await Life.LiveAsync(database);
        var person = life.Person;
        string[] personal = [person.Email, person.Email.ToUpperInvariant(), person.Email.Split('@')[0], Secret, "Europe/Lisbon", "SecretAgent/1"];
        var before = await FindAsync(life.App, personal);
        foreach (var table in new[] { "people", "sign_in_sessions", "api_keys", "assignments", "cases", "case_texts", "outgoing_mail" }) Assert.Contains(before, f => f.StartsWith(table + ".", StringComparison.Ordinal));
        var exported = await ExportAsync(life);

        Assert.Equal("deletion.not-confirmed", await DeleteAsync(person.Client, "somebody@else.invalid", "correct horse battery"));
        Assert.Equal("deletion.not-fresh", await DeleteAsync(person.Client, person.Email, null));
        Assert.Equal("deletion.not-fresh", await DeleteAsync(person.Client, person.Email, "not the password"));
        Assert.Equal(before, await FindAsync(life.App, personal));
        Assert.Null(await DeleteAsync(person.Client, person.Email, "correct horse battery"));

        Assert.Empty(await FindAsync(life.App, personal));
        Assert.Equal(exported, await ExportAsync(life));
        Assert.Contains(life.Pseudonym, exported, StringComparison.Ordinal);
        using var key = await person.Client.GetAsync("/api/me/availability");
        Assert.Equal(HttpStatusCode.Unauthorized, key.StatusCode);
        using var session = await life.Browser.Client.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, session.StatusCode);
        using var door = new Browser(life.App.Address);
        foreach (var email in new[] { person.Email, $"deleted-{person.Id}@parallax.invalid" })
        {
            using var refused = await door.SignInAsync(email);
            Assert.NotEqual(HttpStatusCode.Redirect, refused.StatusCode);
        }

        var (leases, enrollment, erased) = await life.App.OnDatabaseAsync(async db => (
            await db.Set<Lease>().CountAsync(l => l.PersonId == person.Id && l.EndedAt == null),
            await db.Set<Enrollment>().SingleAsync(e => e.PersonId == person.Id),
            await db.Set<Case>().SingleAsync(c => c.PersonId == person.Id)));
        Assert.Equal(0, leases);
        Assert.False(enrollment.MayClaim);
        Assert.Equal((CaseState.Decided, Case.ErasedTitle), (erased.State, erased.Title));
        Assert.Empty((await life.App.AuditAsync()).GetProperty("findings").EnumerateArray());
        // The place that was held is free, and another's case is as it was.
        Assert.NotNull((await life.Other.ClaimAsync(life.Project)).Assignment);
        Assert.Contains("others-words", string.Concat((await DownloadAsync(life.Other.Client)).Values), StringComparison.Ordinal);
        // The address can be used again, by somebody new.
        var again = await life.App.Operator.PostAsync("/api/people", new { email = person.Email, role = "contributor" }, CancellationToken.None);
        Assert.NotEqual(person.Id, again.GetProperty("id").GetGuid());
    }

    [Theory, Databases]
    public async Task The_page_says_what_stays_and_a_fresh_sign_in_needs_no_password(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var person = await app.ContributorAsync();
        using var browser = new Browser(app.Address);
        await browser.MustSignInAsync(person.Email);
        var page = await browser.Client.GetStringAsync("/account/delete");
        Assert.All(PersonalData.All, s => Assert.Contains(WebUtility.HtmlEncode(s.WhenDeleted).Replace("&#39;", "&#x27;", StringComparison.Ordinal), page, StringComparison.Ordinal));
        Assert.Contains("until 7 years after", page, StringComparison.Ordinal);
        using var wrong = await browser.SendFormAsync("/account/delete", "delete", ("Confirm", "me"));
        Assert.Contains("Type your e-mail address exactly", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var gone = await browser.SendFormAsync("/account/delete", "delete", ("Confirm", person.Email));
        Assert.EndsWith("/sign-in", gone.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("Your account is deleted", await browser.Client.GetStringAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task The_only_administrator_and_the_only_lead_stay_until_there_is_another(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        foreach (var role in new[] { "administrator", "lead" })
        {
            var last = (await app.MemberAsync(role)).Http;
            var email = await app.OnDatabaseAsync(db => db.Set<Person>().OrderByDescending(p => p.CreatedAt).Select(p => p.Email!).FirstAsync());
            Assert.Equal("deletion.refused", await DeleteAsync(last, email, "correct horse battery"));
            await using (await app.MemberAsync(role)) { }
            Assert.Null(await DeleteAsync(last, email, "correct horse battery"));
        }
    }

    [Theory, Databases]
    public async Task A_pause_stops_claims_kindly_and_leaves_what_is_held(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(4);
        var person = await app.ContributorAsync(slug);
        var held = await person.MustClaimAsync(project);
        Assert.Equal(HttpStatusCode.OK, await PutAsync(person, new { hoursPerWeek = 10, paused = true }));
        using (var refused = await person.Client.PostAsJsonAsync($"/api/work/projects/{project}/claims", new { besides = new[] { held.GetProperty("assignment").GetGuid() } }))
        {
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("enrollment.paused-by-you", problem.GetProperty("code").GetString());
            Assert.Contains("never counted against you", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        await person.MustSubmitAsync(held);
        // Whoever is enrolled while they pause is paused there as well.
        var (second, other) = await Scenes.ProjectAsync(app, 1);
        await app.Operator.PostAsync($"/api/projects/{other}/enrollments", new { email = person.Email }, CancellationToken.None);
        Assert.Equal("enrollment.paused-by-you", (await person.ClaimAsync(second)).Reason);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(person, new { hoursPerWeek = 81, paused = false }));
        Assert.Equal("enrollment.paused-by-you", (await person.ClaimAsync(project)).Reason);
        Assert.Equal(HttpStatusCode.OK, await PutAsync(person, new { hoursPerWeek = (int?)null, paused = false }));
        await person.MustClaimAsync(project);
        await person.MustClaimAsync(second);

        using var browser = new Browser(app.Address);
        await browser.MustSignInAsync(person.Email);
        using var hours = await browser.SendFormAsync("/account/availability", "hours", ("Hours", "25"));
        using var pause = await browser.SendFormAsync("/account/availability", "pause", ("Pause", "true"));
        Assert.Contains("all work paused", await browser.Client.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(25, await app.OnDatabaseAsync(db => db.Set<Person>().Where(p => p.Id == person.Id).Select(p => p.WantedHours).SingleAsync()));
    }

    private static async Task<HttpStatusCode> PutAsync(Contributor person, object body)
    {
        using var response = await person.Client.PutAsJsonAsync("/api/me/availability", body);
        return response.StatusCode;
    }

    private static async Task<string?> DeleteAsync(HttpClient client, string confirm, string? password)
    {
        using var response = await client.PostAsJsonAsync("/api/me/deletion", new { confirm, password });
        return response.StatusCode == HttpStatusCode.NoContent ? null : (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }

    private static async Task<string> ExportAsync(Life life) =>
        await life.App.Operator.Http.GetStringAsync($"/api/projects/{life.Slug}/exports/judgments-jsonl");

    private static async Task<Dictionary<string, string>> DownloadAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/me/data");
        Assert.Equal("application/zip", response.Content.Headers.ContentType?.MediaType);
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(), Encoding.UTF8);
            files[entry.FullName] = await reader.ReadToEndAsync();
        }

        return files;
    }

    private static JsonArray Rows(Dictionary<string, string> files, string section) => JsonNode.Parse(files[section + ".json"])!.AsArray();

    /// <summary>Lines that end outside of quotes.</summary>
    private static int CsvRows(string csv)
    {
        var (rows, quoted) = (0, false);
        foreach (var c in csv)
        {
            if (c == '"') quoted = !quoted;
            if (c == '\n' && !quoted) rows++;
        }

        return rows;
    }

    /// <summary>Every column of every table that can hold text, read as text: the places where one of the words stands.</summary>
    private static Task<List<string>> FindAsync(TestApp app, string[] words) => app.OnDatabaseAsync(async db =>
    {
        var found = new List<string>();
        foreach (var table in db.Model.GetRelationalModel().Tables)
            foreach (var column in table.Columns.Where(c => c.ProviderClrType == typeof(string) || c.ProviderClrType == typeof(byte[])))
            {
                var bytes = column.ProviderClrType == typeof(byte[]);
                var rows = await Reading.OnAsync(db, sql => sql.ListAsync(
                    $"SELECT \"{column.Name}\" FROM \"{table.Name}\" WHERE \"{column.Name}\" IS NOT NULL",
                    row => bytes ? Encoding.UTF8.GetString((byte[])row.GetValue(0)) : row.GetString(0)), CancellationToken.None);
                found.AddRange(from word in words where rows.Any(r => r.Contains(word, StringComparison.Ordinal)) select $"{table.Name}.{column.Name}: {word}");
            }

        return found;
    });

    /// <summary>A person who has done something of everything, and another beside them.</summary>
    private sealed record Life(TestApp App, Contributor Person, Contributor Other, Browser Browser, Guid Project, string Slug, Guid Judgment, string Pseudonym) : IAsyncDisposable
    {
        public static async Task<Life> LiveAsync(Database database)
        {
            var app = await TestApp.StartAsync(database);
            var (project, slug) = await Scenes.ProjectAsync(app, 4);
            var person = await app.ContributorAsync(slug);
            var other = await app.ContributorAsync(slug);
            var browser = new Browser(app.Address);
            browser.Client.DefaultRequestHeaders.UserAgent.ParseAdd("SecretAgent/1");
            await browser.MustSignInAsync(person.Email);
            await person.Client.PostAsJsonAsync("/api/keys", new { name = Secret });
            await person.Client.PutAsJsonAsync("/api/me/availability", new { hoursPerWeek = 12, paused = false });
            await app.OnDatabaseAsync(async db =>
            {
                (await db.Set<Person>().SingleAsync(p => p.Id == person.Id)).LiveIn(TimeZones.Find("Europe/Lisbon")!);
                return await db.SaveChangesAsync();
            });
            var first = await person.MustClaimAsync(project);
            await person.Client.PostAsJsonAsync($"/api/work/assignments/{first.GetProperty("assignment").GetGuid()}/events", new { fence = first.GetProperty("fence").GetInt64(), events = new[] { new { kind = "open" } } });
            var receipt = await person.MustSubmitAsync(first);
            var second = await person.MustClaimAsync(project);
            await person.Client.PostAsJsonAsync($"/api/work/assignments/{second.GetProperty("assignment").GetGuid()}/pass", new { kind = "cannot-judge", reason = "other", note = $"blurred {Secret}" });
            await person.MustClaimAsync(project);
            await TalkAsync(app, person, other);
            var pseudonym = await app.OnDatabaseAsync(async db => (await db.Set<Installation>().SingleAsync())
                .Pseudonym(await db.Set<Project>().Where(p => p.Id == project).Select(p => p.OrganizationId).SingleAsync(), person.Id));
            return new Life(app, person, other, browser, project, slug, receipt.GetProperty("judgment").GetGuid(), pseudonym);
        }

        private static async Task TalkAsync(TestApp app, Contributor person, Contributor other)
        {
            var operations = (await app.MemberAsync("operations")).Http;
            var asked = await Cases.CaseTests.AskAsync(person.Client, $"Title {Secret}", $"Text {Secret}, \"quoted\"\nand more");
            await Cases.CaseTests.AskAsync(other.Client, "Another", "others-words");
            await operations.PostAsJsonAsync($"/api/cases/{asked}/messages", new { text = "internal note", @internal = true });
            await operations.PostAsJsonAsync($"/api/cases/{asked}/decision", new { outcome = "granted", answer = $"Answer {Secret}" });
        }

        public async ValueTask DisposeAsync()
        {
            Browser.Dispose();
            await App.DisposeAsync();
        }
    }
}

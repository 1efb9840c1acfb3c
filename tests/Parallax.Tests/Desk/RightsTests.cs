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
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Talent;
using Parallax.Tests.Pay;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Desk;

/// <summary>What a person may do with what is known of them.</summary>
public class RightsTests
{
    private const string Secret = Life.Secret;

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
        Assert.Equal(life.Pseudonym, (string?)Rows(files, "enrollments")[0]!["pseudonym"]);
        Assert.Equal(3, Rows(files, "assignments").Count);
        Assert.Contains(Rows(files, "assignments"), a => (string?)a!["passNote"] == $"blurred {Secret}");
        Assert.Equal($"unfinished {Secret}", (string?)Assert.Single(Rows(files, "work-drafts"))!["content"]!["rationale"]);
        var judgment = Assert.Single(Rows(files, "judgments"))!;
        Assert.Equal(life.Judgment, judgment["id"]!.GetValue<Guid>());
        Assert.Equal("The second one says what the picture shows.", (string?)judgment["answers"]!["rationale"]);
        Assert.Equal(["A", "B"], judgment["answers"]!["shown"]!.AsArray().Select(s => (string?)s));
        Assert.Equal(4, (int?)judgment["answers"]!["responses"]!["B"]!["dimensions"]!.AsObject().First().Value);
        Assert.Equal(["open", "submit", "pass"], Rows(files, "time-events").Select(e => (string?)e!["kind"]));
        Assert.Equal([$"Title {Secret}"], Rows(files, "cases").Select(c => (string?)c!["title"]));
        Assert.Equal([$"Text {Secret}, \"quoted\"\nand more", $"Answer {Secret}"], Rows(files, "case-messages").Select(m => (string?)m!["text"]));
        Assert.Contains(Rows(files, "mail"), m => ((string?)m!["subject"])!.Contains("We have your application", StringComparison.Ordinal));
        await HiringIsThereAsync(life, files);

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
        foreach (var table in new[]
        {
            "people", "sign_in_sessions", "sign_in_links", "api_keys", "assignments", "cases", "case_texts", "outgoing_mail", "applications", "application_notes", "resumes",
            "waiting_entries", "offers", "work_drafts",
        }) Assert.Contains(before, f => f.StartsWith(table + ".", StringComparison.Ordinal));
        var exported = await ExportAsync(life);
        Assert.Single(Documents(life.App));

        Assert.Equal("deletion.not-confirmed", await DeleteAsync(person.Client, "somebody@else.invalid", "correct horse battery"));
        Assert.Equal("deletion.not-fresh", await DeleteAsync(person.Client, person.Email, null));
        Assert.Equal("deletion.not-fresh", await DeleteAsync(person.Client, person.Email, "not the password"));
        Assert.Equal(before, await FindAsync(life.App, personal));
        Assert.Null(await DeleteAsync(person.Client, person.Email, "correct horse battery"));

        // The signed agreement is kept as the page says, and nothing else.
        Assert.All(await FindAsync(life.App, personal), f => Assert.StartsWith("agreement_papers.", f, StringComparison.Ordinal));
        Assert.Empty(Documents(life.App));
        Assert.Equal(0, await life.App.OnDatabaseAsync(db => db.Set<Resume>().CountAsync()));
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
            await db.Set<Enrollment>().SingleAsync(e => e.PersonId == person.Id && e.ProjectId == life.Project),
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
    public async Task Unpaid_money_is_told_and_once_it_is_paid_the_account_can_go(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await using var desk = await PayDesk.OpenAsync(app);
        var person = await desk.PayeeAsync(holder: Secret);
        await desk.EarnAsync(person.Id, 1234);
        Assert.Contains("owes you 12.34 USD", await WhyAsync(person), StringComparison.Ordinal);
        await desk.FundAsync("100.00");
        var run = await desk.RunAsync();
        Assert.Contains("12.34 USD of ", await WhyAsync(person), StringComparison.Ordinal);
        var payout = (await desk.PayoutAsync(run)).GetProperty("id").GetGuid();
        await desk.Maker.PostAsync($"/api/pay/payouts/{payout}/paid", new { reference = "BANK-1" }, CancellationToken.None);

        var files = await DownloadAsync(person.Client);
        Assert.Equal("BANK-1", (string?)Assert.Single(Rows(files, "payouts"))!["bankReference"]);
        Assert.Equal("IBAN …3000", (string?)Assert.Single(Rows(files, "pay-method"))!["label"]);
        Assert.Null(await DeleteAsync(person.Client, person.Email, "correct horse battery"));
        var kept = await app.OnDatabaseAsync(db => db.Set<Payout>().SingleAsync(p => p.PersonId == person.Id));
        Assert.Equal((1234L, PayoutState.Settled, null, "IBAN …3000"), (kept.AmountMinor, kept.State, kept.Destination, kept.DestinationLabel));
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<PayMethod>().CountAsync()));
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
    }

    [Theory, Databases]
    public async Task Work_that_stands_in_no_statement_yet_keeps_the_account_until_it_is_paid(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        var person = await work.ContributorAsync();
        var idle = await work.ContributorAsync();
        await work.WorkAsync(person, 20);
        Assert.Contains("stands in no statement yet", await WhyAsync(person), StringComparison.Ordinal);
        work.GoTo(7, 2);
        await work.CloseAsync();
        Assert.Contains("is approved on Thursday 12 March", await WhyAsync(person), StringComparison.Ordinal);
        Assert.Null(await DeleteAsync(idle.Client, idle.Email, "correct horse battery"));
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

    private static async Task<string> WhyAsync(Contributor person)
    {
        using var response = await person.Client.PostAsJsonAsync("/api/me/deletion", new { confirm = person.Email, password = "correct horse battery" });
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("deletion.refused", problem.GetProperty("code").GetString());
        return problem.GetProperty("detail").GetString()!;
    }

    private static async Task HiringIsThereAsync(Life life, Dictionary<string, string> files)
    {
        Assert.Equal($"I like {Secret}", (string?)Assert.Single(Rows(files, "applications"))!["answers"]!["motive"]![0]);
        Assert.Equal($"A note on {Secret}", (string?)Assert.Single(Rows(files, "application-notes"))!["text"]);
        Assert.Equal(["submitted"], Rows(files, "application-history").Select(e => (string?)e!["kind"]));
        var resume = Assert.Single(Rows(files, "resumes"))!;
        Assert.Equal($"{Secret}.pdf", (string?)resume["fileName"]);
        Assert.StartsWith("%PDF-1.4", files[(string)resume["file"]!], StringComparison.Ordinal);
        Assert.Equal(["signed", "offered"], Rows(files, "offers").Select(o => (string?)o!["state"]));
        var agreement = Assert.Single(Rows(files, "agreements"))!;
        Assert.Equal((Life.LegalName, $"2 {Secret} Street"), ((string?)agreement["typedName"], (string?)agreement["address"]));
        Assert.Equal(
            (string?)agreement["sha256"], Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(files[(string)agreement["file"]!]))));
        Assert.Equal(life.Person.Email, (string?)Assert.Single(Rows(files, "waiting-lists"))!["email"]);
        Assert.Single(Rows(files, "sign-in-links"));
        Assert.Equal(3, Rows(files, "holds").Count);
        // What others have is not among it.
        Assert.Empty(Rows(await DownloadAsync(life.Other.Client), "applications"));
    }

    private static List<string> Documents(TestApp app) =>
        Directory.Exists(Path.Combine(app.Folder, "documents")) ? [.. Directory.EnumerateFiles(Path.Combine(app.Folder, "documents"), "*", SearchOption.AllDirectories)] : [];

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
}

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Talent;
using Parallax.Tests.Cases;
using Parallax.Tests.Running;

namespace Parallax.Tests.Desk;

/// <summary>A person who has done something of everything, and another beside them.</summary>
internal sealed record Life(TestApp App, Contributor Person, Contributor Other, Browser Browser, Guid Project, string Slug, Guid Judgment, string Pseudonym) : IAsyncDisposable
{
    /// <summary>Stands in everything that they write.</summary>
    public const string Secret = "zanzibar-plum";

    public const string LegalName = $"Mina {Secret}";

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
        var judgment = await WorkAsync(person, project);
        var operations = (await app.MemberAsync("operations")).Http;
        await TalkAsync(operations, person, other);
        await BeHiredAsync(app, operations, person);
        await Hiring.MustAsync(await person.Client.PutAsJsonAsync("/api/pay/method", new { kind = "iban", holder = Secret, iban = "DE89370400440532013000", password = "correct horse battery" }));
        var pseudonym = await app.OnDatabaseAsync(async db => (await db.Set<Installation>().SingleAsync())
            .Pseudonym(await db.Set<Project>().Where(p => p.Id == project).Select(p => p.OrganizationId).SingleAsync(), person.Id));
        return new Life(app, person, other, browser, project, slug, judgment, pseudonym);
    }

    private static async Task<Guid> WorkAsync(Contributor person, Guid project)
    {
        var first = await person.MustClaimAsync(project);
        await person.Client.PostAsJsonAsync($"/api/work/assignments/{first.GetProperty("assignment").GetGuid()}/events", new { fence = first.GetProperty("fence").GetInt64(), events = new[] { new { kind = "open" } } });
        var receipt = await person.MustSubmitAsync(first);
        var second = await person.MustClaimAsync(project);
        await person.Client.PostAsJsonAsync($"/api/work/assignments/{second.GetProperty("assignment").GetGuid()}/pass", new { kind = "cannot-judge", reason = "other", note = $"blurred {Secret}" });
        var third = await person.MustClaimAsync(project);
        await Hiring.MustAsync(await person.Client.PutAsJsonAsync($"/api/work/assignments/{third.GetProperty("assignment").GetGuid()}/draft", new { version = 0, content = new { rationale = $"unfinished {Secret}" } }));
        return receipt.GetProperty("judgment").GetGuid();
    }

    private static async Task TalkAsync(HttpClient operations, Contributor person, Contributor other)
    {
        var asked = await CaseTests.AskAsync(person.Client, $"Title {Secret}", $"Text {Secret}, \"quoted\"\nand more");
        await CaseTests.AskAsync(other.Client, "Another", "others-words");
        await operations.PostAsJsonAsync($"/api/cases/{asked}/messages", new { text = "internal note", @internal = true });
        await operations.PostAsJsonAsync($"/api/cases/{asked}/decision", new { outcome = "granted", answer = $"Answer {Secret}" });
    }

    /// <summary>An application with a résumé and a note, a place on a waiting list, a link by mail, a signed agreement and an open offer.</summary>
    private static async Task BeHiredAsync(TestApp app, HttpClient operations, Contributor person)
    {
        var opportunity = await Hiring.OpenAsync(app, TimeProvider.System);
        var application = await Hiring.DraftAsync(person.Client, new Dictionary<string, string[]>(Hiring.Answers) { ["motive"] = [$"I like {Secret}"] }, "a-board");
        using (var file = new ByteArrayContent(Hiring.Pdf())) await Hiring.MustAsync(await person.Client.PutAsync($"/api/applications/draft/{application}/resume?name={Secret}.pdf", file));
        await Hiring.MustAsync(await person.Client.PostAsync($"/api/applications/{application}/submit", null));
        await Hiring.MustAsync(await operations.PostAsJsonAsync($"/api/hiring/applications/{application}/notes", new { text = $"A note on {Secret}" }));
        await Hiring.StateAsync(app, opportunity, "paused", TimeProvider.System);
        await Hiring.MustAsync(await person.Client.PostAsJsonAsync($"/api/opportunities/{Hiring.Slug}/waiting-list", new { email = person.Email }));
        await Hiring.MustAsync(await person.Client.PostAsJsonAsync("/api/links", new { email = person.Email }));

        var (project, _) = await app.ProjectWithTasksAsync(1);
        await app.OnDatabaseAsync(db => db.Set<Organization>().ExecuteUpdateAsync(set => set.SetProperty(o => o.Address, "1 Example Street")));
        foreach (var signs in new[] { true, false })
        {
            var body = new { project, person = person.Id, hourly = "32.50", law = "New York", services = "Evaluation" };
            var offer = (await Hiring.MustAsync(await operations.PostAsJsonAsync("/api/offers", body))).GetProperty("id").GetGuid();
            var text = await Hiring.MustAsync(await person.Client.PostAsJsonAsync($"/api/offers/{offer}/text", new { legalName = LegalName, address = $"2 {Secret} Street" }));
            if (signs) await Hiring.MustAsync(await person.Client.PostAsJsonAsync($"/api/offers/{offer}/signature", new { sha256 = text.GetProperty("sha256").GetString(), name = LegalName, consent = true }));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await App.DisposeAsync();
    }
}

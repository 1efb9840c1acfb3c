using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Desk;
using Parallax.Identity;
using Parallax.Tests.Pay;
using Parallax.Tests.Running;

namespace Parallax.Tests.Desk;

/// <summary>"Granted" is said of what is done, and each side is one click from what a case is about.</summary>
public partial class CaseEffectTests
{
    [Fact]
    public void Everything_that_cases_are_about_has_its_line()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Parallax"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal));
        var about = sources.SelectMany(f => Opened().Matches(string.Join("\n", File.ReadLines(f))).Select(m => m.Groups[1].Value)).Where(a => a != "question").ToHashSet();
        Assert.Contains("statement", about);
        Assert.Empty(about.Except(SubjectsOfCases.All.Select(s => s.About)));
    }

    [Theory, Databases]
    public async Task What_is_decided_on_its_own_page_is_not_decided_on_the_case(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var asker = await app.ContributorAsync();
        var lead = (await app.MemberAsync("lead")).Http;
        var about = Ids.Opaque();
        var id = await OpenAsync(app, asker.Id, CaseKind.Dispute, CaseDecider.Leads, "time", about, $"/pay/claims/{about}");
        Assert.Equal("case.decided-there", await DecideAsync(lead, id, "granted"));
        Assert.Equal("case.decided-there", await DecideAsync(lead, id, "refused"));
        var page = await lead.GetStringAsync($"/cases/{id}");
        Assert.Contains($"href=\"/pay/claims/{about}\">Decide on the claimed time", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Decide and send", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/pay/claims/{about}\">See the claimed time", await asker.Client.GetStringAsync($"/cases/{id}"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_dispute_about_a_statement_is_granted_once_something_is_corrected(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await using var desk = await PayDesk.OpenAsync(app);
        var person = await desk.PayeeAsync();
        var finance = (await app.MemberAsync("finance")).Http;
        await desk.EarnAsync(person.Id, 1000);
        var about = Ids.Opaque();
        var id = await OpenAsync(app, person.Id, CaseKind.Dispute, CaseDecider.Finance, "statement", about, $"/pay/statements/{about}");
        Assert.Contains("An answer here changes nothing by itself.", await finance.GetStringAsync($"/cases/{id}"), StringComparison.Ordinal);
        Assert.Equal("case.not-done", await DecideAsync(finance, id, "granted"));
        Assert.Equal("case.not-done", await DecideAsync(finance, id, "partly-granted"));
        await Hiring.MustAsync(await finance.PostAsJsonAsync("/api/ledger/adjustments", new { kind = "correct", person = person.Id, project = desk.Project, amount = "5.00", currency = "USD", reason = "An hour was missing." }));
        Assert.Null(await DecideAsync(finance, id, "granted"));
    }

    [Theory, Databases]
    public async Task A_contributor_appeals_a_stop_and_it_is_granted_by_lifting_it(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(2);
        var person = await app.ContributorAsync(slug);
        var lead = (await app.MemberAsync("lead")).Http;
        await app.Operator.SendAsync(HttpMethod.Delete, $"/api/projects/{slug}/enrollments/{person.Id}", null, CancellationToken.None);
        var told = Assert.Single(await Hiring.MailAsync(app, person.Email));
        Assert.Contains($"/projects/{project}/mine", told.Text, StringComparison.Ordinal);

        using var browser = new Browser(app.Address);
        await browser.MustSignInAsync(person.Email);
        using var empty = await browser.SendFormAsync($"/projects/{project}/mine", "ask", ("Asked", "appeal"), ("Text", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var id = Ids.Opaque();
        for (var twice = 0; twice < 2; twice++)
        {
            using var asked = await browser.SendFormAsync($"/projects/{project}/mine", "ask", ("Case", id.ToString()), ("Asked", "appeal"), ("Text", Scenes.Markup));
            Assert.EndsWith($"/cases/{id}", asked.Headers.Location?.ToString(), StringComparison.Ordinal);
        }

        var mine = await person.Client.GetFromJsonAsync<JsonElement>($"/api/cases/{id}");
        Assert.Equal($"/projects/{project}/mine", mine.GetProperty("case").GetProperty("aboutPath").GetString());
        var theirs = (await lead.GetFromJsonAsync<JsonElement>($"/api/cases/{id}")).GetProperty("case").GetProperty("aboutPath").GetString();
        Assert.Equal($"/projects/{project}/people/{person.Id}", theirs);
        Assert.Contains("What they may do", await lead.GetStringAsync(theirs), StringComparison.Ordinal);
        Assert.Equal("case.not-done", await DecideAsync(lead, id, "granted"));
        await app.Operator.PostAsync($"/api/projects/{slug}/enrollments", new { email = person.Email }, CancellationToken.None);
        Assert.Null(await DecideAsync(lead, id, "granted"));
        Assert.NotNull((await person.ClaimAsync(project)).Assignment);
        using var stranger = await (await app.ContributorAsync()).Client.PostAsJsonAsync($"/api/projects/{project}/cases", new { kind = "question", text = "Mine?" });
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    private static async Task<string?> DecideAsync(HttpClient decider, Guid id, string outcome)
    {
        using var response = await decider.PostAsJsonAsync($"/api/cases/{id}/decision", new { outcome, answer = "We looked at it." });
        return response.IsSuccessStatusCode ? null : (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }

    private static Task<Guid> OpenAsync(TestApp app, Guid person, CaseKind kind, CaseDecider decider, string about, Guid aboutId, string path) => app.OnDatabaseAsync(async db =>
    {
        var organization = await db.Set<Organization>().Select(o => o.Id).FirstAsync();
        var opened = await OpenCase.ForAsync(db, new OpenCase.Draft(person, organization, kind, decider, about, aboutId, path, "Title", "Text"), TimeProvider.System);
        await db.SaveChangesAsync();
        return opened.Id;
    });

    [GeneratedRegex("""CaseKind\.\w+, CaseDecider\.\w+, "([a-z-]+)",""")]
    private static partial Regex Opened();
}

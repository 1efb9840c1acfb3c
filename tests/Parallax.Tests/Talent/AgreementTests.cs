using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Tests.Talent;

/// <summary>From an offer to work: what is signed is what was shown, and a claim reads what was signed.</summary>
public class AgreementTests
{
    private const string Name = "Zoë <b>Łuk</b> *Example*";
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory, Databases]
    public async Task Signing_keeps_the_exact_bytes_and_enrolls_with_the_terms(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, _, person, operations) = await WorldAsync(app);
        var offer = await OfferAsync(operations, project, person.Id, new { startsAt = Start.AddDays(2), endsAt = Start.AddDays(30) });
        var shown = await FillAsync(person, offer);
        Assert.Equal(shown.Sha, Hash(Encoding.UTF8.GetBytes(shown.Html)));
        Assert.Contains("Zoë &lt;b&gt;Łuk&lt;/b&gt; *Example*", shown.Html, StringComparison.Ordinal);

        var signed = await SignAsync(person, offer, shown.Sha);
        var again = await SignAsync(person, offer, shown.Sha);
        Assert.Equal(signed.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<SignedAgreement>().CountAsync()));

        var path = $"/agreements/{signed.GetProperty("id").GetGuid()}";
        Assert.Equal(shown.Html, Encoding.UTF8.GetString(await person.Client.GetByteArrayAsync($"{path}/agreement.html")));
        Assert.True((await person.Client.GetFromJsonAsync<JsonElement>($"/api{path}/verify")).GetProperty("matches").GetBoolean());
        var pages = PdfText.Of(await operations.Http.GetByteArrayAsync($"{path}/agreement.pdf"));
        Assert.True(pages.Count >= 2);
        Assert.Contains(shown.Sha, string.Concat(pages), StringComparison.Ordinal);
        Assert.Contains("Zoë <b>Łuk</b>", string.Join(' ', string.Concat(pages).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        var terms = await app.OnDatabaseAsync(db => db.Set<EnrollmentTerms>().SingleAsync());
        Assert.Equal((3250L, "USD", 72_000, signed.GetProperty("id").GetGuid()), (terms.HourlyMinor, terms.Currency, terms.WeeklyCapSeconds, terms.SourceId));
        Assert.Equal(Start.AddDays(2), terms.EffectiveAt);
        Assert.Null((await person.ClaimAsync(project)).Assignment);
        clock.Advance(TimeSpan.FromDays(3));
        Assert.NotNull((await person.ClaimAsync(project)).Assignment);

        await using var stranger = new Api((await app.ContributorAsync()).Client);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"{path}/agreement.pdf")).StatusCode);
    }

    [Theory, Databases]
    public async Task What_is_stale_late_unsaid_or_declined_signs_nothing(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, _, person, operations) = await WorldAsync(app);
        var offer = await OfferAsync(operations, project, person.Id);
        Assert.Equal("offer.text-missing", await CodeAsync(person, offer, "signature", new { sha256 = "", name = Name, consent = true }));
        var first = await FillAsync(person, offer);
        var second = await FillAsync(person, offer, "1 Other Street");
        Assert.NotEqual(first.Sha, second.Sha);
        Assert.Equal("offer.text-stale", await CodeAsync(person, offer, "signature", new { sha256 = first.Sha, name = Name, consent = true }));
        Assert.Equal("offer.invalid", await CodeAsync(person, offer, "signature", new { sha256 = second.Sha, name = Name, consent = false }));
        Assert.Equal("offer.invalid", await CodeAsync(person, offer, "signature", new { sha256 = second.Sha, name = "Somebody", consent = true }));
        clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("offer.expired", await CodeAsync(person, offer, "signature", new { sha256 = second.Sha, name = Name, consent = true }));

        var other = await OfferAsync(operations, project, person.Id);
        using (var declined = await person.Client.PostAsJsonAsync($"/api/offers/{other}/decline", new { reason = "Too little." })) declined.EnsureSuccessStatusCode();
        Assert.Equal("offer.settled", await CodeAsync(person, other, "text", new { legalName = Name, address = "x" }));
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<SignedAgreement>().CountAsync()));
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<Enrollment>().CountAsync()));
    }

    [Theory, Databases]
    public async Task A_new_version_asks_again_and_stops_new_tasks_only_after_its_day(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, template, person, operations) = await WorldAsync(app);
        var offer = await OfferAsync(operations, project, person.Id);
        await SignAsync(person, offer, (await FillAsync(person, offer)).Sha);

        await operations.PostAsync($"/api/agreements/templates/{template}/versions", new { markdown = "# New\n\n{{contractor_name}} is paid {{rate}}.", note = "Shorter" }, CancellationToken.None);
        var ask = new { signBy = Start.AddDays(5) };
        Assert.Equal(1, (await operations.PostAsync($"/api/agreements/templates/{template}/ask-again", ask, CancellationToken.None)).GetProperty("asked").GetInt32());
        Assert.Equal(0, (await operations.PostAsync($"/api/agreements/templates/{template}/ask-again", ask, CancellationToken.None)).GetProperty("asked").GetInt32());
        await app.OnDatabaseAsync(db => StopUnsigned.ForAsync(db, clock, CancellationToken.None));
        var held = await person.MustClaimAsync(project);

        clock.Advance(TimeSpan.FromDays(6));
        await app.OnDatabaseAsync(db => StopUnsigned.ForAsync(db, clock, CancellationToken.None));
        Assert.Equal("enrollment.may-not-claim", (await person.ClaimAsync(project, held.GetProperty("assignment").GetGuid())).Reason);
        await person.MustSubmitAsync(held);

        // A still newer version takes the place of the one that nobody signed; declined, it can be signed all the same.
        await operations.PostAsync($"/api/agreements/templates/{template}/versions", new { markdown = "# Newer\n\n{{contractor_name}} is paid {{rate}}.", note = "Newer" }, CancellationToken.None);
        Assert.Equal(1, (await operations.PostAsync($"/api/agreements/templates/{template}/ask-again", new { signBy = Start.AddDays(9) }, CancellationToken.None)).GetProperty("asked").GetInt32());
        var asked = await app.OnDatabaseAsync(db => db.Set<Offer>().Where(o => o.RenewsId != null).OrderBy(o => o.CreatedAt).Select(o => o.Id).ToListAsync());
        Assert.Equal("offer.settled", await CodeAsync(person, asked[0], "text", new { legalName = Name, address = "x" }));
        var renewal = asked[1];
        using (var declined = await person.Client.PostAsJsonAsync($"/api/offers/{renewal}/decline", new { reason = "Not yet." })) declined.EnsureSuccessStatusCode();
        Assert.Equal("enrollment.may-not-claim", (await person.ClaimAsync(project)).Reason);
        await SignAsync(person, renewal, (await FillAsync(person, renewal)).Sha);
        Assert.NotNull((await person.ClaimAsync(project)).Assignment);
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<EnrollmentTerms>().CountAsync()));
    }

    [Theory, Databases]
    public async Task Unknown_fields_members_and_changes_of_what_was_written_are_refused(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, template, person, operations) = await WorldAsync(app);
        using var unknown = await operations.Http.PostAsJsonAsync($"/api/agreements/templates/{template}/versions", new { markdown = "{{rate}} {{nonsense}}" });
        Assert.Contains("nonsense", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        await using (await app.MemberAsync("viewer")) { }
        var member = await app.OnDatabaseAsync(db => db.Set<Person>().Where(p => p.Email!.StartsWith("viewer")).Select(p => p.Id).SingleAsync());
        using var refused = await operations.Http.PostAsJsonAsync("/api/offers", Body(project, member, null));
        Assert.Equal("enrollment.member", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());

        var offer = await OfferAsync(operations, project, person.Id);
        await SignAsync(person, offer, (await FillAsync(person, offer)).Sha);
        foreach (var statement in new[] { "UPDATE agreement_papers SET address = 'x'", "UPDATE signed_agreements SET sha256 = 'x'", "DELETE FROM signed_agreements", "UPDATE agreement_template_versions SET markdown = 'x'" })
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.OnDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(statement)));
    }

    [Theory, Databases]
    public async Task A_claim_says_why_not_and_until_when(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, _, person, operations) = await WorldAsync(app);
        var offer = await OfferAsync(operations, project, person.Id, new { startsAt = Start.AddDays(2), endsAt = Start.AddDays(30) });
        await SignAsync(person, offer, (await FillAsync(person, offer)).Sha);
        Assert.Contains("begins on 4 Mar 2026, 09:00 UTC", await WhyNotAsync(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(3));
        await app.OnDatabaseAsync(db => db.Set<Enrollment>().ExecuteUpdateAsync(set => set.SetProperty(e => e.CapReachedUntil, Start.AddDays(7))));
        Assert.Contains("New tasks come again on 9 Mar 2026, 09:00 UTC", await WhyNotAsync(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(5));
        Assert.NotNull((await person.ClaimAsync(project)).Assignment);
        clock.Advance(TimeSpan.FromDays(23));
        Assert.Contains("ended on 1 Apr 2026, 09:00 UTC", await WhyNotAsync(), StringComparison.Ordinal);

        async Task<string> WhyNotAsync()
        {
            using var claim = await person.Client.PostAsJsonAsync($"/api/work/projects/{project}/claims", new { besides = Array.Empty<Guid>() });
            Assert.Equal(HttpStatusCode.Conflict, claim.StatusCode);
            return (await claim.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
        }
    }

    [Theory, Databases]
    public async Task The_form_of_an_offer_takes_nothing_for_something_else_and_shows_markup_as_text(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, template, person, _) = await WorldAsync(app);
        using var pages = new Running.Browser(app.Address);
        await pages.MustSignInAsync(await app.OnDatabaseAsync(db => db.Set<Person>().Where(p => p.IsOperations).Select(p => p.Email!).SingleAsync()));
        (string, string)[] form = [("Email", person.Email), ("ProjectId", $"{project}"), ("Template", $"{template}"), ("Hourly", "32.50"), ("Notice", "7"), ("PaidIn", "7"), ("StandsDays", "7"), ("Law", "<i>New York</i>"), ("Services", "*Evaluation* [x](javascript:1)")];
        foreach (var (field, typed) in new[] { ("WeeklyHours", "1e2"), ("Starts", "soon"), ("Notice", "a week") })
        {
            using var refused = await pages.SendFormAsync("/hiring/offers/new", "offer", [.. form.Where(f => f.Item1 != field), (field, typed), ("Preview", "false")]);
            Assert.Contains($"value=\"{typed}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var preview = await pages.SendFormAsync("/hiring/offers/new", "offer", [.. form, ("Preview", "true")]);
        var shown = await preview.Content.ReadAsStringAsync();
        Assert.Contains("&lt;i&gt;New York&lt;/i&gt;", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:1\"", shown.Replace("value=\"*Evaluation* [x](javascript:1)\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<Offer>().CountAsync()));
        using var sent = await pages.SendFormAsync("/hiring/offers/new", "offer", [.. form, ("Preview", "false")]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var offer = await app.OnDatabaseAsync(db => db.Set<Offer>().Select(o => o.Id).SingleAsync());
        foreach (var hidden in new[] { "Ada\0", "Ada \u202Eelpmaxe" })
            Assert.Equal("offer.invalid", await CodeAsync(person, offer, "text", new { legalName = hidden, address = "x" }));
        Assert.Equal("offer.invalid", await CodeAsync(person, offer, "decline", new { reason = "\0" }));
    }

    [Theory, Databases]
    public async Task A_new_version_shows_word_by_word_what_is_different(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, template, person, operations) = await WorldAsync(app);
        var path = $"/api/agreements/templates/{template}";
        await operations.PostAsync($"{path}/versions", new { markdown = "# Pay\n\n{{contractor_name}} is paid {{rate}} within seven days.\n\nNothing else." }, CancellationToken.None);
        var offer = await OfferAsync(operations, project, person.Id);
        await SignAsync(person, offer, (await FillAsync(person, offer)).Sha);
        await operations.PostAsync($"{path}/versions", new { markdown = "# Pay\n\n{{contractor_name}} is paid {{rate}} within five days.\n\nNothing else.", note = "Paid <sooner>" }, CancellationToken.None);
        await operations.PostAsync($"{path}/ask-again", new { signBy = TimeProvider.System.GetUtcNow().AddDays(5) }, CancellationToken.None);
        var renewal = await app.OnDatabaseAsync(db => db.Set<Offer>().Where(o => o.RenewsId != null).Select(o => o.Id).SingleAsync());

        using var pages = new Running.Browser(app.Address);
        await pages.MustSignInAsync(person.Email);
        var html = await pages.Client.GetStringAsync($"/offers/{renewal}");
        foreach (var words in new[] { "<strong>seven </strong>", "<strong>five </strong>", "Paid &lt;sooner&gt;" }) Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing else.", html, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task The_paper_has_the_letters_of_names_and_says_which_it_cannot_draw(Database database)
    {
        const string name = "Łukasz Nguyễn Иван Σοφία 李";
        await using var app = await TestApp.StartAsync(database);
        var (project, _, person, operations) = await WorldAsync(app);
        var offer = await OfferAsync(operations, project, person.Id);
        using var filled = await person.Client.PostAsJsonAsync($"/api/offers/{offer}/text", new { legalName = name, address = "ul. Łódzka 1" });
        var sha256 = (await filled.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sha256").GetString();
        using var signed = await person.Client.PostAsJsonAsync($"/api/offers/{offer}/signature", new { sha256, name, consent = true });
        var path = (await signed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("path").GetString();
        var pdf = await person.Client.GetByteArrayAsync($"{path}/agreement.pdf");
        Assert.Empty(PdfFonts.Torn(pdf));
        var text = string.Join(' ', string.Concat(PdfText.Of(pdf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Łukasz Nguyễn Иван Σοφία", text, StringComparison.Ordinal);
        Assert.Contains("U+674E", text, StringComparison.Ordinal);
        Assert.Contains(name, await person.Client.GetStringAsync($"{path}/agreement.html"), StringComparison.Ordinal);
    }

    private static async Task<(Guid Project, Guid Template, Contributor Person, Api Operations)> WorldAsync(TestApp app)
    {
        var (project, _) = await app.ProjectWithTasksAsync(3, overlap: 1);
        await app.OnDatabaseAsync(db => db.Set<Organization>().ExecuteUpdateAsync(set => set.SetProperty(o => o.Address, "1 Example Street")));
        var operations = await app.MemberAsync("operations");
        var templates = await operations.Http.GetFromJsonAsync<JsonElement>("/api/agreements/templates");
        return (project, templates.GetProperty("items")[0].GetProperty("id").GetGuid(), await app.ContributorAsync(), operations);
    }

    private static Dictionary<string, object?> Body(Guid project, Guid person, object? more)
    {
        var body = new Dictionary<string, object?> { ["project"] = project, ["person"] = person, ["hourly"] = "32.50", ["weeklyHours"] = 20, ["law"] = "New York", ["services"] = "Evaluation" };
        foreach (var property in more?.GetType().GetProperties() ?? []) body[property.Name] = property.GetValue(more);
        return body;
    }

    private static async Task<Guid> OfferAsync(Api operations, Guid project, Guid person, object? more = null) =>
        (await operations.PostAsync("/api/offers", Body(project, person, more), CancellationToken.None)).GetProperty("id").GetGuid();

    private static async Task<(string Html, string Sha)> FillAsync(Contributor person, Guid offer, string address = "2 Example Avenue")
    {
        using var response = await person.Client.PostAsJsonAsync($"/api/offers/{offer}/text", new { legalName = Name, address });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var text = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (text.GetProperty("html").GetString()!, text.GetProperty("sha256").GetString()!);
    }

    private static async Task<JsonElement> SignAsync(Contributor person, Guid offer, string sha256)
    {
        using var response = await person.Client.PostAsJsonAsync($"/api/offers/{offer}/signature", new { sha256, name = Name, consent = true });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string?> CodeAsync(Contributor person, Guid offer, string verb, object body)
    {
        using var response = await person.Client.PostAsJsonAsync($"/api/offers/{offer}/{verb}", body);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Tests.Talent;

/// <summary>What the public, the job boards and the feed readers get of a listing.</summary>
public partial class ListingTests
{
    [Theory, Databases]
    public async Task The_markup_of_an_open_listing_keeps_the_rules_of_job_boards(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await Hiring.OpenAsync(app, TimeProvider.System);
        using var client = app.Client();
        var html = await client.GetStringAsync($"/work-with-us/{Hiring.Slug}?src=board");
        var markup = JsonSerializer.Deserialize<JsonElement>(Assert.Single(Markup().Matches(html)).Groups[1].Value);

        Assert.Equal("JobPosting", Text(markup, "@type"));
        // Of work that is wholly remote the place is told by jobLocationType and applicantLocationRequirements.
        string[] required = ["title", "description", "datePosted", "hiringOrganization", "jobLocationType", "applicantLocationRequirements"];
        string[] recommended = ["baseSalary", "employmentType", "identifier", "validThrough", "directApply"];
        Assert.Equal(required.Concat(recommended).Append("@context").Append("@type").Order(), markup.EnumerateObject().Select(p => p.Name).Order());
        Assert.NotEqual(Text(markup, "title"), Text(markup, "description"));
        Assert.Contains($"datetime=\"{Text(markup, "validThrough")}\"", html);
        Assert.Contains("Independent contractor", html);
        var seen = Visible(html);
        Assert.Contains(Text(markup, "title"), seen);
        Assert.True(DateOnly.TryParseExact(Text(markup, "datePosted"), "yyyy-MM-dd", out _));
        Assert.True(DateTimeOffset.Parse(Text(markup, "validThrough"), System.Globalization.CultureInfo.InvariantCulture) > TimeProvider.System.GetUtcNow());
        Assert.Equal(("CONTRACTOR", "TELECOMMUTE"), (Text(markup, "employmentType"), Text(markup, "jobLocationType")));
        Assert.True(markup.GetProperty("directApply").GetBoolean());
        Assert.False(markup.TryGetProperty("jobLocation", out _));
        Assert.Contains(Text(markup.GetProperty("identifier"), "value"), seen);
        Assert.Contains(Text(markup.GetProperty("hiringOrganization"), "name"), seen);
        var countries = markup.GetProperty("applicantLocationRequirements").EnumerateArray().Select(c => (Text(c, "@type"), Text(c, "name"))).ToList();
        Assert.All(countries, c => { Assert.Equal("Country", c.Item1); Assert.Contains(c.Item2, seen); });
        Assert.Contains(("Country", "United States"), countries);
        var salary = markup.GetProperty("baseSalary");
        Assert.Equal(("USD", "HOUR", 20m, 45m), (Text(salary, "currency"), Text(salary.GetProperty("value"), "unitText"),
            salary.GetProperty("value").GetProperty("minValue").GetDecimal(), salary.GetProperty("value").GetProperty("maxValue").GetDecimal()));
        Assert.Contains("20.00 to 45.00 USD", seen);

        // The whole description is on the page, says that it is remote and where one may be, and has the sentence on visas, which is no property of place.
        var description = Text(markup, "description");
        Assert.Contains(description, html);
        Assert.Contains("100% remote", description);
        Assert.Contains("H1-B or STEM OPT support cannot currently be supported", description);
        Assert.DoesNotContain("H1-B", markup.GetProperty("applicantLocationRequirements").ToString());
        Assert.Contains($"rel=\"canonical\" href=\"{app.Address.ToString().TrimEnd('/')}/work-with-us/{Hiring.Slug}\"", html);
        Assert.Empty(Markup().Matches(await client.GetStringAsync("/work-with-us")));
    }

    [Theory, Databases]
    public async Task Only_an_open_listing_is_found_by_machines_and_a_closed_one_is_gone(Database database)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await TestApp.StartAsync(database, clock);
        using var client = app.Client();
        var id = (await app.Operator.PostAsync("/api/hiring/opportunities", new { }, CancellationToken.None)).GetProperty("id").GetGuid();
        await SeenAsync(client, HttpStatusCode.NotFound, open: false);
        Assert.Equal("opportunity.date-needed", await Hiring.CodeAsync(await app.Operator.Http.PostAsJsonAsync($"/api/hiring/opportunities/{id}/state", new { state = "open" })));
        await Hiring.StateAsync(app, id, "open", clock);
        await SeenAsync(client, HttpStatusCode.OK, open: true);
        await Hiring.StateAsync(app, id, "paused", clock);
        await SeenAsync(client, HttpStatusCode.OK, open: false);
        await Hiring.StateAsync(app, id, "open", clock);
        clock.Advance(TimeSpan.FromDays(31));
        await SeenAsync(client, HttpStatusCode.Gone, open: false);
        await Hiring.StateAsync(app, id, "closed", clock);
        await SeenAsync(client, HttpStatusCode.Gone, open: false);
        Assert.Equal("opportunity.not-open", await Hiring.CodeAsync(await client.PostAsJsonAsync($"/api/opportunities/{Hiring.Slug}/eligibility", new { country = "CA" })));
    }

    [Theory, Databases]
    public async Task Who_waits_is_told_once_when_it_opens_again(Database database)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await TestApp.StartAsync(database, clock);
        using var client = app.Client();
        var id = await Hiring.OpenAsync(app, clock);
        var list = $"/api/opportunities/{Hiring.Slug}/waiting-list";
        Assert.Equal("opportunity.not-waiting", await Hiring.CodeAsync(await client.PostAsJsonAsync(list, new { email = "a@test.invalid" })));
        await Hiring.StateAsync(app, id, "filled", clock);
        Assert.Equal("person.email-invalid", await Hiring.CodeAsync(await client.PostAsJsonAsync(list, new { email = "a@test.invalid\nBcc: b@test.invalid" })));
        foreach (var email in new[] { "a@test.invalid", "A@test.invalid", "b@test.invalid" }) await Hiring.MustAsync(await client.PostAsJsonAsync(list, new { email }));
        var leave = Hiring.Path((await Hiring.MailAsync(app, "b@test.invalid")).Single(), "/waiting-list/");
        using (var browser = new Running.Browser(app.Address))
        {
            using var left = await browser.SendFormAsync(leave, "leave");
            Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        }

        await TellAsync(app);
        Assert.Single(await Hiring.MailAsync(app, "a@test.invalid"));
        await Hiring.StateAsync(app, id, "open", clock);
        await TellAsync(app);
        await TellAsync(app);
        var told = await Hiring.MailAsync(app, "a@test.invalid");
        Assert.Equal(2, told.Count);
        Assert.Equal($"/work-with-us/{Hiring.Slug}", Hiring.Path(told[1], "/work-with-us/"));
        Assert.Single(await Hiring.MailAsync(app, "b@test.invalid"));
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<WaitingEntry>().CountAsync()));

        // The page was opened while one could wait; and whoever waits for what is closed for good waits no longer.
        using var late = new Running.Browser(app.Address);
        var page = $"/work-with-us/{Hiring.Slug}?src=board";
        await Hiring.StateAsync(app, id, "paused", clock);
        using (var opened = await late.SendFormAsync(page, "wait", () => Hiring.StateAsync(app, id, "open", clock), ("Email", "c@test.invalid"))) Assert.Equal(page, new Uri(app.Address, opened.Headers.Location!).PathAndQuery);
        Assert.Contains("It is open again meanwhile", await late.Client.GetStringAsync(page));
        await Hiring.StateAsync(app, id, "paused", clock);
        await Hiring.MustAsync(await client.PostAsJsonAsync(list, new { email = "d@test.invalid" }));
        await Hiring.StateAsync(app, id, "closed", clock);
        await ApplicationTests.PurgeAsync(app);
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<WaitingEntry>().CountAsync()));
    }

    [Theory, Databases]
    public async Task The_feed_and_the_map_are_what_their_readers_expect(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await Hiring.OpenAsync(app, TimeProvider.System);
        using var client = app.Client();
        var listing = $"{app.Address.ToString().TrimEnd('/')}/work-with-us/{Hiring.Slug}";
        XNamespace atom = "http://www.w3.org/2005/Atom", map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        using var answer = await client.GetAsync("/jobs.atom");
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Equal(atom + "feed", feed.Name);
        Assert.Equal($"{app.Address}jobs.atom", feed.Elements(atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        var entry = Assert.Single(feed.Elements(atom + "entry"));
        foreach (var element in new[] { feed, entry })
        {
            foreach (var needed in new[] { "id", "title", "updated" }) Assert.NotEqual("", Assert.Single(element.Elements(atom + needed)).Value);
            Assert.True(Uri.TryCreate(element.Element(atom + "id")!.Value, UriKind.Absolute, out _));
            Assert.True(DateTimeOffset.TryParse(element.Element(atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture, out _));
        }

        Assert.NotEqual("", entry.Element(atom + "author")!.Element(atom + "name")!.Value);
        Assert.Equal(listing, entry.Element(atom + "link")!.Attribute("href")!.Value);
        var urls = XDocument.Parse(await client.GetStringAsync("/sitemap.xml")).Root!;
        Assert.Equal(map + "urlset", urls.Name);
        Assert.All(urls.Elements(), url => Assert.Equal(map + "url", url.Name));
        Assert.Contains(listing, urls.Elements(map + "url").Select(url => url.Element(map + "loc")!.Value));
    }

    [Theory, Databases]
    public async Task What_was_saved_meanwhile_is_not_written_over_unseen(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var id = await Hiring.OpenAsync(app, TimeProvider.System);
        await using (await app.MemberAsync("operations")) { }
        using var operations = new Running.Browser(app.Address);
        await operations.MustSignInAsync("operations1@test.invalid");
        var path = $"/hiring/{id}/edit";
        Task MeanwhileAsync() => app.Operator.PostAsync($"/api/hiring/opportunities/{id}/versions", new { listing = ListingTemplate.Make() with { Summary = "Of somebody else" }, seen = 1 }, CancellationToken.None);
        (string, string)[] typed = [.. Typed(ListingTemplate.Make() with { Summary = "Mine" }), ("Seen", "1")];

        using var shown = await operations.SendFormAsync(path, "listing", MeanwhileAsync, [.. typed, ("Act", "preview")]);
        Assert.Contains("name=\"Seen\" value=\"1\"", await shown.Content.ReadAsStringAsync());
        using var refused = await operations.SendFormAsync(path, "listing", [.. typed, ("Act", "save")]);
        var html = await refused.Content.ReadAsStringAsync();
        Assert.Contains("Somebody else saved a version meanwhile.", html);
        Assert.Contains("Mine</textarea>", html);
        Assert.Contains("name=\"Seen\" value=\"2\"", html);
    }

    private static IEnumerable<(string, string)> Typed(Listing listing)
    {
        var input = ListingInput.Of(listing);
        return typeof(ListingInput).GetProperties().Where(p => p.PropertyType == typeof(string)).Select(p => (p.Name, (string)p.GetValue(input)!));
    }

    [Theory, Databases]
    public async Task Markup_in_every_field_of_a_listing_is_text(Database database)
    {
        const string hostile = "</script><script>window.hacked=1</script><img src=x onerror=alert(1)>";
        await using var app = await TestApp.StartAsync(database);
        var id = await Hiring.OpenAsync(app, TimeProvider.System);
        var plain = ListingTemplate.Make();
        var listing = plain with
        {
            Title = hostile,
            Summary = hostile,
            Body = hostile + "\n\n[a](javascript:alert(1))",
            Areas = [hostile],
            Responsibilities = [hostile],
            Skills = [hostile],
            Preferred = [hostile],
            Hours = hostile,
            HowPaid = hostile,
            NotSupported = hostile,
            Selection = hostile,
            Form = new ApplicationForm([.. plain.Form.Questions.Select(q => q with { Label = hostile, Hint = hostile })]),
        };
        await app.Operator.PostAsync($"/api/hiring/opportunities/{id}/versions", new { listing, seen = 1 }, CancellationToken.None);
        Assert.Equal("opportunity.invalid", await Hiring.CodeAsync(await app.Operator.Http.PostAsJsonAsync($"/api/hiring/opportunities/{id}/versions", new { listing = plain with { Title = "A\0" }, seen = 2 })));
        Assert.Equal("opportunity.invalid", await Hiring.CodeAsync(await app.Operator.Http.PostAsJsonAsync($"/api/hiring/opportunities/{id}/versions",
            new { listing = plain with { Form = new ApplicationForm([plain.Form.Questions[0] with { Label = "This | or that" }]) }, seen = 2 })));
        using var client = app.Client();
        foreach (var path in new[] { "/work-with-us", $"/work-with-us/{Hiring.Slug}" })
        {
            var html = await client.GetStringAsync(path);
            Assert.DoesNotContain("<script>window", html);
            Assert.DoesNotContain("<img src=x", html);
            Assert.DoesNotContain("href=\"javascript:", html);
        }

        XDocument.Parse(await client.GetStringAsync("/jobs.atom"));
        Assert.Equal("opportunity.changed", await Hiring.CodeAsync(await app.Operator.Http.PostAsJsonAsync($"/api/hiring/opportunities/{id}/versions", new { listing = plain, seen = 1 })));
        await Assert.ThrowsAnyAsync<Exception>(() => app.OnDatabaseAsync(db => db.Set<OpportunityVersion>().ExecuteUpdateAsync(v => v.SetProperty(x => x.Hash, "changed"))));
    }

    [Theory]
    [InlineData("name | text* | Your name | As you like | ", null)]
    [InlineData("size | choice | Size | | small; large", null)]
    [InlineData("no kind", "Line 1")]
    [InlineData("x | essay | Label", "Line 1")]
    public void A_form_is_lines(string line, string? fault)
    {
        var (form, said) = FormLines.Read(line);
        if (fault is null) Assert.Equal(form!.Questions.Select(q => q.Id), FormLines.Read(FormLines.Write(form)).Form!.Questions.Select(q => q.Id));
        else Assert.StartsWith(fault, said);
    }

    private static async Task SeenAsync(HttpClient client, HttpStatusCode expected, bool open)
    {
        using var response = await client.GetAsync($"/work-with-us/{Hiring.Slug}");
        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(open, Markup().IsMatch(html));
        if (expected != HttpStatusCode.NotFound) Assert.Equal(!open, html.Contains("<meta name=\"robots\" content=\"noindex\"", StringComparison.Ordinal));
        var address = $"/work-with-us/{Hiring.Slug}";
        Assert.Equal(open, XDocument.Parse(await client.GetStringAsync("/sitemap.xml")).Descendants().Any(e => e.Name.LocalName == "loc" && e.Value.EndsWith(address, StringComparison.Ordinal)));
        Assert.Equal(open, XDocument.Parse(await client.GetStringAsync("/jobs.atom")).Descendants().Any(e => e.Name.LocalName == "entry"));
        Assert.Equal(open, (await client.GetStringAsync("/work-with-us")).Contains(address, StringComparison.Ordinal));
    }

    private static async Task TellAsync(TestApp app)
    {
        await using var scope = app.App.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<TellWaiting>(scope.ServiceProvider).RunAsync(CancellationToken.None);
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    /// <summary>What a reader sees: the page without what stands in its head.</summary>
    private static string Visible(string html) => WebUtility.HtmlDecode(html[html.IndexOf("<body", StringComparison.Ordinal)..]);

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Markup();
}

using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Projects;
using Parallax.Work;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Tests.Talent;

/// <summary>The pages of whoever makes a screening, answers for it, or takes it: what is typed there is what holds.</summary>
public class ScreeningPagesTests
{
    private static readonly (string, string)[] Rubric =
        [("Kind", "rubric"), ("Skill", "Ambiguity <b>"), ("Points", "4"), ("Asks", "How are readings told apart?"), .. Enumerable.Range(1, 5).Select(level => ($"Level-{level}", $"Description {level}"))];

    [Theory, Databases]
    public async Task A_screening_is_made_item_by_item_with_keys_and_rubrics(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, _) = await app.ProjectWithTasksAsync(3);
        using var lead = await MemberAsync(app, "lead");
        using var wrong = await lead.SendFormAsync("/screenings/new", "terms", ("Name", "First look"), ("Project", $"{project}"), ("Minutes", "an hour"), ("PassPercent", "50"), ("MostAttempts", "2"));
        var told = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("The time is 1 to 600 minutes.", told, StringComparison.Ordinal);
        Assert.Contains("an hour", told, StringComparison.Ordinal);
        var here = await MustAsync(lead.SendFormAsync("/screenings/new", "terms", ("Name", "First look"), ("Project", $"{project}"), ("Minutes", "45"), ("PassPercent", "50"), ("Pays", "25"), ("Currency", "usd"), ("MostAttempts", "2"), ("RetakeDays", "")));
        var id = await app.OnDatabaseAsync(db => db.Set<Screening>().Select(s => s.Id).SingleAsync());
        Assert.Equal($"/screenings/{id}", here);
        await MustAsync(lead.SendFormAsync($"{here}/terms", "terms", ("Name", "Second look"), ("Minutes", "40"), ("PassPercent", "50"), ("MostAttempts", "2"), ("RetakeDays", "30")));

        var items = await app.OnDatabaseAsync(db => (from p in db.Set<Presentation>() join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id orderby t.ExternalId select p.Id).ToListAsync());
        var bank = await lead.Client.GetStringAsync($"{here}/bank");
        Assert.All(items, p => Assert.Contains($"{here}/items/{p}", bank, StringComparison.Ordinal));
        using var empty = await lead.SendFormAsync($"{here}/items/{items[0]}", "item", ("Kind", "key"), ("Skill", "Logical consistency"), ("Points", "4"));
        Assert.Contains("Say at least one thing that is expected.", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await MustAsync(lead.SendFormAsync($"{here}/items/{items[0]}", "item",
            ("Kind", "key"), ("Skill", "Logical consistency"), ("Points", "4"), ("Preference", "2"), ("FirstWrong-1", "1"), ("FirstWrong-2", "none"), ("Verdict-1-1", "wrong"), ("Rating-2-spatial", "5"), ("Tolerance-2-spatial", "1")));
        await MustAsync(lead.SendFormAsync($"{here}/items/{items[1]}", "item", Rubric));
        await MustAsync(lead.SendFormAsync($"{here}/items/{items[2]}", "item", Rubric));
        Assert.DoesNotContain($"{here}/items/{items[0]}", await lead.Client.GetStringAsync($"{here}/bank"), StringComparison.Ordinal);

        var key = await KeyAsync(app, items[0]);
        Assert.Equal(("2", 5, 1), (key.Preference, key.Ratings.Single().Value.Level, key.Ratings.Single().Tolerance));
        Assert.Equal([(1, 1), (2, null)], key.FirstWrong.Select(f => (f.Response, f.Step)));
        Assert.Equal("wrong", key.Verdicts.Single().Steps[0]);
        var made = await ItemsAsync(app, id);
        await MustAsync(lead.SendFormAsync(here, "arrange", ("Move", $"up:{made[1].Id}")));
        await MustAsync(lead.SendFormAsync(here, "arrange", ("Move", $"out:{made[2].Id}")));
        Assert.Equal([items[1], items[0]], (await ItemsAsync(app, id)).Select(i => i.PresentationId));
        await MustAsync(lead.SendFormAsync(here, "turn"));
        var opened = await app.OnDatabaseAsync(db => db.Set<Screening>().SingleAsync());
        Assert.Equal(("Second look", ScreeningState.Open, 40, 30), (opened.Name, opened.State, opened.Minutes, opened.RetakeDays));

        await MustAsync(lead.SendFormAsync($"{here}/items/{items[0]}", "item", ("Kind", "key"), ("Reason", "It is the first."), ("Preference", "1")));
        Assert.Equal("1", (await KeyAsync(app, items[0], 2)).Preference);
        foreach (var page in new[] { "/screenings", here, $"{here}/people", $"{here}/statistics", $"{here}/items/{items[0]}", $"{here}/items/{items[1]}" })
        {
            var html = await lead.Client.GetStringAsync(page);
            Assert.DoesNotContain("alpha", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Ambiguity <b>", html, StringComparison.Ordinal);
        }

        using var viewer = await MemberAsync(app, "viewer");
        foreach (var closed in new[] { here, $"{here}/items/{items[0]}", $"{here}/people", $"{here}/statistics", $"{here}/terms", "/screenings/new" }) Assert.Equal(HttpStatusCode.NotFound, await viewer.StatusAsync(closed));
    }

    [Theory, Databases]
    public async Task More_time_answers_who_asked_and_no_answer_at_all_gets_its_feedback(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, "kr");
        var (person, attempt) = await screening.InviteAsync(start: false);
        await Screened.MustAsync(person.Client.PostAsJsonAsync($"/api/screenings/attempts/{attempt}/accommodation", new { text = "I read slowly." }));
        using var operations = await MemberAsync(screening.App, "operations");
        await MustAsync(operations.SendFormAsync($"/screenings/attempts/{attempt}", "time", ("Percent", "150")));
        var asked = await screening.App.OnDatabaseAsync(db => db.Set<Case>().SingleAsync());
        Assert.Equal(CaseOutcome.Granted, asked.Outcome);
        Assert.Contains("45 minutes", await person.Client.GetStringAsync($"/api/cases/{asked.Id}"), StringComparison.Ordinal);

        await Screened.MustAsync(person.Client.PostAsync($"/api/screenings/attempts/{attempt}/start", null));
        screening.Clock.Advance(TimeSpan.FromMinutes(44));
        Assert.Equal("running", (await Screened.ViewAsync(person, attempt)).GetProperty("state").GetString());
        screening.Clock.Advance(TimeSpan.FromMinutes(4));
        await screening.SweepAsync();
        var view = await Screened.ViewAsync(person, attempt);
        Assert.Equal((false, 0, 2, true), (view.GetProperty("passed").GetBoolean(), view.GetProperty("submitted").GetInt32(), view.GetProperty("skills").GetArrayLength(), view.GetProperty("mayAppeal").GetBoolean()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, view.GetProperty("earned").ValueKind);
        using var applicant = new Running.Browser(screening.App.Address);
        await applicant.MustSignInAsync(person.Email);
        var page = await applicant.Client.GetStringAsync($"/screening/{attempt}");
        foreach (var words in new[] { "You submitted 0 of 2 tasks", "Not yet there", "Logical consistency", "Appeal" }) Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task An_appeal_is_answered_where_its_result_stands(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, change: new { passPercent = 100 });
        var (person, attempt) = await screening.InviteAsync();
        await screening.AnswerAsync(person, attempt, true, false);
        await Screened.MustAsync(person.Client.PostAsJsonAsync($"/api/screenings/attempts/{attempt}/appeal", new { text = "The second key is wrong." }));
        var appeal = await screening.App.OnDatabaseAsync(db => db.Set<Case>().Select(c => c.Id).SingleAsync());
        using var operations = await MemberAsync(screening.App, "operations");
        Assert.Contains($"/screenings/attempts/{attempt}\">Decide ", await operations.Client.GetStringAsync($"/cases/{appeal}"), StringComparison.Ordinal);
        await using (var key = await screening.App.MemberAsync("operations"))
            Assert.Equal("case.decided-there", await Screened.CodeAsync(key.Http.PostAsJsonAsync($"/api/cases/{appeal}/decision", new { outcome = "granted", answer = "Yes." })));

        var item = (await screening.RecordAsync(attempt)).GetProperty("scores")[1].GetProperty("item").GetGuid();
        var answer = await operations.Client.GetStringAsync($"/screenings/attempts/{attempt}/items/{item}");
        Assert.Contains("What the key expects", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("alpha", answer, StringComparison.Ordinal);
        await MustAsync(operations.SendFormAsync($"/screenings/attempts/{attempt}", "outcome", ("Passes", "true"), ("Reason", "It was.")));
        Assert.Equal(CaseOutcome.Granted, await screening.App.OnDatabaseAsync(db => db.Set<Case>().Select(c => c.Outcome).SingleAsync()));
        Assert.True((await Screened.ViewAsync(person, attempt)).GetProperty("passed").GetBoolean());
        var page = await operations.Client.GetStringAsync($"/screenings/attempts/{attempt}");
        Assert.Contains("somebody else has to look at it anew", page, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_scorer_reads_the_letters_that_the_person_saw_and_nobody_elses_score(Database database)
    {
        await using var screening = await Screened.MakeAsync(database, "r");
        var (person, attempt) = await screening.InviteAsync();
        var shown = (await Screened.ClaimAsync(person, attempt)).Assignment!.Value;
        var left = shown.GetProperty("responses")[0].GetProperty("steps")[0].GetProperty("parts")[0].GetProperty("text").GetString()!;
        await screening.AnswerAsync(person, attempt, true);
        await using var one = await screening.App.MemberAsync("reviewer");
        var item = (await one.GetAsync("/api/screenings/scoring", CancellationToken.None))[0].GetProperty("item").GetGuid();
        await Screened.MustAsync(one.Http.PostAsJsonAsync($"/api/screenings/scoring/{attempt}/{item}", new { level = 1, comment = "a comment of the first" }));

        using var two = await MemberAsync(screening.App, "reviewer");
        var html = await two.Client.GetStringAsync($"/screenings/score/{attempt}/{item}");
        var json = html[html.IndexOf("<parallax-evidence><script type=\"application/json\">", StringComparison.Ordinal)..];
        var payload = System.Text.Json.JsonElement.Parse(json[(json.IndexOf('{', StringComparison.Ordinal))..json.IndexOf("</script>", StringComparison.Ordinal)]);
        var first = payload.GetProperty("responses")[0];
        Assert.Equal(("A", "Response", left), (first.GetProperty("position").GetString(), first.GetProperty("model").GetString(), first.GetProperty("steps")[0].GetProperty("parts")[0].GetProperty("text").GetString()));
        foreach (var hidden in new[] { "a comment of the first", "alpha", "beta", person.Email }) Assert.DoesNotContain(hidden, html, StringComparison.Ordinal);
        using var unsaid = await two.SendFormAsync($"/screenings/score/{attempt}/{item}", "score", ("Level", "5"), ("Comment", " "));
        Assert.Contains("Give your reason", await unsaid.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await MustAsync(two.SendFormAsync($"/screenings/score/{attempt}/{item}", "score", ("Level", "5"), ("Comment", "All of it.")));
        using var third = await MemberAsync(screening.App, "reviewer");
        Assert.Contains("Yours settles it", await third.Client.GetStringAsync($"/screenings/score/{attempt}/{item}"), StringComparison.Ordinal);
    }

    private static async Task<Running.Browser> MemberAsync(TestApp app, string role)
    {
        await using (await app.MemberAsync(role)) { }
        var email = await app.OnDatabaseAsync(db => db.Set<Parallax.Identity.Person>().Where(p => p.Email!.StartsWith(role)).OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Email).Select(p => p.Email!).FirstAsync());
        var browser = new Running.Browser(app.Address);
        await browser.MustSignInAsync(email);
        return browser;
    }

    /// <summary>Where the form led to; a form that was refused shows itself again and leads nowhere.</summary>
    private static async Task<string> MustAsync(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return response.Headers.Location!.IsAbsoluteUri ? response.Headers.Location.AbsolutePath : response.Headers.Location.OriginalString;
    }

    private static Task<List<ScreeningItem>> ItemsAsync(TestApp app, Guid screening) =>
        app.OnDatabaseAsync(db => ScreeningItem.In(db, screening).OrderBy(i => i.Ordinal).ToListAsync());

    private static async Task<AnswerKey> KeyAsync(TestApp app, Guid presentation, int? number = null) =>
        Content.Read<ItemContent>(await app.OnDatabaseAsync(db => (
            from i in db.Set<ScreeningItem>()
            join v in db.Set<KeyVersion>() on i.Id equals v.ItemId
            where i.PresentationId == presentation && v.Number == (number ?? i.KeyNumber)
            select v.Content).SingleAsync())).Key!;
}

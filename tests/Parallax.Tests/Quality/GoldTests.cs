using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Quality;

/// <summary>Gold is unseen, a standing follows from it by the sequential test, and a person has the last word.</summary>
public class GoldTests
{
    [Theory, Databases]
    public async Task Four_misses_pause_the_person_sees_why_appeals_and_works_on(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await KnownAnswers.ProjectAsync(app, 60);
        var lead = await app.MemberAsync("lead");
        var reviewer = (await app.MemberAsync("reviewer")).Http;
        await PutAsync(lead.Http, $"/api/projects/{slug}/quality", new { goldPerMille = 500 });
        var bulk = await lead.PostAsync($"/api/projects/{slug}/gold/bulk", new { count = 12 }, CancellationToken.None);
        Assert.Equal((12, 48), (bulk.GetProperty("made").GetInt32(), bulk.GetProperty("left").GetInt32()));
        await AreHalfEachAsync(app, project);

        var person = await app.ContributorAsync(slug);
        var payloads = new Dictionary<Purpose, List<JsonElement>> { [Purpose.Work] = [], [Purpose.Gold] = [] };
        while ((await KnownAnswers.JudgedByAsync(app, person)).Count < 4) await KnownAnswers.JudgeAsync(app, person, project, right: false, payloads);
        LooksTheSame(payloads);
        var before = await PayAsync(app, person);
        await RunAsync(app);

        var seen = Assert.Single((await lead.GetAsync($"/api/projects/{slug}/quality/people", CancellationToken.None)).GetProperty("people").EnumerateArray());
        Assert.Equal(("paused", "flag", 4, 0), (seen.GetProperty("standing").GetString(), seen.GetProperty("verdict").GetString(), seen.GetProperty("wrong").GetInt32(), seen.GetProperty("right").GetInt32()));
        // By hand: four times ln(.4/.1), against ln(.95/.01). Three misses, 4.159, do not reach it.
        Assert.Equal(5.545, seen.GetProperty("logRatio").GetDouble(), 3);
        Assert.Equal(4.554, seen.GetProperty("upper").GetDouble(), 3);
        Assert.Equal("enrollment.may-not-claim", (await person.ClaimAsync(project)).Reason);

        await SeesTheEvidenceAsync(app, person, project);
        await IsGoldNoMoreAsync(app, lead, slug);
        var appeal = (await MustAsync(await person.Client.PostAsJsonAsync($"/api/projects/{project}/standing/appeal", new { text = "The pictures were dark." }))).GetProperty("case").GetGuid();
        Assert.Equal("case.decided-there", await Hiring.CodeAsync(await reviewer.PostAsJsonAsync($"/api/cases/{appeal}/decision", new { outcome = "granted", answer = "Yes." })));
        Assert.Contains("Answer the appeal", await reviewer.GetStringAsync($"/projects/{project}/quality/people/{person.Id}"), StringComparison.Ordinal);

        await MustAsync(await reviewer.PostAsJsonAsync($"/api/projects/{slug}/quality/people/{person.Id}/standing", new { state = "qualified", reason = "They were dark indeed." }));
        var mine = await person.Client.GetFromJsonAsync<JsonElement>($"/api/cases/{appeal}");
        Assert.Equal("granted", mine.GetProperty("case").GetProperty("outcome").GetString());
        Assert.NotNull((await person.ClaimAsync(project)).Assignment);
        var again = await app.OnDatabaseAsync(db => db.Set<ContributorStanding>().AsNoTracking().SingleAsync(s => s.PersonId == person.Id));
        Assert.Equal((StandingState.Qualified, 0, 0d), (again.State, again.Right + again.Wrong, again.LogRatio));
        await RunAsync(app);
        Assert.Equal(StandingState.Qualified, await StateAsync(app, person));
        Assert.Equal(before, await PayAsync(app, person));
        await IsRefusedElsewhereAsync(app, slug, person);
    }

    [Theory, Databases]
    public async Task Eight_hits_pass_without_a_word_and_later_misses_only_watch(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await KnownAnswers.ProjectAsync(app, 24);
        var lead = await app.MemberAsync("lead");
        await PutAsync(lead.Http, $"/api/projects/{slug}/quality", new { goldPerMille = 1000, passedPerMille = 300 });
        await lead.PostAsync($"/api/projects/{slug}/gold/bulk", new { count = 20 }, CancellationToken.None);
        var person = await app.ContributorAsync(slug);
        while ((await KnownAnswers.JudgedByAsync(app, person)).Count < 8) await KnownAnswers.JudgeAsync(app, person, project, right: true);
        await RunAsync(app);
        var passed = await app.OnDatabaseAsync(db => db.Set<ContributorStanding>().AsNoTracking().SingleAsync(s => s.PersonId == person.Id));
        Assert.Equal((StandingState.Qualified, StandingCause.Passed, 8, 0), (passed.State, passed.Cause, passed.Right, passed.Wrong));
        Assert.Equal(300, await RateAsync(app, person));
        // Told, it would say which task the last check was.
        Assert.Empty((await person.Client.GetFromJsonAsync<JsonElement>($"/api/projects/{project}/standing")).GetProperty("changes").EnumerateArray());
        Assert.DoesNotContain(await Hiring.MailAsync(app, person.Email), m => m.Subject.Contains("standing", StringComparison.Ordinal));

        await PutAsync(lead.Http, $"/api/projects/{slug}/quality", new { passedPerMille = 1000 });
        while ((await KnownAnswers.JudgedByAsync(app, person)).Count < 12) await KnownAnswers.JudgeAsync(app, person, project, right: false);
        await RunAsync(app);
        // A cumulative sum of 5.545 is past its alarm at 5: watched, at the full rate, and tested anew; never paused by it alone.
        Assert.Equal(StandingState.Watched, await StateAsync(app, person));
        Assert.Null(await RateAsync(app, person));
        Assert.NotNull((await person.ClaimAsync(project)).Assignment);
    }

    [Theory, Databases]
    public async Task A_corrected_key_takes_the_pause_back_and_signals_do_nothing_by_themselves(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await KnownAnswers.ProjectAsync(app, 16);
        var lead = await app.MemberAsync("lead");
        await PutAsync(lead.Http, $"/api/projects/{slug}/quality", new { goldPerMille = 1000 });
        await lead.PostAsync($"/api/projects/{slug}/gold/bulk", new { count = 8 }, CancellationToken.None);
        var people = new[] { await app.ContributorAsync(slug), await app.ContributorAsync(slug) };
        while ((await KnownAnswers.JudgedByAsync(app, people[0])).Count < 4) await KnownAnswers.JudgeAsync(app, people[0], project, right: false);
        await RunAsync(app);
        Assert.Equal(StandingState.Paused, await StateAsync(app, people[0]));
        foreach (var presentation in await KnownAnswers.JudgedByAsync(app, people[0]))
        {
            var expected = await app.OnDatabaseAsync(db => db.Set<GoldKey>().Where(k => db.Set<GoldItem>().Any(g => g.Id == k.GoldItemId && g.PresentationId == presentation)).Select(k => k.Key).SingleAsync());
            var turned = expected.Contains("\"1\"", StringComparison.Ordinal) ? "2" : "1";
            await lead.PostAsync($"/api/projects/{slug}/gold", new { presentation, key = new { preference = turned } }, CancellationToken.None);
        }

        await RunAsync(app);
        Assert.Equal(StandingState.Qualified, await StateAsync(app, people[0]));
        Assert.NotNull((await people[0].ClaimAsync(project)).Assignment);

        await KnownAnswers.JudgeAsync(app, people[1], project, right: true);
        await app.App.Services.GetRequiredService<ScreenSignals>().RunAsync(CancellationToken.None);
        var signals = (await lead.GetAsync($"/api/projects/{slug}/quality/signals", CancellationToken.None)).GetProperty("signals").EnumerateArray().ToList();
        var same = Assert.Single(signals, s => s.GetProperty("kind").GetString() == "same-rationale" && s.GetProperty("persons").GetArrayLength() == 2);
        await MustAsync(await lead.Http.PostAsJsonAsync($"/api/projects/{slug}/quality/signals/{same.GetProperty("id").GetGuid()}/look", new { note = "A common phrase." }));
        Assert.Equal(StandingState.Qualified, await StateAsync(app, people[0]));
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<PasteCount>().CountAsync(c => c.PersonId == people[1].Id && c.Pastes == 2 && c.Characters == 140)));
        await app.OnDatabaseAsync(async db =>
        {
            var old = TimeProvider.System.GetUtcNow().AddDays(-91);
            await db.Set<PasteCount>().ExecuteUpdateAsync(set => set.SetProperty(c => c.At, old));
            return await db.Set<QualitySignal>().ExecuteUpdateAsync(set => set.SetProperty(s => s.RaisedAt, old));
        });
        await app.App.Services.GetRequiredService<ScreenSignals>().RunAsync(CancellationToken.None);
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<PasteCount>().CountAsync()));
        Assert.DoesNotContain(await app.OnDatabaseAsync(db => db.Set<QualitySignal>().AsNoTracking().ToListAsync()), s => s.LookedAtAt is not null);
    }

    /// <summary>Whoever always prefers one side is right in half of them; and each key names the response that the file named.</summary>
    private static async Task AreHalfEachAsync(TestApp app, Guid project)
    {
        var rows = await app.OnDatabaseAsync(db => (
            from g in db.Set<GoldItem>()
            where g.ProjectId == project
            join k in db.Set<GoldKey>() on g.Id equals k.GoldItemId
            join p in db.Set<Presentation>() on g.PresentationId equals p.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            join first in db.Set<Response>() on p.FirstResponseId equals first.Id
            select new { Key = k.Key.Contains("\"1\""), File = t.Gold!.Contains("\"1\""), First = first.Ordinal }).ToListAsync());
        Assert.Equal((6, 6), (rows.Count(r => r.Key), rows.Count(r => !r.Key)));
        Assert.All(rows, r => Assert.Equal(r.Key, r.File == (r.First == 0)));
    }

    /// <summary>Every field by its path, in order, with the kind of its value: nothing of gold has another shape than work.</summary>
    private static void LooksTheSame(Dictionary<Purpose, List<JsonElement>> payloads)
    {
        Assert.NotEmpty(payloads[Purpose.Work]);
        var shapes = payloads.ToDictionary(p => p.Key, p => p.Value.Select(v => string.Join("\n", Shape("", v))).Distinct().ToList());
        Assert.Equal(Assert.Single(shapes[Purpose.Work]), Assert.Single(shapes[Purpose.Gold]));
        Assert.All(payloads.Values.SelectMany(v => v), v => Assert.DoesNotContain(KnownAnswers.Tabu, v.GetRawText(), StringComparison.Ordinal));
        var lengths = payloads.ToDictionary(p => p.Key, p => p.Value.Average(v => v.GetRawText().Length));
        Assert.InRange(lengths[Purpose.Gold], lengths[Purpose.Work] - 20, lengths[Purpose.Work] + 20);
    }

    private static IEnumerable<string> Shape(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Shape($"{path}.{p.Name}", p.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((v, i) => Shape($"{path}[{i}]", v)),
        _ => [$"{path}: {value.ValueKind}"],
    };

    private static async Task SeesTheEvidenceAsync(TestApp app, Contributor person, Guid project)
    {
        var mine = await person.Client.GetFromJsonAsync<JsonElement>($"/api/projects/{project}/standing");
        Assert.True(mine.GetProperty("mayAppeal").GetBoolean());
        var change = Assert.Single(mine.GetProperty("changes").EnumerateArray());
        Assert.Equal((JsonValueKind.Null, "missed"), (change.GetProperty("decidedBy").ValueKind, change.GetProperty("cause").GetString()));
        Assert.Equal(4, change.GetProperty("evidence").GetProperty("missed").GetArrayLength());
        Assert.All(change.GetProperty("evidence").GetProperty("missed").EnumerateArray(), check =>
        {
            Assert.StartsWith("What happens next", check.GetProperty("prompt").GetString(), StringComparison.Ordinal);
            Assert.NotEqual(check.GetProperty("expected")[0].GetString()![..22], check.GetProperty("said")[0].GetString()![..22]);
        });
        var page = await person.Client.GetStringAsync($"/projects/{project}/standing");
        Assert.Contains("Send the appeal", page, StringComparison.Ordinal);
        Assert.Contains("4 of 4 tasks whose answer is known", page, StringComparison.Ordinal);
        var mail = Assert.Single(await Hiring.MailAsync(app, person.Email), m => m.Subject.StartsWith("Your standing on", StringComparison.Ordinal));
        Assert.Contains($"/projects/{project}/standing", mail.Text, StringComparison.Ordinal);
    }

    private static async Task IsGoldNoMoreAsync(TestApp app, Parallax.Cli.Api lead, string slug)
    {
        var gold = (await lead.GetAsync($"/api/projects/{slug}/gold", CancellationToken.None)).GetProperty("gold").EnumerateArray().ToList();
        Assert.Equal((8, 4), (gold.Count(g => g.GetProperty("active").GetBoolean()), gold.Count(g => !g.GetProperty("active").GetBoolean())));
        Assert.Equal(8, await app.OnDatabaseAsync(db => db.Set<PresentationRole>().CountAsync(r => r.IsActive)));
    }

    /// <summary>Whoever belongs to another organization, or to none, finds nothing.</summary>
    private static async Task IsRefusedElsewhereAsync(TestApp app, string slug, Contributor person)
    {
        await app.OnDatabaseAsync(db =>
        {
            db.Add(new Organization(Ids.Opaque(), "Elsewhere", "elsewhere", TimeProvider.System.GetUtcNow()));
            return db.SaveChangesAsync();
        });
        foreach (var client in new[] { (await app.MemberAsync("lead", "elsewhere")).Http, person.Client })
        {
            foreach (var path in new[] { "quality", "quality/people", "quality/signals", "gold" })
                Assert.Equal("project.unknown", await Hiring.CodeAsync(await client.GetAsync($"/api/projects/{slug}/{path}")));
            Assert.Equal("project.unknown", await Hiring.CodeAsync(await client.PostAsJsonAsync($"/api/projects/{slug}/quality/people/{person.Id}/standing", new { state = "paused", reason = "No." })));
        }
    }

    private static Task<StandingState> StateAsync(TestApp app, Contributor person) =>
        app.OnDatabaseAsync(db => db.Set<ContributorStanding>().Where(s => s.PersonId == person.Id).Select(s => s.State).SingleAsync());

    private static Task<int?> RateAsync(TestApp app, Contributor person) =>
        app.OnDatabaseAsync(db => db.Set<Enrollment>().Where(e => e.PersonId == person.Id).Select(e => e.GoldPerMille).SingleAsync());

    /// <summary>What pay is counted from.</summary>
    private static Task<(int, int, int, int)> PayAsync(TestApp app, Contributor person) => app.OnDatabaseAsync(async db => (
        await db.Set<TimeEvent>().CountAsync(e => e.PersonId == person.Id && e.Kind == TimeEventKind.Submit), await db.Set<EnrollmentTerms>().CountAsync(),
        await db.Set<Statement>().CountAsync(), await db.Set<Adjustment>().CountAsync()));

    private static Task RunAsync(TestApp app) => app.App.Services.GetRequiredService<ScoreGold>().RunAsync(CancellationToken.None);

    private static async Task PutAsync(HttpClient client, string path, object body) => await MustAsync(await client.PutAsJsonAsync(path, body));

    private static Task<JsonElement> MustAsync(HttpResponseMessage response) => Hiring.MustAsync(response);
}

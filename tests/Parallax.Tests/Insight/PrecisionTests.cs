using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Insight;
using Parallax.Projects;
using Parallax.Tests.Pay;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>How sure results are, what that cost, and where the next judgments go.</summary>
public class PrecisionTests
{
    /// <summary>
    /// By hand. Twelve people on three tasks; six choose alpha on all, six on two of three, the same two: 30 wins against 6, p = 5/6, a gap of ln 5 = 1.6094 logits or 279.59
    /// points. Scores of a person are 3/6 or −3/6, the information is 36 · 5/36 = 5, so the variance by person is 12/11 · 12 · ¼ / 25 = .130909. Scores of a task are 2, 2 and −4: by
    /// task 3/2 · 24 / 25 = 1.44. Of single votes 36/35 · 5 / 25 = .205714. Together .130909 + 1.44 − .205714 = 1.365195, and with t(2) = 4.302653 the interval is 10.05453
    /// logits or 1746.65 points wide: three tasks of which one divides people say next to nothing of others. Each person is one vote: twelve to none has E = 630/101745 · 2¹² = 25.36, eleven
    /// to none 16.64.
    /// </summary>
    [Theory, Databases]
    public async Task A_pair_is_decided_by_the_twelfth_person_and_the_interval_is_as_by_hand(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(3, overlap: 12);
        for (var i = 0; i < 11; i++) await JudgeAsync(app, slug, project, i);
        await Judging.CountAsync(app, project, 33);
        var before = await GetAsync(app, slug);
        Assert.Equal(16.64, Pair(before).GetProperty("eValue").GetDouble(), 2);
        Assert.False(before.GetProperty("comparisons").GetProperty("isDecided").GetBoolean());

        await JudgeAsync(app, slug, project, 11);
        await Judging.CountAsync(app, project, 36);
        var after = await GetAsync(app, slug);
        var compared = after.GetProperty("comparisons");
        var pair = Pair(after);
        Assert.Equal("alpha 12", $"{pair.GetProperty("firstName").GetString()} {pair.GetProperty("people").GetDouble()}");
        Assert.Equal(25.36, pair.GetProperty("eValue").GetDouble(), 2);
        Assert.True(pair.GetProperty("isDecided").GetBoolean() && compared.GetProperty("isDecided").GetBoolean() && compared.GetProperty("isLeaderDecided").GetBoolean());
        var closest = compared.GetProperty("closest");
        Assert.Equal(279.59, closest.GetProperty("points").GetDouble(), 1);
        Assert.Equal(1746.65, closest.GetProperty("width").GetDouble(), .05);

        // The path remembers both counts, and the steps before are in the order of time.
        var path = after.GetProperty("path").EnumerateArray().ToList();
        var steps = path.ConvertAll(p => p.GetProperty("judgments").GetInt32());
        Assert.Equal(steps.Order(), steps);
        Assert.Equal([33, 36], steps.TakeLast(2));
        Assert.Equal("0 1", string.Join(' ', path.TakeLast(2).Select(p => p.GetProperty("decided").GetInt32())));
        Assert.Equal(1746.65, path[^1].GetProperty("width").GetDouble(), .05);
        Assert.Empty(after.GetProperty("spent").GetProperty("amounts").EnumerateArray());
        Assert.Contains("Stop: the order is decided", await app.Operator.Http.GetStringAsync($"/projects/{project}/results/precision"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task With_no_judgment_with_one_and_with_two_the_pages_say_what_is_missing(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(2, overlap: 3);
        using (var none = await app.Operator.Http.GetAsync($"/api/projects/{slug}/insight/precision")) Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("Nobody has judged anything yet.", await app.Operator.Http.GetStringAsync($"/projects/{project}/results/precision"), StringComparison.Ordinal);
        Assert.Contains("Nobody has judged anything yet.", await app.Operator.Http.GetStringAsync($"/projects/{project}/results/report"), StringComparison.Ordinal);
        for (var judgments = 1; judgments <= 2; judgments++)
        {
            var person = await app.ContributorAsync(slug);
            await Judging.JudgeAsync(person, project, _ => "first", 1);
            await Judging.CountAsync(app, project, judgments);
            var page = await app.Operator.Http.GetStringAsync($"/projects/{project}/results/precision");
            Assert.Contains("Go on: not decided yet", page, StringComparison.Ordinal);
            Assert.Equal(judgments, (await GetAsync(app, slug)).GetProperty("judgments").GetInt32());
            Assert.Contains("<h2 id=\"limits-title\">Limits</h2>", await app.Operator.Http.GetStringAsync($"/projects/{project}/results/report"), StringComparison.Ordinal);
        }
    }

    /// <summary>Six minutes at 36.00 an hour are 3.60; two people, two judgments: 7.20, 3.60 each, .2 hours.</summary>
    [Theory, Databases]
    public async Task Money_is_what_the_running_week_is_worth_and_then_what_statements_say(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        foreach (var person in new[] { await work.ContributorAsync(3600), await work.ContributorAsync(3600) }) await work.WorkAsync(person, 6);
        work.Clock.Advance(TimeSpan.FromMinutes(1));
        await Judging.CountAsync(app, work.Project, 2);
        var running = (await GetAsync(app, work.Slug)).GetProperty("spent");
        Assert.Equal("7.20", Assert.Single(running.GetProperty("amounts").EnumerateArray()).GetProperty("amount").GetString());
        Assert.Equal("7.20", Assert.Single(running.GetProperty("estimated").EnumerateArray()).GetProperty("amount").GetString());
        Assert.Equal("3.60", running.GetProperty("perJudgment").GetProperty("amount").GetString());
        Assert.Equal(.2, running.GetProperty("hours").GetDouble(), 6);

        work.GoTo(7, 3);
        await work.CloseAsync();
        for (var i = 0; i < 100 && (await GetAsync(app, work.Slug)).GetProperty("spent").GetProperty("estimated").GetArrayLength() > 0; i++) await Judging.CountAsync(app, work.Project, 2);
        var stated = await GetAsync(app, work.Slug);
        Assert.Equal("7.20", Assert.Single(stated.GetProperty("spent").GetProperty("amounts").EnumerateArray()).GetProperty("amount").GetString());
        Assert.Empty(stated.GetProperty("spent").GetProperty("estimated").EnumerateArray());
        var path = stated.GetProperty("path").EnumerateArray().Select(p => $"{p.GetProperty("judgments").GetInt32()} {p.GetProperty("cost").GetProperty("amount").GetString()}");
        Assert.Equal("2 7.20", path.Last());
    }

    /// <summary>
    /// One pair on three tasks, all judged by twelve; two more people can take two places of each task, so that of ten places six open. Each keeps the probability of its
    /// presentation among those that were left, and what is judged there says so when it is exported.
    /// </summary>
    [Theory, Databases]
    public async Task Places_are_opened_once_by_a_draw_and_judgments_keep_the_probability(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(3, overlap: 4);
        for (var i = 0; i < 4; i++) await JudgeAsync(app, slug, project, i);
        await Judging.CountAsync(app, project, 12);
        await using var lead = await app.MemberAsync("lead");
        var to = $"/api/projects/{slug}/insight/next-pairs";
        Assert.Equal("next-pairs.nothing-left", await CodeAsync(await lead.Http.PostAsJsonAsync(to, new { count = 10 })));
        Assert.Equal("next-pairs.invalid", await CodeAsync(await lead.Http.PostAsJsonAsync(to, new { count = 0 })));
        Assert.Equal("next-pairs.invalid", await CodeAsync(await lead.Http.PostAsJsonAsync(to, new { count = 10, exploration = .5 })));

        var (next, other) = (await app.ContributorAsync(slug), await app.ContributorAsync(slug));
        var proposed = Assert.Single((await lead.GetAsync(to, CancellationToken.None)).GetProperty("pairs").EnumerateArray());
        Assert.Equal("1 3", $"{proposed.GetProperty("probability").GetDouble()} {proposed.GetProperty("presentations").GetInt32()}");
        var draw = Ids.Opaque();
        for (var twice = 0; twice < 2; twice++)
        {
            var drawn = await Hiring.MustAsync(await lead.Http.PostAsJsonAsync(to, new { count = 10, draw }));
            Assert.Equal("10 6", $"{drawn.GetProperty("wanted").GetInt32()} {drawn.GetProperty("opened").GetInt32()}");
        }

        var slots = await app.OnDatabaseAsync(db => db.Set<Slot>().AsNoTracking().Where(s => s.DrawId == draw).ToListAsync());
        Assert.Equal(6, slots.Count);
        Assert.All(slots, s => Assert.Contains(s.DrawProbability!.Value, new[] { 1.0 / 3, 1.0 / 2, 1 }));
        Assert.All(slots.GroupBy(s => s.PresentationId), g => Assert.Equal(2, g.Count()));
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());

        Assert.Equal(3, await Judging.JudgeAsync(next, project, _ => "first"));
        Assert.Equal(3, await Judging.JudgeAsync(other, project, _ => "second"));
        var lines = (await lead.Http.GetStringAsync($"/api/projects/{slug}/exports/judgments-jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l).GetProperty("sampling")).ToList();
        Assert.Equal(12, lines.Count(s => s.GetProperty("by").GetString() == "plan" && s.GetProperty("probability").GetDouble() == 1));
        var byDraw = lines.Where(s => s.GetProperty("by").GetString() == "draw").ToList();
        Assert.Equal(slots.Select(s => s.DrawProbability!.Value).Order(), byDraw.Select(s => s.GetProperty("probability").GetDouble()).Order());
        Assert.All(byDraw, s => Assert.Equal(draw, s.GetProperty("draw").GetGuid()));
        Assert.Equal(6, Assert.Single((await lead.GetAsync(to, CancellationToken.None)).GetProperty("draws").EnumerateArray()).GetProperty("opened").GetInt32());
    }

    [Fact]
    public async Task The_api_describes_its_results()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var paths = (await app.Operator.GetAsync("/openapi/v1.json", CancellationToken.None)).GetProperty("paths");
        foreach (var path in new[] { "figures", "precision", "next-pairs", "report", "report.pdf", "leaderboard", "failures" })
            Assert.True(paths.TryGetProperty($"/api/projects/{{project}}/insight/{path}", out _), path);
        Assert.All(paths.EnumerateObject(), p => Assert.StartsWith("/api/", p.Name, StringComparison.Ordinal));
        using var nobody = await app.Client().GetAsync("/openapi/v1.json");
        Assert.NotEqual(HttpStatusCode.OK, nobody.StatusCode);
    }

    /// <summary>Person <paramref name="i"/>: an even one always prefers alpha, an odd one not on the third scene.</summary>
    private static async Task JudgeAsync(TestApp app, string slug, Guid project, int i) =>
        Assert.Equal(3, await Judging.JudgeAsync(await app.ContributorAsync(slug), project, scene => i % 2 == 1 && scene == 3 ? "second" : "first"));

    private static async Task<JsonElement> GetAsync(TestApp app, string slug) => await app.Operator.GetAsync($"/api/projects/{slug}/insight/precision", CancellationToken.None);

    private static JsonElement Pair(JsonElement precision) => Assert.Single(precision.GetProperty("comparisons").GetProperty("pairs").EnumerateArray());

    private static async Task<string?> CodeAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            Assert.False(response.IsSuccessStatusCode, text);
            return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code").GetString();
        }
    }
}

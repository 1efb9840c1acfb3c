using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Insight;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>From submitted judgments to a leaderboard, by the page and the API.</summary>
public class LeaderboardTests
{
    private const string Kestrel = "mdl-kestrel";
    private const string Osprey = "mdl-osprey";

    /// <summary>
    /// Three people, twelve tasks: kestrel wins 24, loses 8, ties 4. With two models the maximum of Davidson's likelihood is ln(24 / 8)
    /// apart, whatever the ties: 400 log10(3) = 190.85 points. Ratings are 5 and 3 by all: nobody is more severe, so the fair averages are
    /// extreme on a scale of two values, and their order is what can be said.
    /// </summary>
    [Theory, Databases]
    public async Task Wins_losses_and_ties_become_points_with_intervals_by_rater(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await Counting.ProjectAsync(app, 12, Kestrel, Osprey);
        await using var lead = await app.MemberAsync("lead");
        Assert.Equal("insight.not-counted", await CodeAsync(lead.Http, $"/api/projects/{slug}/insight/leaderboard"));
        Assert.Contains("Nobody has judged anything yet", await lead.Http.GetStringAsync($"/projects/{project}/results"), StringComparison.Ordinal);

        foreach (var shift in new[] { 0, 1, 2 })
        {
            var person = await app.ContributorAsync(slug);
            await Counting.JudgeAllAsync(person, project, (scene, assignment, body) =>
            {
                var (first, second) = (Counting.First(assignment), Counting.Second(assignment));
                // Of each nine in turn: six wins, two losses, one tie.
                var turn = ((scene - 1) * 3 + shift) % 9;
                body["preference"] = turn switch { < 6 => $"{first}-better", < 8 => $"{second}-much-better", _ => "same" };
                foreach (var dimension in body["responses"]![first]!["dimensions"]!.AsObject().ToList()) body["responses"]![first]!["dimensions"]![dimension.Key] = 5;
            });
        }

        await Counting.CountAsync(app);
        var board = (await lead.GetAsync($"/api/projects/{slug}/insight/leaderboard", CancellationToken.None)).GetProperty("preferences");
        var models = board.GetProperty("models").EnumerateArray().ToList();
        Assert.Equal([Kestrel, Osprey], models.Select(m => m.GetProperty("model").GetString()));
        Assert.Equal("24 8 4", $"{models[0].GetProperty("wins")} {models[0].GetProperty("losses")} {models[0].GetProperty("ties")}");
        Assert.Equal(400 * Math.Log10(3), models[0].GetProperty("points").GetDouble() - models[1].GetProperty("points").GetDouble(), 3);
        Assert.True(models[0].GetProperty("low").GetDouble() < models[0].GetProperty("points").GetDouble());
        Assert.Equal(3, board.GetProperty("raters").GetInt32());
        Assert.Equal(4d / 36, board.GetProperty("tie").GetProperty("value").GetDouble(), 9);
        Assert.Equal(36, await app.OnDatabaseAsync(db => db.Set<JudgmentFact>().CountAsync()));

        var page = await lead.Http.GetStringAsync($"/projects/{project}/results");
        Assert.Contains(Kestrel, page, StringComparison.Ordinal);
        Assert.Contains("36 comparisons by 3 people", page, StringComparison.Ordinal);
        var state = await lead.GetAsync($"/api/projects/{slug}/insight", CancellationToken.None);
        Assert.Equal((36, 36), (state.GetProperty("judgments").GetInt32(), state.GetProperty("read").GetInt32()));
        // Another project with the same protocol, in which osprey wins all eighteen: together 24 to 26.
        Assert.Equal("insight.not-counted", await CodeAsync(lead.Http, $"/api/projects/{slug}/insight/leaderboard?over=protocol"));
        var (other, second) = await Counting.ProjectAsync(app, 6, Kestrel, Osprey);
        for (var i = 0; i < 3; i++) await Counting.JudgeAllAsync(await app.ContributorAsync(second), other, (_, assignment, body) => body["preference"] = $"{Counting.Second(assignment)}-better");
        await Counting.CountAsync(app);
        var together = await lead.GetAsync($"/api/projects/{slug}/insight/leaderboard?over=protocol", CancellationToken.None);
        Assert.Equal(54, together.GetProperty("judgments").GetInt32());
        var leader = together.GetProperty("preferences").GetProperty("models")[0];
        Assert.Equal($"{Osprey} 26 24 4", $"{leader.GetProperty("model").GetString()} {leader.GetProperty("wins")} {leader.GetProperty("losses")} {leader.GetProperty("ties")}");
        Assert.Contains("54 judgments of 2 projects", await lead.Http.GetStringAsync($"/projects/{project}/results?over=protocol"), StringComparison.Ordinal);

        await using var viewer = await app.MemberAsync("viewer");
        using (var seen = await viewer.Http.GetAsync($"/projects/{project}/results")) Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
    }

    /// <summary>What one, two and no judgments can say, and that a figure says why it is undefined.</summary>
    [Fact]
    public async Task One_judgment_is_a_helpful_page()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        var (project, slug) = await Counting.ProjectAsync(app, 3, Kestrel, Osprey);
        await using var lead = await app.MemberAsync("lead");
        var person = await app.ContributorAsync(slug);
        await Counting.CountAsync(app);
        foreach (var count in new[] { 1, 2 })
        {
            await Counting.JudgeAllAsync(person, project, (_, _, _) => { }, most: 1);
            await Counting.CountAsync(app);
            var page = await lead.Http.GetStringAsync($"/projects/{project}/results");
            Assert.Contains(count == 1 ? "1 comparison by 1 person" : "2 comparisons by 1 person", page, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", page, StringComparison.Ordinal);
            using var failures = await lead.Http.GetAsync($"/projects/{project}/results/failures");
            Assert.Equal(HttpStatusCode.OK, failures.StatusCode);
        }
    }

    internal static async Task<string?> CodeAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("code").GetString();
    }
}

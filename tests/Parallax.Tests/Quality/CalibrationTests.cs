using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Quality;
using Parallax.Tests.Running;

namespace Parallax.Tests.Quality;

/// <summary>A planted severe rater is found as severe, with an interval and n, and nothing is said of too few.</summary>
public class CalibrationTests
{
    private const int Set = 6;

    [Theory, Databases]
    public async Task Who_is_severe_is_told_so_once_enough_others_rated_the_same(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(8);
        await app.Operator.PostAsync($"/api/projects/{slug}/quality/calibration/draw", new { count = Set }, CancellationToken.None);
        var people = new List<Contributor>();
        for (var i = 0; i < 5; i++) people.Add(await app.ContributorAsync(slug));
        var severe = people[0];
        await JudgeAsync(severe, project, 0);
        await JudgeAsync(people[1], project, 1);
        await FitAsync(app);
        var all = Row(await MineAsync(severe, project), "all");
        Assert.Equal(JsonValueKind.Null, all.GetProperty("points").ValueKind);
        Assert.Contains("it takes 3 others", all.GetProperty("note").GetString(), StringComparison.Ordinal);

        for (var i = 2; i < 5; i++) await JudgeAsync(people[i], project, i);
        await FitAsync(app);
        var mine = await MineAsync(severe, project);
        all = Row(mine, "all");
        Assert.Equal((Set * 2 * 4, 4), (all.GetProperty("n").GetInt32(), all.GetProperty("others").GetInt32()));
        Assert.True(all.GetProperty("points").ValueKind == JsonValueKind.Number, mine.GetRawText());
        Assert.InRange(all.GetProperty("points").GetDouble(), -1.6, -.4);
        Assert.True(all.GetProperty("low").GetDouble() < all.GetProperty("points").GetDouble() && all.GetProperty("high").GetDouble() < 0, all.GetRawText());
        Assert.Contains("more severe", all.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Equal(Set * 2, Row(mine, "spatial").GetProperty("n").GetInt32());
        Assert.NotEmpty(mine.GetProperty("examples").EnumerateArray());
        Assert.All(mine.GetProperty("examples").EnumerateArray(), e => Assert.Equal(4, e.GetProperty("others").EnumerateArray().Sum(n => n.GetInt32())));

        // The most severe first; everybody is connected by the set.
        var everyone = await app.Operator.GetAsync($"/api/projects/{slug}/quality/calibration", CancellationToken.None);
        Assert.Equal(severe.Id, everyone.GetProperty("everyone")[0].GetProperty("person").GetGuid());
        Assert.Equal((5, 1), (everyone.GetProperty("people").GetInt32(), everyone.GetProperty("groups").GetInt32()));
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<RaterSeverity>().CountAsync(s => s.Gap == SeverityGap.None && (s.Low > s.Points || s.Points > s.High))));

        // Nobody's name, and no model's, on the page for contributors; leads alone see people.
        var page = await severe.Client.GetStringAsync($"/projects/{project}/calibration");
        Assert.Contains("more severe", page, StringComparison.Ordinal);
        Assert.All(people.Skip(1).Select(p => p.Email.Split('@')[0]).Concat(["alpha", "beta"]), name => Assert.DoesNotContain(name, page, StringComparison.OrdinalIgnoreCase));
        var item = Assert.Single((await severe.Client.GetFromJsonAsync<JsonElement>("/api/quality/feedback")).EnumerateArray());
        Assert.Equal("A little more severe", item.GetProperty("title").GetString());
    }

    /// <summary>Does the whole set. The first person rates a level below what they would rate as the others do.</summary>
    private static async Task JudgeAsync(Contributor contributor, Guid project, int number)
    {
        for (var task = 0; task < Set; task++)
        {
            var assignment = await contributor.MustClaimAsync(project);
            var body = Bodies.Complete(assignment);
            foreach (var response in assignment.GetProperty("responses").EnumerateArray())
            {
                var seed = response.GetProperty("hash").GetString()![0] + number;
                var dimensions = body["responses"]![response.GetProperty("position").GetString()!]!["dimensions"]!.AsObject();
                foreach (var (name, i) in dimensions.Select((d, i) => (d.Key, i)).ToList()) dimensions[name] = JsonValue.Create(2 + ((seed + i) % 4) - (number == 0 ? 1 : 0));
            }

            // A low rating needs an issue on its response.
            body["issues"] = new JsonArray(Scenes.Plain("A"), Scenes.Plain("B"));
            using var response2 = await contributor.SubmitAsync(assignment, body);
            Assert.True(response2.IsSuccessStatusCode, await response2.Content.ReadAsStringAsync());
        }
    }

    private static Task FitAsync(TestApp app) => app.App.Services.GetRequiredService<FitSeverity>().RunAsync(CancellationToken.None);

    private static Task<JsonElement> MineAsync(Contributor contributor, Guid project) =>
        contributor.Client.GetFromJsonAsync<JsonElement>($"/api/quality/projects/{project}/calibration");

    private static JsonElement Row(JsonElement mine, string dimension) =>
        mine.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("dimension").GetString() == dimension);
}

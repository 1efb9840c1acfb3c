using System.Globalization;
using System.Text;
using System.Text.Json;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>Scores of a judge are imported, frozen, held against people, and never shown to contributors.</summary>
public class JudgeTests
{
    private const string Kestrel = "mdl-kestrel";
    private const string Osprey = "mdl-osprey";

    [Theory, Databases]
    public async Task A_judge_is_imported_frozen_and_held_against_people(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await Counting.ProjectAsync(app, 60, Kestrel, Osprey, overlap: 1);
        await using var lead = await app.MemberAsync("lead");
        var person = await app.ContributorAsync(slug);
        // People judge thirty of sixty; kestrel wins where the number of the scene is no multiple of 3.
        await Counting.JudgeAllAsync(person, project, (scene, assignment, body) => body["preference"] = (scene % 3 == 0 ? Counting.Second(assignment) : Counting.First(assignment)) + "-better", most: 30);

        var to = $"/api/projects/{slug}/insight/judges?judge=judge-model&prompt=v1&metric=";
        // The judge sees who wins, and is wrong on multiples of 5.
        var lines = string.Concat(Enumerable.Range(1, 60).Select(i =>
        {
            var kestrel = (i % 3 != 0) != (i % 5 == 0);
            return Line(i, Kestrel, kestrel ? .9 : .2) + Line(i, Osprey, kestrel ? .3 : .8);
        }));
        Assert.Equal("judge.invalid", await PostAsync(lead.Http, to + "beauty", lines));
        Assert.Equal("judge.line", await PostAsync(lead.Http, to + "preference", "{\"task\": \"task-00001\", \"model\": \"nobody\", \"score\": 1}\n"));
        Assert.Equal("judge.line", await PostAsync(lead.Http, to + "preference", Line(1, Kestrel, 1) + Line(1, Kestrel, 2)));
        Assert.Equal("judge.line", await PostAsync(lead.Http, to + "preference", "{\"task\": \"task-00001\", \"model\": \"mdl-kestrel\", \"scores\": 1}\n"));
        Assert.Equal("project.unknown", await PostAsync(person.Client, to + "preference", lines));
        Assert.Null(await PostAsync(lead.Http, to + "preference", lines));
        Assert.Null(await PostAsync(lead.Http, to + "preference", lines));
        Assert.Equal("judge.frozen", await PostAsync(lead.Http, to + "preference", lines.Replace("0.9", "0.8", StringComparison.Ordinal)));

        await Counting.CountAsync(app);
        var report = (await lead.GetAsync($"/api/projects/{slug}/insight/judges", CancellationToken.None)).GetProperty("judges")[0];
        Assert.Equal((120, 60), (report.GetProperty("scored").GetInt32(), report.GetProperty("both").GetInt32()));
        Assert.InRange(report.GetProperty("rho").GetDouble(), .3, .9);
        var all = report.GetProperty("all");
        Assert.Equal(.5, all.GetProperty("people").GetProperty("value").GetDouble(), 12);
        Assert.True(all.GetProperty("worth").GetDouble() > 1);
        Assert.False(all.GetProperty("isHidden").GetBoolean());
        // Thirty responses of one model are fewer than fifty: there the judge is hidden.
        Assert.All(report.GetProperty("models").EnumerateArray(), m => Assert.True(m.GetProperty("isHidden").GetBoolean()));

        var page = await lead.Http.GetStringAsync($"/projects/{project}/results/judges?labels=1000&ratio=0.02");
        Assert.Contains("judge-model", page, StringComparison.Ordinal);
        Assert.Contains("human labels", page, StringComparison.Ordinal);
        var seen = await person.Client.GetStringAsync($"/work/{project}") + JsonSerializer.Serialize((await person.ClaimAsync(project)).Assignment);
        Assert.DoesNotContain("judge-model", seen, StringComparison.Ordinal);
    }

    private static string Line(int task, string model, double score) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"task\": \"task-{task:D5}\", \"model\": \"{model}\", \"score\": {score}}}\n");

    /// <returns>The code of the refusal; null when it was taken.</returns>
    private static async Task<string?> PostAsync(HttpClient client, string path, string lines)
    {
        using var body = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var response = await client.PostAsync(path, body);
        return response.IsSuccessStatusCode ? null : JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("code").GetString();
    }
}

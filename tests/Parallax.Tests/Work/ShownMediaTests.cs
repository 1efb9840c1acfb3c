using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parallax.Projects;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Work;

/// <summary>An image that only another response of the task has is not sent, and anchors still name the right one.</summary>
public class ShownMediaTests
{
    [Theory, Databases]
    public async Task Only_the_images_of_what_is_shown_are_sent(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var made = await app.ProjectAsync(overlap: 1);
        var (project, slug) = (made.GetProperty("id").GetGuid(), made.GetProperty("slug").GetString()!);
        var line = JsonSerializer.Serialize(new
        {
            id = "drawn",
            category = "spatial-reasoning",
            turns = new[] { new { role = "user", text = "Draw the room.", media = new[] { 3 } } },
            media = Enumerable.Range(0, 4).Select(i => new { path = $"{i}.png", alt = $"Image {i}" }),
            responses = Enumerable.Range(0, 3).Select(i => new { model = $"m{i}", steps = new object[] { new object[] { new { text = $"Here it is, {i}." }, new { image = i } } } }),
        });
        var report = await app.ImportAsync(slug, [line], files: folder =>
        {
            for (var i = 0; i < 4; i++) File.WriteAllBytes(Path.Combine(folder, $"{i}.png"), Images.Png(40 + i, 30));
        });
        Assert.True(report.GetProperty("state").GetString() == "published", report.GetRawText());
        var person = await app.ContributorAsync(slug);
        var assignment = await person.MustClaimAsync(project);

        var sent = assignment.GetProperty("task").GetProperty("media").EnumerateArray().ToList();
        Assert.Equal(3, sent.Count);
        var prompt = assignment.GetProperty("task").GetProperty("turns")[0].GetProperty("media")[0].GetInt32();
        Assert.Equal("Image 3", sent[prompt].GetProperty("alt").GetString());
        foreach (var response in assignment.GetProperty("responses").EnumerateArray())
        {
            var parts = response.GetProperty("steps")[0].GetProperty("parts");
            var image = sent[parts[1].GetProperty("image").GetInt32()];
            Assert.EndsWith(image.GetProperty("alt").GetString()![^1] + ".", parts[0].GetProperty("text").GetString());
        }

        var shown = sent.Select(m => m.GetProperty("hash").GetString()).ToList();
        var all = await app.OnDatabaseAsync(db => db.Set<TaskMedium>().Select(m => m.Hash).ToListAsync());
        var id = AmendmentTests.Id(assignment);
        foreach (var hash in all)
        {
            using var answer = await person.Client.GetAsync($"/api/work/assignments/{id}/media/{hash}");
            Assert.Equal(shown.Contains(hash) ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        }

        // The prompt's image is the fourth of the task, and that is what is kept.
        var body = Bodies.Complete(assignment);
        body["issues"] = new JsonArray(new JsonObject
        {
            ["response"] = "A",
            ["code"] = "IA-OBJECT",
            ["severity"] = 1,
            ["note"] = "Not so.",
            ["correction"] = "",
            ["anchors"] = new JsonArray(new JsonObject { ["kind"] = "region", ["media"] = prompt, ["x"] = 0, ["y"] = 0, ["width"] = 43, ["height"] = 30 }),
        });
        using var received = await person.SubmitAsync(assignment, body);
        Assert.True(received.StatusCode == HttpStatusCode.Created, await received.Content.ReadAsStringAsync());
        var answers = JsonSerializer.Deserialize<Answers>(await app.OnDatabaseAsync(db => db.Set<Judgment>().Select(j => j.Answers).SingleAsync()), Content.Json)!;
        Assert.Equal(3, Assert.IsType<RegionAnchor>(answers.Issues.Single().Anchors.Single()).Media);
    }
}

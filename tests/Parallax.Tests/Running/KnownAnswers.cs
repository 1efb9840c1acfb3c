using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Work;

namespace Parallax.Tests.Running;

/// <summary>A project whose tasks have known answers, and people who meet them or miss them.</summary>
public static class KnownAnswers
{
    /// <summary>Stands in the file beside each known answer, and nowhere that a contributor sees.</summary>
    public const string Tabu = "zq7-known-answer";

    /// <summary>The known answer is the first response of the file in each odd task, the second in each even one.</summary>
    public static async Task<(Guid Id, string Slug)> ProjectAsync(TestApp app, int tasks)
    {
        var project = await app.ProjectAsync(overlap: 1);
        var slug = project.GetProperty("slug").GetString()!;
        var lines = TaskLines.Pairs(tasks).Select((line, i) =>
        {
            var task = JsonNode.Parse(line)!.AsObject();
            task["gold"] = new JsonObject { ["preference"] = i % 2 == 0 ? "1" : "2" };
            task["tags"] = new JsonArray(Tabu);
            return task.ToJsonString();
        });
        await app.ImportAsync(slug, lines);
        return (project.GetProperty("id").GetGuid(), slug);
    }

    /// <summary>Judges the next task: of gold by its key or against it, of work somehow.</summary>
    public static async Task JudgeAsync(TestApp app, Contributor person, Guid project, bool right, Dictionary<Purpose, List<JsonElement>>? payloads = null)
    {
        var assignment = await person.MustClaimAsync(project);
        var id = assignment.GetProperty("assignment").GetGuid();
        var (purpose, swapped, key) = await app.OnDatabaseAsync(async db =>
        {
            var row = await db.Set<Assignment>().AsNoTracking().SingleAsync(a => a.Id == id);
            var expected = await db.Set<GoldKey>().Where(k => db.Set<GoldItem>().Any(g => g.Id == k.GoldItemId && g.PresentationId == row.PresentationId && g.KeyNumber == k.Number)).Select(k => k.Key).FirstOrDefaultAsync();
            return (row.Purpose, row.Swapped, expected);
        });
        payloads?[purpose].Add(assignment);
        var body = Bodies.Complete(assignment);
        var wanted = key?.Contains("\"1\"", StringComparison.Ordinal) == true ? 1 : 2;
        if (!right) wanted = 3 - wanted;
        body["preference"] = $"{((wanted == 1) == !swapped ? "A" : "B")}-better";
        body["rationale"] = "The first response names what stands at the edge of the table and what must follow from it in this scene.";
        body["client"] = new JsonObject { ["activeSeconds"] = 9, ["pastes"] = 2, ["pastedCharacters"] = 140 };
        using var response = await person.SubmitAsync(assignment, body);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
    }

    /// <summary>What somebody has judged of which the answer is known.</summary>
    public static Task<List<Guid>> JudgedByAsync(TestApp app, Contributor person) =>
        app.OnDatabaseAsync(db => db.Set<Judgment>().Where(j => j.PersonId == person.Id && j.Purpose == Purpose.Gold).Select(j => j.PresentationId).ToListAsync());
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>Judgments made over HTTP, and the results counted from them.</summary>
internal static class Counting
{
    public static Task CountAsync(TestApp app) => Counted.AllAsync(app);

    public static async Task<(Guid Id, string Slug)> ProjectAsync(TestApp app, int tasks, string first, string second, int overlap = 3, string protocol = "pairwise")
    {
        var project = await app.ProjectAsync(protocol: protocol, overlap: overlap);
        var slug = project.GetProperty("slug").GetString()!;
        await app.ImportAsync(slug, Running.TaskLines.Pairs(tasks, first, second));
        return (project.GetProperty("id").GetGuid(), slug);
    }

    /// <summary>Judges all that one person is given.</summary>
    /// <param name="bend">Changes the complete judgment of a scene, by its number.</param>
    public static async Task<int> JudgeAllAsync(Contributor person, Guid project, Action<int, JsonElement, JsonObject> bend, int most = int.MaxValue)
    {
        var judged = 0;
        while (judged < most && (await person.ClaimAsync(project)).Assignment is { } assignment)
        {
            var body = Bodies.Complete(assignment);
            bend(Scene(assignment), assignment, body);
            using var response = await person.SubmitAsync(assignment, body);
            Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
            judged++;
        }

        return judged;
    }

    public static int Scene(JsonElement assignment) =>
        int.Parse(assignment.GetProperty("task").GetProperty("turns")[0].GetProperty("text").GetString()!.Split(' ')[^1].TrimEnd('?'), CultureInfo.InvariantCulture);

    /// <summary>Where the first response of a pair stands: A or B.</summary>
    public static string First(JsonElement assignment) =>
        assignment.GetProperty("responses")[0].GetProperty("steps")[0].GetProperty("parts")[0].GetProperty("text").GetString()!.Contains("at the edge", StringComparison.Ordinal) ? "A" : "B";

    public static string Second(JsonElement assignment) => First(assignment) == "A" ? "B" : "A";

    public static JsonObject Issue(string response, string code, int severity = 2, int step = 0) => new()
    {
        ["response"] = response,
        ["code"] = code,
        ["severity"] = severity,
        ["note"] = "It is not in the picture.",
        ["correction"] = "",
        ["anchors"] = new JsonArray(new JsonObject { ["kind"] = "step", ["step"] = step }),
    };
}

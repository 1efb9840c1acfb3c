using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.Tests.Running;

/// <summary>Tasks with an image and with markup in every text, and issues that point at all that they show.</summary>
public static class Scenes
{
    public const int Width = 120;
    public const int Height = 80;
    public const string Markup = "<script>alert('1 & 2')</script> \"quoted\" \\ 😀\u2028é";

    /// <summary>Two responses, of two steps and of three, to a question about one image.</summary>
    public static IEnumerable<string> Lines(int count) => Enumerable.Range(1, count).Select(i => JsonSerializer.Serialize(new
    {
        id = $"scene-{i:D4}",
        category = "spatial-reasoning",
        prompt = $"What stands on table {i}? {Markup}",
        media = new[] { new { path = "table.png", alt = $"A table {Markup}" } },
        responses = new[]
        {
            new { model = "alpha", version = "1", steps = new[] { $"A cup stands on table {i}. {Markup}", "It will fall." } },
            new { model = "beta", version = "2", steps = new[] { $"Table {i} is empty. {Markup}", "Nothing is on it.", "So nothing falls." } },
        },
    }));

    public static void Files(string folder) => File.WriteAllBytes(Path.Combine(folder, "table.png"), Images.Png(Width, Height));

    /// <summary>A project with <paramref name="count"/> scenes to judge.</summary>
    public static async Task<(Guid Id, string Slug)> ProjectAsync(TestApp app, int count, int overlap = 1, string name = "Scenes")
    {
        var project = await app.ProjectAsync(name, overlap: overlap);
        var slug = project.GetProperty("slug").GetString()!;
        var report = await app.ImportAsync(slug, Lines(count), files: Files);
        Assert.True(report.GetProperty("state").GetString() == "published", report.GetRawText());
        return (project.GetProperty("id").GetGuid(), slug);
    }

    /// <summary>One issue with anchors of all four kinds, each of them where it says.</summary>
    public static JsonObject Issue(JsonElement assignment, string response = "A")
    {
        var shown = assignment.GetProperty("responses").EnumerateArray().Single(r => r.GetProperty("position").GetString() == response);
        var text = shown.GetProperty("steps")[0].GetProperty("parts")[0].GetProperty("text").GetString()!;
        var prompt = assignment.GetProperty("task").GetProperty("turns")[0].GetProperty("text").GetString()!;
        return new JsonObject
        {
            ["response"] = response,
            ["code"] = "IA-OBJECT",
            ["severity"] = 2,
            ["note"] = $"note {Markup}",
            ["correction"] = $"correction {Markup}",
            ["anchors"] = new JsonArray(
                new JsonObject { ["kind"] = "span", ["step"] = 0, ["part"] = 0, ["start"] = 2, ["end"] = text.Length, ["quote"] = text[2..] },
                new JsonObject { ["kind"] = "prompt-span", ["turn"] = 0, ["start"] = 0, ["end"] = prompt.Length, ["quote"] = prompt },
                new JsonObject { ["kind"] = "step", ["step"] = 1 },
                new JsonObject { ["kind"] = "region", ["media"] = 0, ["x"] = 0, ["y"] = 10, ["width"] = Width, ["height"] = Height - 10 }),
        };
    }

    /// <summary>The plainest issue there is: the first step is wrong.</summary>
    public static JsonObject Plain(string response) => new()
    {
        ["response"] = response,
        ["code"] = "IA-OBJECT",
        ["severity"] = 2,
        ["note"] = "Not there.",
        ["anchors"] = new JsonArray(new JsonObject { ["kind"] = "step", ["step"] = 0 }),
    };

    /// <summary>A complete judgment with one such issue.</summary>
    public static JsonObject Body(JsonElement assignment)
    {
        var body = Bodies.Complete(assignment);
        body["issues"] = new JsonArray(Issue(assignment));
        return body;
    }
}

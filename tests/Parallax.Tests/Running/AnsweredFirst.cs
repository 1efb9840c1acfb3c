using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.Tests.Running;

/// <summary>
/// A project of answer-first with one model in two versions on four tasks, each response judged by two people. What they say is fixed, so that every figure can be
/// worked out by hand:
/// version 1: step 2 is wrong on tasks 1 and 2 by both, step 1 on task 3 by Ana alone; version 2: step 2 on task 1 by Ben alone.
/// Version 1 is rated 3 on task 1, everything else 4. Ana answers "It falls!" on tasks 1 to 3 and "It stays." on task 4, sure by 90; Ben always "The cup stays", sure by 60.
/// </summary>
public sealed record AnsweredFirst(TestApp App, Guid Project, string Slug)
{
    public const string Reference = "It falls";

    public static IEnumerable<string> Lines => Enumerable.Range(1, 4).Select(i => JsonSerializer.Serialize(new
    {
        id = $"cup-{i}",
        category = i == 4 ? "spatial-reasoning" : "common-sense",
        prompt = $"What happens to cup {i}?",
        reference = Reference,
        responses = new[]
        {
            new { model = "mdl", version = "1.9", steps = new[] { $"Cup {i} stands at the edge.", "It falls." } },
            new { model = "mdl", version = "1.10", steps = new[] { $"Cup {i} is in the middle.", "It stays." } },
        },
    }));

    public static async Task<AnsweredFirst> MakeAsync(TestApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var project = await app.ProjectAsync("Cups", "answer-first", overlap: 2);
        var slug = project.GetProperty("slug").GetString()!;
        var report = await app.ImportAsync(slug, Lines);
        Assert.Equal("published", report.GetProperty("state").GetString());
        return new AnsweredFirst(app, project.GetProperty("id").GetGuid(), slug);
    }

    /// <summary>Ana, then Ben judge all there is.</summary>
    public async Task JudgeAsync()
    {
        for (var person = 0; person < 2; person++)
        {
            var contributor = await App.ContributorAsync(Slug);
            while ((await contributor.ClaimAsync(Project)).Assignment is { } assignment) await OneAsync(contributor, assignment, isAna: person == 0);
        }
    }

    /// <summary>Lets the background job run until what an address answers is as wanted.</summary>
    public async Task<JsonElement> CountedAsync(string path, Func<JsonElement, bool> isDone)
    {
        var answer = default(JsonElement);
        await Counted.UntilAsync(App, async () =>
        {
            using var response = await App.Operator.Http.GetAsync($"/api/projects/{Slug}/insight/{path}");
            if (!response.IsSuccessStatusCode) return false;
            answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            return isDone(answer);
        });
        return answer;
    }

    private static async Task OneAsync(Contributor contributor, JsonElement assignment, bool isAna)
    {
        var task = int.Parse(assignment.GetProperty("task").GetProperty("turns")[0].GetProperty("text").GetString()!.Split(' ')[^1].TrimEnd('?'), CultureInfo.InvariantCulture);
        var said = isAna ? task < 4 ? "It falls!" : "It stays." : "The cup stays";
        using var answered = await contributor.Client.PostAsJsonAsync($"/api/work/assignments/{assignment.GetProperty("assignment").GetGuid()}/answer", new { answer = said, steps = new[] { "I look." }, confidence = isAna ? 90 : 60 });
        var shown = await answered.Content.ReadFromJsonAsync<JsonElement>();
        var isFirst = shown.GetProperty("responses")[0].GetProperty("steps")[0].GetProperty("parts")[0].GetProperty("text").GetString()!.Contains("edge", StringComparison.Ordinal);
        var body = Bodies.Complete(shown);
        var answer = body["responses"]!["A"]!;
        if (isFirst && task == 1) foreach (var dimension in answer["dimensions"]!.AsObject().Select(d => d.Key).ToList()) answer["dimensions"]![dimension] = 3;
        if (WrongStep(isFirst, task, isAna) is { } wrong) answer["steps"]!.AsArray()[wrong] = JsonValue.Create("wrong");
        using var sent = await contributor.SubmitAsync(shown, body);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
    }

    private static int? WrongStep(bool isFirst, int task, bool isAna) => (isFirst, task, isAna) switch
    {
        (true, 1 or 2, _) => 1,
        (true, 3, true) => 0,
        (false, 1, false) => 1,
        _ => null,
    };
}

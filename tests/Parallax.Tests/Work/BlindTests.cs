using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Tests.Work;

/// <summary>Whatever a contributor can fetch before submitting tells nothing of who answered, of why they have it, or of what others said.</summary>
public class BlindTests
{
    private static readonly string[] Tokens = ["zq7velorix", "k0vantumar", Others];

    /// <summary>What somebody else wrote about the same task.</summary>
    private const string Others = "w3otherwords";

    [Theory, Databases]
    public async Task No_payload_header_or_file_name_has_a_models_name(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        Assert.Empty(await LeaksAsync(app));
    }

    /// <summary>The test itself can fail: the name is planted where a contributor reads.</summary>
    [Fact]
    public async Task A_planted_leak_is_found()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        Assert.NotEmpty(await LeaksAsync(app, plant: true));
    }

    private static async Task<List<string>> LeaksAsync(TestApp app, bool plant = false)
    {
        var project = await app.ProjectAsync();
        var slug = project.GetProperty("slug").GetString()!;
        var id = project.GetProperty("id").GetGuid();
        var report = await app.ImportAsync(slug, Lines(), files: folder => File.WriteAllBytes(Path.Combine(folder, $"{Tokens[0]}.png"), Images.Png(4200, 12)));
        Assert.Equal("published", report.GetProperty("state").GetString());
        if (plant) await app.OnDatabaseAsync(db => db.Set<TaskMedium>().ExecuteUpdateAsync(set => set.SetProperty(m => m.Alt, $"by {Tokens[1]}")));

        await OthersAsync(app, slug, id);
        var contributor = await app.ContributorAsync(slug);
        var seen = new List<(string Where, string Text)>();
        var (assignment, _) = await contributor.ClaimAsync(id);
        var own = assignment!.Value.GetProperty("assignment").GetGuid();
        string[] paths = [$"/api/work/assignments/{own}", "/", $"/work/{id}", $"/work/{id}?assignment={own}", "/account",
            $"/projects/{id}/mine", $"/projects/{id}/standing", $"/projects/{id}/guidelines", $"/projects/{id}/calibration", $"/projects/{id}/discussion", "/feedback", "/notices", "/recorded",
            $"/api/projects/{id}/standing", $"/api/quality/projects/{id}/practice", $"/api/quality/projects/{id}/calibration", "/api/quality/feedback", "/api/notices",
            $"/api/work/assignments/{own}/draft", $"/api/quality/assignments/{own}/feedback"];
        foreach (var path in paths) await FetchAsync(contributor.Client, path, seen);
        foreach (var medium in assignment.Value.GetProperty("task").GetProperty("media").EnumerateArray())
        {
            await FetchAsync(contributor.Client, medium.GetProperty("url").GetString()!, seen);
            var tile = medium.GetProperty("tiles").GetProperty("url").GetString()!;
            await FetchAsync(contributor.Client, tile.Replace("{level}/{column}_{row}", "4/8_0", StringComparison.Ordinal), seen);
        }

        Assert.Contains(seen, s => s.Where.EndsWith("/tiles/4/8_0", StringComparison.Ordinal) && s.Text.Contains("image/png", StringComparison.Ordinal));
        using var claim = await contributor.Client.PostAsJsonAsync($"/api/work/projects/{id}/claims", new { besides = new[] { own } });
        seen.Add(("claim", Headers(claim) + await claim.Content.ReadAsStringAsync()));
        using var refused = await contributor.SubmitAsync(own, new { nothing = 1 });
        seen.Add(("refusal", Headers(refused) + await refused.Content.ReadAsStringAsync()));

        // What leads may read, a contributor may not: their pages answer as if they were not there.
        foreach (var path in new[] { $"/api/projects/{slug}/exports/judgments-jsonl", $"/api/projects/{slug}/exports/tasks-jsonl", $"/projects/{id}", $"/projects/{id}/tasks", $"/api/projects/{slug}/quality/disagreements", $"/api/projects/{slug}/gold", $"/api/projects/{slug}/quality/people", $"/projects/{id}/quality", $"/projects/{id}/quality/gold" })
            await FetchAsync(contributor.Client, path, seen);
        Assert.Contains(seen, s => s.Where.Contains("/media/", StringComparison.Ordinal) && s.Text.Length > 100);
        // The payload itself names no reason for being given: its fields are the same for work, gold, calibration and practice.
        string[] words = ["purpose", "gold", "subject", "calibration", "training"];
        Assert.All(words, word => Assert.DoesNotContain($"\"{word}\":", assignment.Value.GetRawText(), StringComparison.OrdinalIgnoreCase));
        return [.. from s in seen from token in Tokens where s.Text.Contains(token, StringComparison.OrdinalIgnoreCase) select $"{s.Where}: {token}"];
    }

    private static async Task OthersAsync(TestApp app, string slug, Guid project)
    {
        var other = await app.ContributorAsync(slug);
        for (var task = 0; task < 3; task++)
        {
            var assignment = await other.MustClaimAsync(project);
            var body = Bodies.Complete(assignment);
            body["rationale"] = $"It is the second one, {Others}.";
            using var sent = await other.SubmitAsync(assignment, body);
            sent.EnsureSuccessStatusCode();
        }
    }

    private static async Task FetchAsync(HttpClient client, string path, List<(string, string)> seen)
    {
        using var response = await client.GetAsync(path);
        // Latin-1 keeps every byte, so that metadata inside an image is read as well.
        seen.Add((path, Headers(response) + Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync())));
    }

    private static string Headers(HttpResponseMessage response) => response.Headers.ToString() + response.Content.Headers;

    private static IEnumerable<string> Lines() => Enumerable.Range(1, 3).Select(i => JsonSerializer.Serialize(new
    {
        id = $"{Tokens[0]}-{i}",
        category = "real-world",
        prompt = "What stands on the table?",
        media = new[] { new { path = $"{Tokens[0]}.png", alt = "A table" } },
        responses = new[] { new { model = Tokens[0], text = "A cup stands on it." }, new { model = Tokens[1], text = "Nothing stands on it." } },
        reference = $"see {Tokens[0]}",
        tags = new[] { Tokens[1] },
        metadata = new { from = Tokens[0] },
    }));
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Tests.Running;

namespace Parallax.Tests.Work;

/// <summary>What goes out is what came in: everything that was said, under a pseudonym.</summary>
public class ExportTests
{
    private static readonly JsonSchema Schema = Published();
    private static readonly string[] Preferences = ["A-much-better", "A-better", "same", "B-better", "B-much-better", "both-bad"];

    /// <summary>As many judgments as it takes to see both orders, each with another preference.</summary>
    [Theory, Databases]
    public async Task Each_judgment_comes_out_field_by_field_as_it_was_submitted(Database database)
    {
        const int tasks = 18;
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await Scenes.ProjectAsync(app, tasks);
        var contributor = await app.ContributorAsync(slug);
        var submitted = new Dictionary<Guid, (JsonElement Assignment, JsonObject Body)>();
        for (var i = 0; i < tasks; i++)
        {
            var assignment = await contributor.MustClaimAsync(project);
            var body = Rich(assignment, Preferences[i % Preferences.Length]);
            using var response = await contributor.SubmitAsync(assignment, body);
            Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
            submitted[JsonNode.Parse(await response.Content.ReadAsStringAsync())!["judgment"]!.GetValue<Guid>()] = (assignment, body);
        }

        var lines = await ExportAsync(app, slug);
        Assert.Equal(tasks, lines.Count);
        foreach (var line in lines)
        {
            var (assignment, body) = submitted[line["judgment"]!.GetValue<Guid>()];
            Same(Expected(assignment, body), Said(line));
            Assert.Equal(slug, (string?)line["project"]);
            Assert.Equal(body["protocol"]!["name"]!.ToString(), (string?)line["protocol"]!["name"]);
            Assert.False((bool)line["spare"]!);
        }

        var firsts = lines.Select(l => (string?)l["responses"]![0]!["model"]).ToList();
        Assert.Contains("alpha", firsts);
        Assert.Contains("beta", firsts);
        Assert.All(lines, l => Assert.Equal(((string?)l["responses"]![0]!["model"] == "alpha" ? 2 : 3), l["responses"]![0]!["steps"]!.AsArray().Count));
    }

    [Theory, Databases]
    public async Task A_judgment_of_one_response_has_no_preference(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var project = await app.ProjectAsync(protocol: "steps", overlap: 1);
        var slug = project.GetProperty("slug").GetString()!;
        await app.ImportAsync(slug, Scenes.Lines(1), files: Scenes.Files);
        var contributor = await app.ContributorAsync(slug);
        var assignment = await contributor.MustClaimAsync(project.GetProperty("id").GetGuid());
        var body = Scenes.Body(assignment);
        using (var response = await contributor.SubmitAsync(assignment, body)) Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        var line = Assert.Single(await ExportAsync(app, slug));
        Assert.False(line.ContainsKey("preference"));
        Same(Expected(assignment, body), Said(line));
    }

    [Theory, Databases]
    public async Task Spares_are_flagged(Database database)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var app = await TestApp.StartAsync(database, clock);
        var (project, slug) = await app.ProjectWithTasksAsync(1, overlap: 1);
        var late = await app.ContributorAsync(slug);
        var next = await app.ContributorAsync(slug);
        var assignment = await late.MustClaimAsync(project);
        clock.Advance(TimeSpan.FromHours(2));
        var own = await next.MustSubmitAsync(await next.MustClaimAsync(project));
        var spare = await late.MustSubmitAsync(assignment);

        var flags = (await ExportAsync(app, slug)).ToDictionary(l => l["judgment"]!.GetValue<Guid>(), l => (bool)l["spare"]!);
        Assert.Equal(2, flags.Count);
        Assert.False(flags[own.GetProperty("judgment").GetGuid()]);
        Assert.True(flags[spare.GetProperty("judgment").GetGuid()]);
    }

    [Theory, Databases]
    public async Task A_pseudonym_is_the_same_in_one_organization_and_another_in_the_next(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.OnDatabaseAsync(async db =>
        {
            db.Add(new Organization(Ids.New(TimeProvider.System), "Other", "other", TimeProvider.System.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        var email = "someone.nameable@test.invalid";
        await app.Operator.PostAsync("/api/people", new { email, name = "Wilhelmina Nameable", password = "correct horse battery" }, CancellationToken.None);
        var key = await app.Operator.PostAsync("/api/keys", new { email }, CancellationToken.None);
        var person = new Contributor(app.Client(key.GetProperty("key").GetString()), Guid.Empty, email);
        var pseudonyms = new List<string>();
        foreach (var (name, organization) in new[] { ("One", "default"), ("Two", "default"), ("Three", "other") })
        {
            var project = await app.Operator.PostAsync("/api/projects", new { name, protocol = "pairwise", organization, overlap = 1 }, CancellationToken.None);
            var slug = project.GetProperty("slug").GetString()!;
            await app.ImportAsync(slug, TaskLines.Pairs(2));
            await app.Operator.PostAsync($"/api/projects/{slug}/enrollments", new { email }, CancellationToken.None);
            for (var i = 0; i < 2; i++) await person.MustSubmitAsync(await person.MustClaimAsync(project.GetProperty("id").GetGuid()));
            var text = await app.Operator.Http.GetStringAsync($"/api/projects/{slug}/exports/judgments-jsonl");
            Assert.DoesNotContain("nameable", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("test.invalid", text, StringComparison.OrdinalIgnoreCase);
            pseudonyms.Add(Assert.Single((await ExportAsync(app, slug)).Select(l => (string)l["contributor"]!).Distinct()));
        }

        Assert.Equal(pseudonyms[0], pseudonyms[1]);
        Assert.NotEqual(pseudonyms[0], pseudonyms[2]);
        var id = await app.OnDatabaseAsync(db => db.Set<Person>().Where(p => p.Email == email).Select(p => p.Id).SingleAsync());
        Assert.DoesNotContain(id.ToString(), await app.Operator.Http.GetStringAsync("/api/projects/one/exports/judgments-jsonl"), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Ratings of all kinds, all verdicts, and issues with all kinds of anchors on both responses.</summary>
    private static JsonObject Rich(JsonElement assignment, string preference)
    {
        var body = Bodies.Complete(assignment);
        body["preference"] = preference;
        body["issues"] = new JsonArray(Scenes.Issue(assignment), Scenes.Issue(assignment, "B"));
        body["issues"]![1]!["severity"] = 3;
        body["issues"]![1]!["correction"] = "";
        body["issues"]![1]!["anchors"]![3]!["points"] = new JsonArray(new JsonArray(0, 10), new JsonArray(Scenes.Width, 30), new JsonArray(40, Scenes.Height));
        body["rationale"] = $"  The first sentence decides. {Scenes.Markup}\n ";
        body["client"] = new JsonObject { ["activeSeconds"] = 140 };
        var (a, b) = (body["responses"]!["A"]!, body["responses"]!["B"]!);
        a["dimensions"] = new JsonObject { ["common-sense"] = 1, ["logical-consistency"] = "not-applicable", ["spatial"] = "cannot-judge", ["contextual"] = 5 };
        b["dimensions"] = new JsonObject { ["common-sense"] = 2, ["logical-consistency"] = 3, ["spatial"] = 4, ["contextual"] = "cannot-judge" };
        a["steps"]![0] = "cannot-tell";
        a["steps"]![1] = "wrong";
        b["steps"]![1] = "unneeded";
        return body;
    }

    /// <summary>The submitted body in the shape of an exported line.</summary>
    private static JsonObject Expected(JsonElement assignment, JsonObject body)
    {
        var positions = assignment.GetProperty("responses").EnumerateArray().Select(r => r.GetProperty("position").GetString()!).ToList();
        var said = new JsonObject
        {
            ["bound"] = new JsonObject { ["prompt"] = body["bound"]!["prompt"]!.DeepClone(), ["media"] = body["bound"]!["media"]!.DeepClone() },
            ["responses"] = new JsonArray([.. positions.Select(p => Response(body, p))]),
            ["issues"] = new JsonArray([.. body["issues"]!.AsArray().Select(i => Indexed(i!, positions))]),
            ["rationale"] = body["rationale"]!.DeepClone(),
            ["clientActiveSeconds"] = body["client"]?["activeSeconds"]?.DeepClone() ?? 0,
        };
        if (body["preference"] is { } preference) said["preference"] = Preference((string)preference!);
        return said;
    }

    private static JsonNode Response(JsonObject body, string position)
    {
        var steps = body["responses"]![position]!["steps"]!.AsArray();
        var wrong = steps.Select((s, i) => (Verdict: (string?)s, Index: i)).FirstOrDefault(s => s.Verdict == "wrong", (null, -1)).Index;
        return new JsonObject
        {
            ["hash"] = body["bound"]!["responses"]![position]!.DeepClone(),
            ["dimensions"] = body["responses"]![position]!["dimensions"]!.DeepClone(),
            ["steps"] = steps.DeepClone(),
            ["firstWrong"] = wrong < 0 ? null : wrong,
        };
    }

    private static JsonNode Indexed(JsonNode issue, List<string> positions)
    {
        var copy = issue.DeepClone();
        copy["response"] = positions.IndexOf((string)issue["response"]!);
        return copy;
    }

    private static JsonObject Preference(string given) => given switch
    {
        "same" or "both-bad" => new() { ["better"] = null, ["strength"] = given },
        _ => new() { ["better"] = given[0] - 'A', ["strength"] = given[2..] },
    };

    /// <summary>What a line says, without what the server adds.</summary>
    private static JsonObject Said(JsonObject line)
    {
        string[] fields = ["bound", "responses", "issues", "rationale", "clientActiveSeconds", "preference"];
        var said = new JsonObject();
        foreach (var field in fields.Where(line.ContainsKey)) said[field] = line[field]!.DeepClone();
        foreach (var response in said["responses"]!.AsArray())
        {
            response!.AsObject().Remove("model");
            response.AsObject().Remove("version");
        }

        return said;
    }

    private static void Same(JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected.ToJsonString()}\nexported {actual.ToJsonString()}");

    private static JsonSchema Published()
    {
        using var reader = File.OpenText(Path.Combine(Repository.Root, "docs", "schemas", "judgment-1.json"));
        return JsonSchema.FromText(reader.ReadToEnd());
    }

    /// <summary>The exported lines; each fits the published schema.</summary>
    private static async Task<List<JsonObject>> ExportAsync(TestApp app, string slug)
    {
        var text = await app.Operator.Http.GetStringAsync($"/api/projects/{slug}/exports/judgments-jsonl");
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var result = Schema.Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
            Assert.True(result.IsValid, $"{line}\n{JsonSerializer.Serialize(result)}");
        }

        return [.. lines.Select(l => JsonNode.Parse(l)!.AsObject())];
    }
}

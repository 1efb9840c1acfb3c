using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Work;

/// <summary>A judgment that does not fit gets a clear answer, stores nothing and leaves its key unused.</summary>
public class BadJudgmentTests
{
    /// <summary>What is wrong, the fields that the answer must name and no others, and how a right body becomes such a one.</summary>
    private sealed record Bad(string What, string Field, Action<JsonObject> Bend);

    private static readonly Bad[] Bodies =
    [
        new("a box outside the image", "issues[0].anchors[3]", b => Anchor(b, 3)["x"] = 1),
        new("a box below the image", "issues[0].anchors[3]", b => Anchor(b, 3)["height"] = Scenes.Height),
        new("a box left of the image", "issues[0].anchors[3]", b => Anchor(b, 3)["x"] = -1),
        new("a box of no width", "issues[0].anchors[3]", b => Anchor(b, 3)["width"] = 0),
        new("a box of negative height", "issues[0].anchors[3]", b => Anchor(b, 3)["height"] = -5),
        new("a box whose right edge overflows", "issues[0].anchors[3]", b => (Anchor(b, 3)["x"], Anchor(b, 3)["width"]) = (int.MaxValue, int.MaxValue)),
        new("a box beyond 32 bits", "issues[0].anchors[3].x", b => Anchor(b, 3)["x"] = 1L << 40),
        new("a box of half pixels", "issues[0].anchors[3].x", b => Anchor(b, 3)["x"] = 0.5),
        new("a box on another image", "issues[0].anchors[3]", b => Anchor(b, 3)["media"] = 1),
        new("a polygon of two points", "issues[0].anchors[3]", b => Polygon(b, [0, 10], [120, 80])),
        new("a polygon of 101 points", "issues[0].anchors[3]", b => Polygon(b, [.. Enumerable.Range(0, 101).Select(i => new[] { i % 2 == 0 ? 0 : 120, i < 100 ? 10 : 80 })])),
        new("a polygon with a point outside the image", "issues[0].anchors[3]", b => Polygon(b, [0, 10], [120, 10], [60, 81])),
        new("a polygon whose box is another one", "issues[0].anchors[3]", b => Polygon(b, [0, 10], [120, 10], [60, 79])),
        new("a polygon on one line", "issues[0].anchors[3]", b => Polygon(b, [0, 10], [120, 80], [60, 45])),
        new("a polygon of half pixels", "issues[0].anchors[3].points[1]", b => Anchor(b, 3)["points"] = JsonNode.Parse("[[0,10],[119.5,10],[60,80]]")),
        new("a point of three numbers", "issues[0].anchors[3].points[0]", b => Polygon(b, [0, 10, 1], [120, 10], [60, 80])),
        new("a quote that does not match", "issues[0].anchors[0]", b => Anchor(b, 0)["quote"] = "other words"),
        new("a span without its quote", "issues[0].anchors[0]", b => Anchor(b, 0).Remove("quote")),
        new("a span outside the text", "issues[0].anchors[0]", b => Anchor(b, 0)["end"] = 9999),
        new("a span that ends before it starts", "issues[0].anchors[0]", b => Anchor(b, 0)["end"] = 1),
        new("a span before the text", "issues[0].anchors[1]", b => Anchor(b, 1)["start"] = -1),
        new("a span of a step that is not there", "issues[0].anchors[0]", b => Anchor(b, 0)["step"] = 9),
        new("a span of a part that is not there", "issues[0].anchors[0]", b => Anchor(b, 0)["part"] = 1),
        new("a turn that is not there", "issues[0].anchors[1]", b => Anchor(b, 1)["turn"] = 1),
        new("a step that is not there", "issues[0].anchors[2]", b => Anchor(b, 2)["step"] = 3),
        new("a step before the first", "issues[0].anchors[2]", b => Anchor(b, 2)["step"] = -1),
        new("an unknown kind of anchor", "issues[0].anchors[2]", b => Anchor(b, 2)["kind"] = "circle"),
        new("an anchor that is null", "issues[0].anchors[2]", b => Issue(b)["anchors"]![2] = null),
        new("no anchors", "issues[0].anchors", b => Issue(b)["anchors"] = new JsonArray()),
        new("anchors left out", "issues[0]", b => Issue(b).Remove("anchors")),
        new("an unknown code", "issues[0].code", b => Issue(b)["code"] = "ZZ-TOP"),
        new("an unknown severity", "issues[0].severity", b => Issue(b)["severity"] = 4),
        new("an issue on a response that is not shown", "issues[0].response issues[0].anchors[0] issues[0].anchors[2]", b => Issue(b)["response"] = "C"),
        new("a note that is too long", "issues[0].note", b => Issue(b)["note"] = new string('x', 4001)),
        new("a note with NUL", "issues[0]", b => Issue(b)["note"] = "a\0b"),
        new("a rating of 7", "responses.A.dimensions.spatial", b => Rate(b, "spatial", 7)),
        new("a rating of 0", "responses.A.dimensions.spatial", b => Rate(b, "spatial", 0)),
        new("a rating of -1", "responses.A.dimensions.spatial", b => Rate(b, "spatial", -1)),
        new("a rating of 3.5", "responses.A.dimensions.spatial", b => Rate(b, "spatial", 3.5)),
        new("a rating in words", "responses.A.dimensions.spatial", b => Rate(b, "spatial", "good")),
        new("no rating", "responses.A.dimensions.spatial", b => Rate(b, "spatial", null)),
        new("not-applicable where it always applies", "responses.A.dimensions.contextual", b => Rate(b, "contextual", "not-applicable")),
        new("a low rating without an issue on that response", "responses.B.dimensions.spatial", b => b["responses"]!["B"]!["dimensions"]!["spatial"] = 2),
        new("a missing dimension", "responses.A.dimensions.spatial", b => b["responses"]!["A"]!["dimensions"]!.AsObject().Remove("spatial")),
        new("an unknown dimension", "responses.A.dimensions.beauty", b => Rate(b, "beauty", 4)),
        new("no dimensions", "responses.A", b => b["responses"]!["A"]!.AsObject().Remove("dimensions")),
        new("one verdict too few", "responses.A.steps", b => b["responses"]!["A"]!["steps"]!.AsArray().RemoveAt(0)),
        new("one verdict too many", "responses.A.steps", b => b["responses"]!["A"]!["steps"]!.AsArray().Add("right")),
        new("an unknown verdict", "responses.A.steps[0]", b => b["responses"]!["A"]!["steps"]![0] = "perhaps"),
        new("a preference that is no option", "preference", b => b["preference"] = "A-bit-better"),
        new("no preference", "preference", b => b.Remove("preference")),
        new("one response for pairwise", "responses.B", b => b["responses"]!.AsObject().Remove("B")),
        new("a response that is not shown", "responses.C", b => b["responses"]!["C"] = b["responses"]!["A"]!.DeepClone()),
        new("too short a rationale", "rationale", b => b["rationale"] = "      Because so.       "),
        new("too long a rationale", "rationale", b => b["rationale"] = new string('x', 4001)),
        new("an unknown field", "verdict", b => b["verdict"] = "good"),
        new("an unknown field of an issue", "issues[0].class", b => Issue(b)["class"] = "IA"),
        new("another prompt", "bound.prompt", b => b["bound"]!["prompt"] = new string('0', 64)),
        new("another image", "bound.media", b => b["bound"]!["media"]![0] = new string('0', 64)),
        new("no images", "bound.media", b => b["bound"]!["media"] = new JsonArray()),
        new("another response", "bound.responses.B", b => b["bound"]!["responses"]!["B"] = new string('0', 64)),
        new("the responses the other way round", "bound.responses.A bound.responses.B", b => b["bound"]!["responses"] = Swapped(b["bound"]!["responses"]!.AsObject())),
        new("no hashes", "bound", b => b["bound"] = new JsonObject()),
        new("another version of the protocol", "protocol", b => b["protocol"]!["version"] = 2),
        new("another protocol", "protocol", b => b["protocol"]!["name"] = "steps"),
    ];

    [Theory, Databases]
    public async Task Each_bad_body_names_its_field_stores_nothing_and_leaves_its_key_unused(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await Scenes.ProjectAsync(app, Bodies.Length);
        var contributor = await app.ContributorAsync(slug);
        var failures = new List<string>();
        for (var i = 0; i < Bodies.Length; i++)
        {
            var bad = Bodies[i];
            var assignment = await contributor.MustClaimAsync(project);
            var body = Scenes.Body(assignment);
            bad.Bend(body);
            using var refused = await contributor.SubmitAsync(assignment, body, $"key-{i}");
            if (Fault(bad.Field, refused.StatusCode, await refused.Content.ReadAsStringAsync()) is { } fault) failures.Add($"{bad.What}: {fault}");
            if (await CountAsync(app) != i) failures.Add($"{bad.What}: something was stored");

            using var right = await contributor.SubmitAsync(assignment, Scenes.Body(assignment), $"key-{i}");
            Assert.True(right.StatusCode == HttpStatusCode.Created, $"{bad.What}, then right: {await right.Content.ReadAsStringAsync()}");
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.Empty((await app.AuditAsync()).GetProperty("findings").EnumerateArray());
    }

    private static readonly (string What, string Body)[] Broken =
    [
        ("nothing", ""), ("half an object", "{\"fence\": 1,"), ("an array", "[]"), ("null", "null"), ("a number", "7"),
        ("a field twice", "{\"fence\": 1, \"fence\": 2}"), ("deep nesting", new string('[', 1000)),
        ("half a surrogate pair", "{\"rationale\": \"\\ud800\"}"), ("no UTF-8", "\u00ff"), ("an empty object", "{}"),
    ];

    [Theory, Databases]
    public async Task What_is_not_the_json_of_a_judgment_is_refused(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(1);
        var contributor = await app.ContributorAsync(slug);
        var assignment = await contributor.MustClaimAsync(project);
        foreach (var (what, body) in Broken)
        {
            using var response = await RawAsync(contributor, assignment, Encoding.Latin1.GetBytes(body), "one key");
            Assert.True(response.StatusCode == HttpStatusCode.UnprocessableEntity, $"{what}: {response.StatusCode}");
            Assert.Equal("judgment.invalid", await NothingLostTests.CodeAsync(response));
        }

        Assert.Equal(0, await CountAsync(app));
        await contributor.MustSubmitAsync(assignment, "one key");
    }

    [Theory, Databases]
    public async Task A_body_of_two_megabytes_is_too_large(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(1);
        var contributor = await app.ContributorAsync(slug);
        var assignment = await contributor.MustClaimAsync(project);
        var body = Running.Bodies.Complete(assignment);
        body["rationale"] = new string('x', 2 * 1024 * 1024);

        using var response = await contributor.SubmitAsync(assignment, body, "one key");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("judgment.too-large", await NothingLostTests.CodeAsync(response));
        Assert.Equal(0, await CountAsync(app));
        await contributor.MustSubmitAsync(assignment, "one key");
    }

    [Theory, Databases]
    public async Task A_submission_needs_a_key_of_sensible_length(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(1);
        var contributor = await app.ContributorAsync(slug);
        var assignment = await contributor.MustClaimAsync(project);
        foreach (var key in new[] { null, new string('k', 101) })
        {
            using var response = await RawAsync(contributor, assignment, JsonSerializer.SerializeToUtf8Bytes(Running.Bodies.Complete(assignment)), key);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal("idempotency.missing", await NothingLostTests.CodeAsync(response));
        }

        Assert.Equal(0, await CountAsync(app));
        await contributor.MustSubmitAsync(assignment, "one key");
    }

    [Theory, Databases]
    public async Task Markup_is_kept_as_it_was_typed_and_never_becomes_a_part_of_a_page(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await Scenes.ProjectAsync(app, 1);
        var contributor = await app.ContributorAsync(slug);
        var lead = await app.MemberAsync("lead");
        var assignment = await contributor.MustClaimAsync(project);
        Assert.EndsWith(Scenes.Markup, assignment.GetProperty("task").GetProperty("turns")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        var body = Scenes.Body(assignment);
        body["rationale"] = $"rationale {Scenes.Markup}";
        var workspace = await contributor.Client.GetStringAsync($"/work/{project}");
        using (var response = await contributor.SubmitAsync(assignment, body)) Assert.Equal(HttpStatusCode.Created, response.StatusCode);

        var line = JsonNode.Parse(await lead.Http.GetStringAsync($"/api/projects/{slug}/exports/judgments-jsonl"))!;
        Assert.Equal($"rationale {Scenes.Markup}", (string?)line["rationale"]);
        Assert.Equal($"note {Scenes.Markup}", (string?)line["issues"]![0]!["note"]);
        Assert.Equal($"correction {Scenes.Markup}", (string?)line["issues"]![0]!["correction"]);
        var task = await app.OnDatabaseAsync(db => db.Set<Parallax.Projects.EvaluationTask>().Select(t => t.Id).SingleAsync());
        var evidence = await lead.Http.GetStringAsync($"/projects/{project}/tasks/{task}");
        foreach (var page in new[] { workspace, evidence })
        {
            Assert.Contains("alert(", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string? Fault(string field, HttpStatusCode status, string text)
    {
        if (status != HttpStatusCode.UnprocessableEntity) return $"{(int)status} {text}";
        var answer = JsonNode.Parse(text)!;
        if ((string?)answer["code"] != "judgment.invalid") return $"code {answer["code"]}";
        var fields = answer["errors"]!.AsObject().Select(e => e.Key).ToList();
        return string.Join(" ", fields) == field ? null : $"names {string.Join(" ", fields)} instead of {field}";
    }

    private static JsonObject Issue(JsonObject body) => body["issues"]![0]!.AsObject();

    private static JsonObject Anchor(JsonObject body, int index) => Issue(body)["anchors"]![index]!.AsObject();

    private static void Polygon(JsonObject body, params int[][] points) => Anchor(body, 3)["points"] = JsonSerializer.SerializeToNode(points);

    private static void Rate(JsonObject body, string dimension, JsonNode? rating) => body["responses"]!["A"]!["dimensions"]![dimension] = rating;

    private static JsonObject Swapped(JsonObject hashes) => new() { ["A"] = (string?)hashes["B"], ["B"] = (string?)hashes["A"] };

    private static Task<int> CountAsync(TestApp app) => app.OnDatabaseAsync(db => db.Set<Judgment>().CountAsync());

    private static async Task<HttpResponseMessage> RawAsync(Contributor contributor, JsonElement assignment, byte[] body, string? key)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/work/assignments/{assignment.GetProperty("assignment").GetGuid()}/judgment") { Content = content };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await contributor.Client.SendAsync(request);
    }
}

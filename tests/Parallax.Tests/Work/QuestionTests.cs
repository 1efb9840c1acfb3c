using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Tests.Work;

/// <summary>Every way to ask, from the import to the export: readings, corrections, one's own answer first, flags.</summary>
public class QuestionTests
{
    private const string Held = "Nobody sees this before the answer.";

    [Theory, Databases]
    public async Task Each_protocol_is_asked_checked_and_exported(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        await AmbiguityAsync(app);
        await CritiqueAsync(app);
        await AnswerFirstAsync(app);
        var (rated, project, slug) = await ClaimAsync(app, "rating");
        await rated.MustSubmitAsync(await rated.MustClaimAsync(project));
        Assert.Equal(1, await ExportedAsync(app, slug, line => line.GetProperty("responses").GetArrayLength()));
        var audit = await app.AuditAsync();
        Assert.Empty(audit.GetProperty("findings").EnumerateArray());
    }

    private static async Task AmbiguityAsync(TestApp app)
    {
        var (contributor, project, slug) = await ClaimAsync(app, "ambiguity");
        var assignment = await contributor.MustClaimAsync(project);
        var body = Bodies.Complete(assignment);
        body["interpretations"] = new JsonArray(Reading("The cup falls.", 60), Reading("The cup is glued.", 30));
        await RefusedAsync(contributor, assignment, body, "interpretations", "responses.A.recognition", "responses.B.recognition");
        body["interpretations"]![1]!["share"] = 40;
        foreach (var position in new[] { "A", "B" }) body["responses"]![position]!["recognition"] = "partly";
        body["flags"] = new JsonArray(new JsonObject { ["flag"] = "unclear-prompt", ["note"] = "Which cup?" }, new JsonObject { ["flag"] = "truncated-response", ["response"] = "B" });
        using (var accepted = await contributor.SubmitAsync(assignment, body)) Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        Assert.Equal(
            (40, "partly", "truncated-response", 1),
            await ExportedAsync(app, slug, line => (
                line.GetProperty("interpretations")[1].GetProperty("share").GetInt32(), line.GetProperty("responses")[0].GetProperty("recognition").GetString()!,
                line.GetProperty("flags")[1].GetProperty("flag").GetString()!, line.GetProperty("flags")[1].GetProperty("response").GetInt32())));
    }

    [Theory, Databases]
    public async Task Only_the_reports_that_the_protocol_takes_are_taken(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var rating = ProtocolReader.ByName("rating").Value!.Json;
        foreach (var (reports, refused) in new[] { ("""["unclear-image"]""", "unclear-prompt"), ("[]", "unclear-image") })
        {
            var definition = JsonNode.Parse(rating)!.AsObject();
            definition["name"] = refused;
            definition["reports"] = JsonNode.Parse(reports);
            var project = await app.Operator.PostAsync("/api/projects", new { name = refused, protocolDefinition = definition, overlap = 1 }, default);
            var (contributor, id, slug) = await ImportedAsync(app, project);
            var assignment = await contributor.MustClaimAsync(id);
            Assert.Equal(reports, assignment.GetProperty("protocol").GetProperty("reports").GetRawText());
            var body = Bodies.Complete(assignment);
            body["flags"] = new JsonArray(new JsonObject { ["flag"] = refused });
            await RefusedAsync(contributor, assignment, body, "flags[0].flag");
            body["flags"] = reports == "[]" ? [] : new JsonArray(new JsonObject { ["flag"] = "unclear-image" });
            using (var accepted = await contributor.SubmitAsync(assignment, body)) Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
            Assert.Equal(reports != "[]", await ExportedAsync(app, slug, line => line.TryGetProperty("flags", out _)));
        }
    }

    private static async Task CritiqueAsync(TestApp app)
    {
        var (contributor, project, slug) = await ClaimAsync(app, "critique");
        var assignment = await contributor.MustClaimAsync(project);
        var text = assignment.GetProperty("responses")[0].GetProperty("steps")[0].GetProperty("parts")[0].GetProperty("text").GetString()!;
        var body = Bodies.Complete(assignment);
        body["issues"] = new JsonArray(Fault(text, 0, 7, ""), Fault(text, 5, 9, "other words"));
        await RefusedAsync(contributor, assignment, body, "issues[0].correction");
        body["issues"]![0]!["correction"] = "first words";
        await RefusedAsync(contributor, assignment, body, "issues[1].correction");
        body["issues"] = new JsonArray(Fault(text, 0, 5, "first"), Fault(text, 5, 9, "second"));
        using (var accepted = await contributor.SubmitAsync(assignment, body)) Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        Assert.Equal("second", await ExportedAsync(app, slug, line => line.GetProperty("issues")[1].GetProperty("correction").GetString()!));
    }

    private static async Task AnswerFirstAsync(TestApp app)
    {
        var (contributor, project, slug) = await ClaimAsync(app, "answer-first");
        var assignment = await contributor.MustClaimAsync(project);
        var id = assignment.GetProperty("assignment").GetGuid();
        var pages = await contributor.Client.GetStringAsync($"/work/{project}") + await contributor.Client.GetStringAsync($"/api/work/assignments/{id}");
        Assert.DoesNotContain(Held, assignment.GetRawText() + pages, StringComparison.Ordinal);
        Assert.True(assignment.GetProperty("awaitsAnswer").GetBoolean());
        Assert.Empty(assignment.GetProperty("responses").EnumerateArray());
        await RefusedAsync(contributor, assignment, Bodies.Complete(assignment), "answer");

        using (var bad = await AnswerAsync(contributor, id, new { answer = " ", steps = Array.Empty<string>(), confidence = 101 }))
            Assert.Equal(["answer", "confidence", "steps"], (await ErrorsAsync(bad)).Order());
        var own = new { answer = "It falls.", steps = new[] { "It stands at the edge." }, confidence = 80 };
        using var revealed = await AnswerAsync(contributor, id, own);
        var shown = await revealed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(Held, shown.GetRawText(), StringComparison.Ordinal);
        using (var again = await AnswerAsync(contributor, id, own)) Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using (var other = await AnswerAsync(contributor, id, own with { confidence = 81 })) Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        await contributor.MustSubmitAsync(shown);
        Assert.Equal(80, await ExportedAsync(app, slug, line => line.GetProperty("ownAnswer").GetProperty("confidence").GetInt32()));
    }

    private static async Task<(Contributor, Guid, string)> ClaimAsync(TestApp app, string protocol)
    {
        return await ImportedAsync(app, await app.ProjectAsync(protocol, protocol, overlap: 1));
    }

    private static async Task<(Contributor Contributor, Guid Project, string Slug)> ImportedAsync(TestApp app, JsonElement project)
    {
        var slug = project.GetProperty("slug").GetString()!;
        var report = await app.ImportAsync(slug, [JsonSerializer.Serialize(new
        {
            id = "one",
            category = "ambiguous",
            prompt = "What happens to the cup?",
            responses = new[] { new { model = "alpha", steps = new[] { Held, "It falls." } }, new { model = "beta", steps = new[] { Held, "It stays." } } },
        })]);
        Assert.Equal("published", report.GetProperty("state").GetString());
        return (await app.ContributorAsync(slug), project.GetProperty("id").GetGuid(), slug);
    }

    private static Task<HttpResponseMessage> AnswerAsync(Contributor contributor, Guid assignment, object answer) =>
        contributor.Client.PostAsJsonAsync($"/api/work/assignments/{assignment}/answer", answer);

    private static async Task RefusedAsync(Contributor contributor, JsonElement assignment, JsonObject body, params string[] fields)
    {
        using var refused = await contributor.SubmitAsync(assignment, body.DeepClone());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(fields.Order(), (await ErrorsAsync(refused)).Order());
    }

    private static async Task<IEnumerable<string>> ErrorsAsync(HttpResponseMessage refused) =>
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name);

    private static async Task<T> ExportedAsync<T>(TestApp app, string slug, Func<JsonElement, T> read)
    {
        using var line = JsonDocument.Parse((await app.Operator.Http.GetStringAsync($"/api/projects/{slug}/exports/judgments-jsonl")).Trim());
        return read(line.RootElement);
    }

    private static JsonObject Reading(string text, int share) => new() { ["text"] = text, ["share"] = share };

    private static JsonObject Fault(string text, int start, int end, string correction) => new()
    {
        ["response"] = "A",
        ["code"] = "IA-OBJECT",
        ["severity"] = 2,
        ["correction"] = correction,
        ["anchors"] = new JsonArray(new JsonObject { ["kind"] = "span", ["step"] = 0, ["part"] = 0, ["start"] = start, ["end"] = end, ["quote"] = text[start..end] }),
    };
}

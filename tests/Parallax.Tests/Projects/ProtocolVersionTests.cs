using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parallax.Cli;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Tests.Projects;

/// <summary>Versions of a protocol through the API: saved, replaced, compared, gone on with, and told to those at work.</summary>
public class ProtocolVersionTests
{
    private const string Reason = "Two levels were read as one.";

    [Theory, Databases]
    public async Task A_lead_makes_a_version_and_the_project_goes_on_with_it(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await Scenes.ProjectAsync(app, 3);
        var (worker, stranger) = (await app.ContributorAsync(slug), await app.ContributorAsync());
        await using var lead = await app.MemberAsync("lead");
        await using var viewer = await app.MemberAsync("viewer");
        var begun = await worker.MustClaimAsync(project);
        Assert.False((await BeatAsync(worker, begun)).TryGetProperty("changed", out _));

        var first = (await lead.GetAsync($"/api/projects/{slug}/protocols", default))[0];
        Assert.True(first.GetProperty("isCurrent").GetBoolean());
        var picture = await PictureAsync(lead, slug, Images.Png(40, 30));
        var definition = await DefinitionAsync(lead, slug, first.GetProperty("id").GetGuid());
        definition["version"] = 2;
        definition["guidelines"] = $"# How to look\n\n![](media:{picture})\n\n## Edges & corners\n\n<b onclick=1>bold</b>\n";
        var errors = (await CheckAsync(lead, slug, definition)).GetProperty("errors").GetProperty("/guidelines")[0].GetString();
        Assert.Contains($"Picture 1 (\u201cmedia:{picture[..18]}", errors);
        Assert.Contains("no alt text", errors);
        definition["guidelines"] = $"# How to look\n\n![A chair by a door](media:{picture})\n\n## Edges & corners\n\n<b onclick=1>bold</b>\n";

        // Only the guidelines are new so far: pooling is proposed.
        var wording = await CheckAsync(lead, slug, definition);
        Assert.Equal(("pool", "new"), (wording.GetProperty("difference").GetProperty("pooling").GetProperty("verdict").GetString(), wording.GetProperty("saves").GetString()));
        Assert.Equal([1], wording.GetProperty("difference").GetProperty("pooling").GetProperty("proposed").EnumerateArray().Select(v => v.GetInt32()));
        var second = await SaveAsync(lead, slug, definition);

        // Nothing uses it yet: another definition takes its place.
        definition["dimensions"]![2]!["levels"]![2] = "most relations right";
        Assert.Equal("replaces", (await CheckAsync(lead, slug, definition)).GetProperty("saves").GetString());
        Assert.Equal(second, await SaveAsync(lead, slug, definition));
        var versions = await viewer.GetAsync($"/api/projects/{slug}/protocols", default);
        Assert.Equal((2, "Sharper level 3.", false), (versions[0].GetProperty("version").GetInt32(), versions[0].GetProperty("note").GetString(), versions[0].GetProperty("isUsed").GetBoolean()));
        Assert.NotNull(versions[0].GetProperty("madeBy").GetString());
        var difference = await viewer.GetAsync($"/api/projects/{slug}/protocols/difference?from={first.GetProperty("id")}&to={second}", default);
        Assert.Contains(
            "Dimension \u201cSpatial understanding\u201d: level 3 changed from \u201cmain relation right, a secondary one wrong\u201d to \u201cmost relations right\u201d.",
            difference.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("words").GetString()));
        Assert.Equal("apart", difference.GetProperty("pooling").GetProperty("verdict").GetString());
        Assert.Contains(difference.GetProperty("guidelines").EnumerateArray(), l => l.GetProperty("isAdded").GetBoolean() && l.GetProperty("text").GetString() == "## Edges & corners");

        // What is in use stays, and only leads write.
        var changed = (JsonObject)definition.DeepClone();
        changed["version"] = 1;
        Assert.Contains("[protocol.immutable]", await WhyAsync(() => SaveAsync(lead, slug, changed)));
        Assert.Contains("[project.unknown]", await WhyAsync(() => SaveAsync(viewer, slug, definition)));

        await SwitchAsync(app, lead, slug, first.GetProperty("id").GetGuid(), second);
        await ToldAsync(app, worker, stranger, project, begun);
        await PicturesAsync(worker, stranger, project, begun, picture);

        // Also once the project has gone back: tasks were given out by it.
        await lead.PostAsync($"/api/projects/{slug}/protocol", new { protocol = first.GetProperty("id").GetGuid(), reason = "Back." }, default);
        definition["title"] = "Another";
        Assert.Contains("[protocol.immutable]", await WhyAsync(() => SaveAsync(lead, slug, definition)));
        await FramingAsync(lead, project);
    }

    private static async Task SwitchAsync(TestApp app, Api lead, string slug, Guid first, Guid second)
    {
        Assert.Contains("[project.invalid]", await WhyAsync(() => lead.PostAsync($"/api/projects/{slug}/protocol", new { protocol = second, reason = " " }, default)));
        Assert.Contains("[protocol.switched]", await WhyAsync(() => lead.PostAsync($"/api/projects/{slug}/protocol", new { protocol = second, reason = Reason, from = second }, default)));
        Assert.Contains("[protocol.same]", await WhyAsync(() => lead.PostAsync($"/api/projects/{slug}/protocol", new { protocol = first, reason = Reason }, default)));
        var steps = JsonNode.Parse(ProtocolReader.ByName("steps").Value!.Json)!.AsObject();
        var single = await SaveAsync(lead, slug, steps);
        Assert.Contains("[protocol.responses]", await WhyAsync(() => lead.PostAsync($"/api/projects/{slug}/protocol", new { protocol = single, reason = Reason }, default)));
        var switched = await lead.PostAsync($"/api/projects/{slug}/protocol", new { protocol = second, reason = Reason, from = first }, default);
        Assert.Equal(1, switched.GetProperty("told").GetInt32());
        var history = Assert.Single((await lead.GetAsync($"/api/projects/{slug}/protocol/history", default)).EnumerateArray());
        Assert.Equal((1, 2, Reason), (history.GetProperty("fromVersion").GetInt32(), history.GetProperty("toVersion").GetInt32(), history.GetProperty("reason").GetString()));
        Assert.NotNull(history.GetProperty("madeBy").GetString());
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.OnDatabaseAsync(db => db.Set<ProtocolSwitch>().ExecuteUpdateAsync(set => set.SetProperty(s => s.Reason, "other"))));
    }

    /// <summary>What is begun stays as it was and its workspace is told; what comes next has the new version.</summary>
    private static async Task ToldAsync(TestApp app, Contributor worker, Contributor stranger, Guid project, JsonElement begun)
    {
        var told = (await BeatAsync(worker, begun)).GetProperty("changed");
        Assert.Equal((2, Reason), (told.GetProperty("version").GetInt32(), told.GetProperty("reason").GetString()));
        var page = await worker.Client.GetStringAsync(told.GetProperty("url").GetString());
        Assert.Contains("most relations right", page);
        Assert.Contains("id=\"g-edges-corners\"", page);
        Assert.DoesNotContain("<b onclick", page);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync($"/projects/{project}/guidelines")).StatusCode);
        var notice = (await worker.Client.GetFromJsonAsync<JsonElement>($"/api/projects/{project}/notices"))[0];
        Assert.Equal(("protocol", Reason), (notice.GetProperty("kind").GetString(), notice.GetProperty("words").GetString()));
        Assert.Equal(Reason, (await worker.Client.GetFromJsonAsync<JsonElement>("/api/notices")).GetProperty("notices")[0].GetProperty("text").GetString());
        Assert.Contains(Reason, await app.OnDatabaseAsync(db => db.Set<OutgoingMail>().Where(m => m.To == worker.Email).Select(m => m.Text).SingleAsync()));

        await worker.MustSubmitAsync(begun);
        var next = await worker.MustClaimAsync(project);
        Assert.Equal((1, 2), (begun.GetProperty("protocol").GetProperty("version").GetInt32(), next.GetProperty("protocol").GetProperty("version").GetInt32()));
        Assert.False((await BeatAsync(worker, next)).TryGetProperty("changed", out _));
    }

    /// <summary>A picture is there through the task whose guidelines show it and through the project, and for nobody else.</summary>
    private static async Task PicturesAsync(Contributor worker, Contributor stranger, Guid project, JsonElement begun, string picture)
    {
        var next = (await worker.ClaimAsync(project)).Assignment!.Value;
        var shown = $"/api/work/assignments/{next.GetProperty("assignment")}/media/{picture}";
        Assert.Contains($"<img src=\"{shown}\" alt=\"A chair by a door\">", next.GetProperty("guidelinesHtml").GetString());
        foreach (var path in new[] { shown, $"/api/projects/{project}/pictures/{picture}" })
        {
            using var seen = await worker.Client.GetAsync(path);
            Assert.Equal(("image/png", HttpStatusCode.OK), (seen.Content.Headers.ContentType?.MediaType, seen.StatusCode));
            Assert.DoesNotContain("secret-model", seen.Headers.ToString() + seen.Content.Headers);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await worker.Client.GetAsync($"/api/work/assignments/{begun.GetProperty("assignment")}/media/{picture}")).StatusCode);
    }

    /// <summary>The preview may be framed by the editor; nothing else may be framed at all.</summary>
    private static async Task FramingAsync(Api lead, Guid project)
    {
        foreach (var (page, may) in new[] { ("preview", "'self'"), ("edit", "'none'") })
        {
            using var answer = await lead.Http.GetAsync($"/projects/{project}/protocol/{page}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains($"frame-ancestors {may}", answer.Headers.GetValues("Content-Security-Policy").Single());
        }
    }

    [Fact]
    public void Differences_are_told_in_words_and_weighed()
    {
        var before = JsonNode.Parse(ProtocolReader.ByName("pairwise").Value!.Json)!.AsObject();
        Assert.Empty(Changes(before, _ => { }));
        Assert.Equal("Dimension \u201cContextual interpretation\u201d was removed.", Only(before, ChangeWeight.Scale, d => d["dimensions"]!.AsArray().RemoveAt(3)));
        Assert.Equal("The expected minutes changed from 8 to 12.", Only(before, ChangeWeight.Wording, d => d["expectedMinutes"] = 12));
        Assert.Equal("Steps get no verdict any more.", Only(before, ChangeWeight.Scale, d => d["stepVerdicts"] = false));
        Assert.Equal("The preference is not asked for any more.", Only(before, ChangeWeight.Scale, d => d["preference"] = null));
        Assert.Equal("Code WR-LOGIC \u201cBroken logic\u201d: the definition changed from \u201cNon sequitur, contradiction or circular step.\u201d to \u201cX.\u201d.",
            Only(before, ChangeWeight.Meaning, d => d["issues"]!["classes"]![0]!["codes"]![0]!["definition"] = "X."));
        Assert.Equal("Dimension \u201cSpatial understanding\u201d: it can no longer be \u201cnot applicable\u201d.", Only(before, ChangeWeight.Scale, d => d["dimensions"]![2]!["notApplicable"] = null));
        Assert.Equal("The dimensions stand in another order.", Only(before, ChangeWeight.Wording, d => Reverse(d["dimensions"]!.AsArray())));
        Assert.Equal("A rationale is voluntary now.", Only(before, ChangeWeight.Wording, d => d["rationale"]!["required"] = false));
    }

    private static string Only(JsonObject before, ChangeWeight weight, Action<JsonObject> change)
    {
        var only = Assert.Single(Changes(before, change));
        Assert.Equal(weight, only.Weight);
        return only.Words;
    }

    private static IReadOnlyList<ProtocolChange> Changes(JsonObject before, Action<JsonObject> change)
    {
        var after = before.DeepClone().AsObject();
        change(after);
        return ProtocolDifference.Of(before.Deserialize<ProtocolDefinition>(Content.Json)!, after.Deserialize<ProtocolDefinition>(Content.Json)!);
    }

    private static void Reverse(JsonArray items)
    {
        var turned = items.Reverse().Select(i => i!.DeepClone()).ToList();
        items.Clear();
        turned.ForEach(items.Add);
    }

    private static async Task<JsonElement> BeatAsync(Contributor worker, JsonElement assignment)
    {
        using var answer = await worker.Client.PostAsJsonAsync(
            $"/api/work/assignments/{assignment.GetProperty("assignment")}/events",
            new { fence = assignment.GetProperty("fence").GetInt64(), events = new[] { new { kind = "heartbeat" } } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string> PictureAsync(Api lead, string slug, byte[] png)
    {
        using var refused = await lead.Http.PostAsync($"/api/projects/{slug}/pictures?name=notes.txt", new ByteArrayContent("text"u8.ToArray()));
        Assert.Equal("picture.refused", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        using var answer = await lead.SendAsync(HttpMethod.Post, $"/api/projects/{slug}/pictures?name=secret-model.png", new ByteArrayContent(png), default);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hash").GetString()!;
    }

    private static async Task<JsonObject> DefinitionAsync(Api api, string slug, Guid protocol) =>
        JsonNode.Parse((await api.GetAsync($"/api/projects/{slug}/protocols/{protocol}", default)).GetProperty("definition").GetRawText())!.AsObject();

    private static Task<JsonElement> CheckAsync(Api api, string slug, JsonObject definition) => api.PostAsync($"/api/projects/{slug}/protocols/check", new { definition }, default);

    private static async Task<Guid> SaveAsync(Api api, string slug, JsonObject definition) =>
        (await api.PostAsync($"/api/projects/{slug}/protocols", new { definition, note = "Sharper level 3." }, default)).GetProperty("id").GetGuid();

    private static async Task<string> WhyAsync(Func<Task> refused) => (await Assert.ThrowsAsync<UsageException>(refused)).Message;
}

using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Insight;
using Parallax.Quality;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>Readings are pooled, recognition is counted, divided tasks are named, and what a reviewer settled stands beside.</summary>
public class AmbiguityTests
{
    private static readonly (string Text, int Share)[][] Said =
    [
        [("Somebody pushed the cup.", 60), ("The cup falls", 40)],
        [("somebody  pushed the cup", 100)],
        [("It is glued.", 60), ("The cup FALLS.", 40)],
    ];

    [Theory, Databases]
    public async Task Belief_is_pooled_and_what_is_settled_stands_beside_it(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await Counting.ProjectAsync(app, 1, "alpha", "beta", protocol: "ambiguity");
        string[] prefers = ["first", "second", "same"];
        for (var i = 0; i < 3; i++)
        {
            var (readings, prefer) = (Said[i], prefers[i]);
            await Counting.JudgeAllAsync(await app.ContributorAsync(slug), project, (_, assignment, body) => Bend(assignment, body, readings, prefer));
        }

        var figure = await FigureAsync(app, slug, "ambiguity", f => f.GetProperty("asked").GetInt32() == 3);
        Recognised(figure);
        var scenario = Assert.Single(figure.GetProperty("scenarios").EnumerateArray());
        Pooled(scenario);
        Assert.Equal(JsonValueKind.Null, scenario.GetProperty("settled").ValueKind);

        await app.App.Services.GetRequiredService<FindDisagreements>().RunAsync(CancellationToken.None);
        var divided = Assert.Single((await FigureAsync(app, slug, "ambiguity/divided", d => d.GetProperty("tasks").GetArrayLength() > 0)).GetProperty("tasks").EnumerateArray());
        Assert.Equal("task-00001", divided.GetProperty("externalId").GetString());
        await using var lead = await app.MemberAsync("lead");
        await Hiring.MustAsync(await lead.Http.PostAsJsonAsync($"/api/projects/{slug}/adjudications", new
        {
            presentation = divided.GetProperty("presentation").GetGuid(),
            kind = "ambiguous",
            readings = new[] { new { text = "Pushed.", share = 70 }, new { text = "Glued.", share = 30 } },
            rationale = "The picture shows neither hand nor glue.",
        }));
        var settled = (await FigureAsync(app, slug, "ambiguity", f => f.GetProperty("scenarios")[0].GetProperty("settled").ValueKind == JsonValueKind.Object)).GetProperty("scenarios")[0].GetProperty("settled");
        Assert.Equal(70, settled.GetProperty("readings")[0].GetProperty("share").GetInt32());
        var page = System.Net.WebUtility.HtmlDecode(await lead.Http.GetStringAsync($"/projects/{project}/results/ambiguity"));
        foreach (var words in new[] { "Somebody pushed the cup.", "53%", "2 of 3", "settled: truly ambiguous", "The picture shows neither hand nor glue.", "worth 2.7 equally likely readings", "Only 3 people" }) Assert.Contains(words, page, StringComparison.Ordinal);
    }

    /// <summary>Of the two who named several, both judged alpha: one yes, one partly; and beta: both no.</summary>
    private static void Recognised(JsonElement figure)
    {
        var lines = figure.GetProperty("recognition").EnumerateArray().ToDictionary(l => l.GetProperty("model").GetString()!);
        string Shares(string model) => string.Join(' ', new[] { "yes", "partly", "no" }.Select(w => FormattableString.Invariant($"{lines[model].GetProperty(w).GetProperty("value").GetDouble():0.0}")));
        Assert.Equal(("0.5 0.5 0.0", "0.0 0.0 1.0"), (Shares("alpha"), Shares("beta")));
        Assert.Equal((2, 2), (lines["alpha"].GetProperty("n").GetInt32(), lines["beta"].GetProperty("yes").GetProperty("n").GetInt32()));
    }

    /// <summary>Pushed (60 + 100 + 0) / 300 = 8/15, falls 4/15, glued 3/15; entropy ln 15 - (8 ln 8 + 4 ln 4 + 3 ln 3) / 15 = 1.0097.</summary>
    private static void Pooled(JsonElement scenario)
    {
        Assert.Equal(
            "Somebody pushed the cup. 0.5333 2, The cup falls 0.2667 2, It is glued. 0.2000 1",
            string.Join(", ", scenario.GetProperty("readings").EnumerateArray().Select(r => FormattableString.Invariant($"{r.GetProperty("id").GetString()} {r.GetProperty("share").GetDouble():0.0000} {r.GetProperty("people").GetInt32()}"))));
        var entropy = scenario.GetProperty("entropy");
        Assert.Equal(Math.Log(15) - (8 * Math.Log(8) + 4 * Math.Log(4) + 3 * Math.Log(3)) / 15, entropy.GetProperty("value").GetDouble(), 9);
        Assert.True(entropy.GetProperty("low").GetDouble() < entropy.GetProperty("value").GetDouble());
        Assert.Equal((3, 2), (scenario.GetProperty("people").GetInt32(), scenario.GetProperty("namedSeveral").GetInt32()));
    }

    private static void Bend(JsonElement assignment, JsonObject body, (string Text, int Share)[] readings, string prefer)
    {
        var (first, second) = (Counting.First(assignment), Counting.Second(assignment));
        body["preference"] = prefer switch
        {
            "first" => $"{first}-better",
            "second" => $"{second}-better",
            _ => "same",
        };
        body["interpretations"] = new JsonArray([.. readings.Select(r => (JsonNode)new JsonObject { ["text"] = r.Text, ["share"] = r.Share })]);
        if (readings.Length == 1) return;
        body["responses"]![first]!["recognition"] = prefer == "first" ? "yes" : "partly";
        body["responses"]![second]!["recognition"] = "no";
    }

    private static async Task<JsonElement> FigureAsync(TestApp app, string slug, string path, Func<JsonElement, bool> isDone) =>
        await new AnsweredFirst(app, Guid.Empty, slug).CountedAsync(path, isDone);

    [Theory]
    [InlineData("It falls!", "it  falls", true)]
    [InlineData("I think that it falls.", "It falls", true)]
    [InlineData("It falls", "It falls down", false)]
    [InlineData("Three cups", "the 3 cups", true)]
    [InlineData("It doesn't", "it doesnt", true)]
    [InlineData("", "It falls", false)]
    public void An_answer_says_the_reference_by_words(string answer, string reference, bool says) => Assert.Equal(says, ReferenceMatch.Says(answer, reference));

    /// <summary>"It falls off table" and "it falls": 2 of 4 and 2 of 2 words, 2 · 2 / 6.</summary>
    [Fact]
    public void Words_in_common_are_counted_as_in_squad() => Assert.Equal(2 / 3.0, ReferenceMatch.F1("It falls off the table.", "It falls"), 12);
}

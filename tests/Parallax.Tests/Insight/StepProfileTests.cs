using System.Text.Json;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>Steps, agreement, people and versions of one small project, worked out by hand; and what pages say before there is anything.</summary>
public class StepProfileTests
{
    private static readonly string[] Pages = ["results", "results/steps", "results/ambiguity", "results/agreement", "results/people", "results/versions"];

    [Theory, Databases]
    public async Task What_two_people_said_of_eight_responses_is_counted_as_by_hand(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var cups = await AnsweredFirst.MakeAsync(app);
        foreach (var page in Pages) Assert.Contains("Nobody has judged anything yet", await PageAsync(cups, page), StringComparison.Ordinal);
        await cups.JudgeAsync();

        Steps(await cups.CountedAsync("steps", s => s.GetProperty("judgments").GetInt32() == 16));
        Agreement(await cups.CountedAsync("agreement", a => a.GetProperty("judgments").GetInt32() == 16));
        People(await cups.CountedAsync("people", p => p.GetProperty("answers").GetInt32() == 16));
        var pair = (await cups.CountedAsync("versions", _ => true)).GetProperty("pairs")[0];
        Assert.Equal("1.9 1.10", $"{pair.GetProperty("olderVersion").GetString()} {pair.GetProperty("newerVersion").GetString()}");
        Versions(await cups.CountedAsync($"versions/{pair.GetProperty("older").GetInt32()}/{pair.GetProperty("newer").GetInt32()}", _ => true));
        Decided(await cups.CountedAsync("precision", p => p.GetProperty("judgments").GetInt32() == 16));
        var spatial = await cups.CountedAsync("steps?category=spatial-reasoning", _ => true);
        Assert.Equal(4, spatial.GetProperty("judgments").GetInt32());

        Assert.Contains("38% (", await PageAsync(cups, "results/steps"), StringComparison.Ordinal);
        Assert.Contains("0.54<", await PageAsync(cups, "results/agreement"), StringComparison.Ordinal);
        Assert.Contains("Confidence fits the share", await PageAsync(cups, "results/people"), StringComparison.Ordinal);
        Assert.Contains("cup-1", await PageAsync(cups, "results/versions"), StringComparison.Ordinal);
        Assert.Contains("/results/versions", await PageAsync(cups, "results"), StringComparison.Ordinal);
        Assert.Contains("does not ask for readings", await PageAsync(cups, "results/ambiguity"), StringComparison.Ordinal);
    }

    /// <summary>Both people rate 1.10 higher, by task 1 alone: two votes of two. With the prior Beta(5, 5) that is evidence of 2² · (5 · 6) / (10 · 11) = 12/11.</summary>
    private static void Decided(JsonElement precision)
    {
        var rated = precision.GetProperty("ratings");
        var pair = Assert.Single(rated.GetProperty("pairs").EnumerateArray());
        Assert.Equal(("mdl 1.10", 2.0, 1.0), (pair.GetProperty("first").GetString(), pair.GetProperty("people").GetDouble(), pair.GetProperty("share").GetDouble()));
        Assert.Equal(12 / 11.0, pair.GetProperty("eValue").GetDouble(), 9);
        Assert.False(rated.GetProperty("isDecided").GetBoolean());
    }

    /// <summary>
    /// Version 1.9: of 8 one is wrong at step 1, of the 7 left four at step 2: 7/8, then 7/8 · 3/7 = 3/8. Version 1.10: 8/8, then 7/8.
    /// </summary>
    private static void Steps(JsonElement profile)
    {
        var models = profile.GetProperty("models").EnumerateArray().ToDictionary(m => m.GetProperty("version").GetString()!);
        Assert.Equal("1: 8 1 0.875, 2: 7 4 0.375", Curve(models["1.9"]));
        Assert.Equal("1: 8 0 1.000, 2: 8 1 0.875", Curve(models["1.10"]));
        Assert.Equal(.375, Value(models["1.9"].GetProperty("sound")), 9);
        Assert.Equal("cup-1 2/2, cup-2 2/2", string.Join(", ", models["1.9"].GetProperty("steps")[1].GetProperty("tasks").EnumerateArray().OrderBy(t => t.GetProperty("externalId").GetString()).Select(t => $"{t.GetProperty("externalId").GetString()} {t.GetProperty("people").GetInt32()}/{t.GetProperty("judged").GetInt32()}")));
        var cell = profile.GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("model").GetInt32() == models["1.9"].GetProperty("number").GetInt32() && c.GetProperty("category").GetString() == "common-sense");
        Assert.Equal((1 / 6.0, 2), (Value(cell.GetProperty("sound")), cell.GetProperty("usual").GetInt32()));
    }

    private static string Curve(JsonElement model) => string.Join(", ", model.GetProperty("steps").EnumerateArray().Select(s =>
        FormattableString.Invariant($"{s.GetProperty("step").GetInt32()}: {s.GetProperty("atRisk").GetInt32()} {s.GetProperty("wrong").GetInt32()} {Value(s.GetProperty("right")):0.000}")));

    /// <summary>
    /// Which step is first wrong, on 8 responses by 2 people: 6 pairs agree (.75); the answers are step 2 five times, step 1 once, none ten times. Expected disagreement
    /// 1 - (5 · 4 + 10 · 9) / (16 · 15) = .541667, so alpha = 1 - .25 / .541667 = .538462. AC1: chance is ½ (1 - (25 + 1 + 100) / 256) = .253906, so (.75 - .253906) / (1 - .253906) = .664921.
    /// Ratings agree entirely. Nobody found an issue: alpha is undefined and says so.
    /// </summary>
    private static void Agreement(JsonElement figure)
    {
        Assert.Equal("4 4 16 2 0", string.Join(' ', new[] { "tasks", "drawn", "judgments", "people", "corrected" }.Select(n => figure.GetProperty(n).GetInt32())));
        var lines = figure.GetProperty("lines").EnumerateArray().ToDictionary(l => l.GetProperty("id").GetString()!);
        var first = lines["first-wrong"];
        Assert.Equal(.75, Value(first.GetProperty("percent")), 9);
        Assert.Equal(.538462, Value(first.GetProperty("alpha")), 6);
        Assert.Equal(.664921, Value(first.GetProperty("gwet")), 6);
        Assert.Equal("none", first.GetProperty("usual").GetString());
        Assert.Equal(1, Value(lines["spatial"].GetProperty("alpha")), 9);
        Assert.Equal(JsonValueKind.Null, lines["IA"].GetProperty("alpha").GetProperty("value").ValueKind);
        Assert.Contains("nobody could differ", lines["IA"].GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Equal(16, lines["verdict"].GetProperty("percent").GetProperty("items").GetInt32());
    }

    /// <summary>
    /// Six of sixteen answers say the reference. Confidence less that: (8 · .9 + 8 · .6) / 16 - .375 = .375. Brier: (6 · .01 + 2 · .81 + 8 · .36) / 16 = .285. F1: "It stays" shares one
    /// of two words, (6 + 2 · .5) / 16 = .4375. Version 1.9 says the reference on all four tasks, 1.10 on none.
    /// </summary>
    private static void People(JsonElement figure)
    {
        var lines = figure.GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal("People, mdl 1.9, mdl 1.10", string.Join(", ", lines.Select(l => l.GetProperty("name").GetString())));
        Assert.Equal("0.375 1.000 0.000", string.Join(' ', lines.Select(l => Value(l.GetProperty("says")).ToString("0.000", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(.4375, Value(lines[0].GetProperty("f1")), 9);
        Assert.Equal(.375, Value(lines[1].GetProperty("sound")), 9);
        Assert.Equal(.375, Value(figure.GetProperty("tooSure")), 9);
        Assert.Equal(.285, Value(figure.GetProperty("brier")), 9);
        Assert.Equal("0 8 0 0 8", string.Join(' ', figure.GetProperty("confidence").EnumerateArray().Select(c => c.GetProperty("says").GetProperty("n").GetInt32())));
    }

    /// <summary>
    /// Ratings: 3 to 4 on task 1, else the same: a mean change of ¼. Right throughout by task: (0, 0, ½, 1) to (½, 1, 1, 1), changes ½, 1, ½, 0 with mean ½ and standard error
    /// √(.5 / 3 / 4) = .204124; t(3) = 3.182446, so ½ ± .649614.
    /// </summary>
    private static void Versions(JsonElement comparison)
    {
        var measures = comparison.GetProperty("measures").EnumerateArray().ToDictionary(m => m.GetProperty("id").GetString()!);
        Assert.Equal(.25, Value(measures["rating"].GetProperty("change")), 9);
        var sound = measures["sound"];
        Assert.Equal("3 0 1", $"{sound.GetProperty("better").GetInt32()} {sound.GetProperty("worse").GetInt32()} {sound.GetProperty("same").GetInt32()}");
        Assert.Equal(.5, Value(sound.GetProperty("change")), 9);
        Assert.Equal(.5 - .649614, sound.GetProperty("change").GetProperty("low").GetDouble(), 5);
        var better = Assert.Single(comparison.GetProperty("better").EnumerateArray());
        Assert.Equal(("cup-1", 3.0, 4.0), (better.GetProperty("externalId").GetString(), better.GetProperty("older").GetProperty("rating").GetDouble(), better.GetProperty("newer").GetProperty("rating").GetDouble()));
        Assert.Empty(comparison.GetProperty("worse").EnumerateArray());
    }

    private static double Value(JsonElement estimate) => estimate.GetProperty("value").GetDouble();

    private static async Task<string> PageAsync(AnsweredFirst cups, string page) =>
        System.Net.WebUtility.HtmlDecode(await cups.App.Operator.Http.GetStringAsync($"/projects/{cups.Project}/{page}"));
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.Desk;

/// <summary>What somebody answers to an item of the screening: by its key, or the other way round. Pure.</summary>
public static class DemoAnswer
{
    /// <param name="assignment">The payload, as the workspace gets it.</param>
    /// <param name="positions">Model to position.</param>
    public static JsonObject Of(JsonElement assignment, DemoScoring item, IReadOnlyDictionary<string, string> positions, bool right)
    {
        ArgumentNullException.ThrowIfNull(item);
        var better = positions[item.Better];
        var worse = positions.Values.Single(p => p != better);
        var responses = assignment.GetProperty("responses").EnumerateArray().ToDictionary(r => r.GetProperty("position").GetString()!);
        var wrong = item.FirstWrong.ToDictionary(f => positions[f.Key], f => right ? f.Value : null);
        return new JsonObject
        {
            ["fence"] = assignment.GetProperty("fence").GetInt64(),
            ["protocol"] = new JsonObject { ["name"] = assignment.GetProperty("protocol").GetProperty("name").GetString(), ["version"] = assignment.GetProperty("protocol").GetProperty("version").GetInt32() },
            ["bound"] = Bound(assignment, responses),
            ["responses"] = Each(responses, (position, response) => Answer(assignment, response, wrong.GetValueOrDefault(position), (position == better) == right ? 5 : 3)),
            ["preference"] = $"{(right ? better : worse)}-better",
            ["issues"] = new JsonArray(),
            ["rationale"] = item.Says[right ? "strong" : "weak"],
        };
    }

    private static JsonObject Bound(JsonElement assignment, Dictionary<string, JsonElement> responses) => new()
    {
        ["prompt"] = assignment.GetProperty("promptHash").GetString(),
        ["media"] = new JsonArray([.. assignment.GetProperty("task").GetProperty("media").EnumerateArray().Select(m => (JsonNode)m.GetProperty("hash").GetString()!)]),
        ["responses"] = Each(responses, (_, response) => response.GetProperty("hash").GetString()!),
    };

    private static JsonObject Answer(JsonElement assignment, JsonElement response, int? firstWrong, int level)
    {
        var dimensions = new JsonObject();
        foreach (var dimension in assignment.GetProperty("protocol").GetProperty("dimensions").EnumerateArray()) dimensions[dimension.GetProperty("id").GetString()!] = level;
        var steps = response.GetProperty("steps").EnumerateArray().Select((_, i) => (JsonNode)(i + 1 == firstWrong ? "wrong" : "right"));
        return new JsonObject { ["dimensions"] = dimensions, ["steps"] = new JsonArray([.. steps]) };
    }

    private static JsonObject Each(Dictionary<string, JsonElement> responses, Func<string, JsonElement, JsonNode> value)
    {
        var all = new JsonObject();
        foreach (var (position, response) in responses) all[position] = value(position, response);
        return all;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.Desk;

/// <summary>A judgment in the form in which the workspace sends it, made of an assignment's payload. Pure.</summary>
public static class SimulatedBody
{
    public static JsonObject Of(JsonElement assignment, SimulatedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var positions = Positions(assignment, SimulatedTask.Opening(0));
        var body = Bound(assignment);
        body["preference"] = answer.Preference is { } better ? $"{positions[better]}-{(answer.IsStrong ? "much-better" : "better")}" : "same";
        body["responses"] = new JsonObject([.. positions.Select((position, response) => KeyValuePair.Create(position, (JsonNode?)Response(answer, response)))]);
        body["interpretations"] = new JsonArray([.. answer.Readings.Select(r => new JsonObject { ["text"] = SimulatedTask.Reading(r.Answer), ["share"] = r.Share })]);
        body["client"] = new JsonObject { ["activeSeconds"] = answer.Seconds };
        return body;
    }

    /// <summary>The one that says what is replayed.</summary>
    /// <param name="vote">The response that is chosen, or neither.</param>
    public static JsonObject Vote(JsonElement assignment, string vote)
    {
        var positions = Positions(assignment, ReplayedVotes.True);
        var body = Bound(assignment);
        body["preference"] = vote == ReplayedVotes.Neither ? "both-bad" : $"{positions[vote == ReplayedVotes.True ? 0 : 1]}-better";
        body["responses"] = new JsonObject([.. positions.Select(p => KeyValuePair.Create(p, (JsonNode?)new JsonObject { ["dimensions"] = new JsonObject(), ["steps"] = new JsonArray() }))]);
        return body;
    }

    /// <summary>The positions of the response that begins with these words, and of the other one.</summary>
    public static string[] Positions(JsonElement assignment, string first)
    {
        var responses = assignment.GetProperty("responses").EnumerateArray().ToList();
        var at = responses.FindIndex(r => r.GetProperty("steps")[0].GetProperty("parts")[0].GetProperty("text").GetString() == first);
        return [.. new[] { at, 1 - at }.Select(i => responses[i].GetProperty("position").GetString()!)];
    }

    public static string Prompt(JsonElement assignment) => assignment.GetProperty("task").GetProperty("turns")[0].GetProperty("text").GetString()!;

    private static JsonObject Bound(JsonElement assignment) => new()
    {
        ["fence"] = assignment.GetProperty("fence").GetInt64(),
        ["protocol"] = new JsonObject { ["name"] = assignment.GetProperty("protocol").GetProperty("name").GetString(), ["version"] = assignment.GetProperty("protocol").GetProperty("version").GetInt32() },
        ["bound"] = new JsonObject
        {
            ["prompt"] = assignment.GetProperty("promptHash").GetString(),
            ["media"] = new JsonArray([.. assignment.GetProperty("task").GetProperty("media").EnumerateArray().Select(m => (JsonNode)m.GetProperty("hash").GetString()!)]),
            ["responses"] = new JsonObject([.. assignment.GetProperty("responses").EnumerateArray().Select(r => KeyValuePair.Create(r.GetProperty("position").GetString()!, (JsonNode?)JsonValue.Create(r.GetProperty("hash").GetString())))]),
        },
    };

    private static JsonNode Response(SimulatedAnswer answer, int response) => new JsonObject
    {
        ["dimensions"] = new JsonObject([.. SimulatedProtocol.Dimensions.Select((d, i) => KeyValuePair.Create(d.Id, (JsonNode?)answer.Levels[response][i]))]),
        ["steps"] = new JsonArray([.. answer.Verdicts[response].Select(v => (JsonNode)v)]),
    };
}

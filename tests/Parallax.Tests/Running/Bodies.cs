using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.Tests.Running;

/// <summary>Judgments made from what an assignment shows: complete ones, for tests to bend.</summary>
public static class Bodies
{
    public static JsonObject Complete(JsonElement assignment)
    {
        var protocol = assignment.GetProperty("protocol");
        var responses = assignment.GetProperty("responses").EnumerateArray().ToList();
        var body = new JsonObject
        {
            ["fence"] = assignment.GetProperty("fence").GetInt64(),
            ["protocol"] = new JsonObject { ["name"] = protocol.GetProperty("name").GetString(), ["version"] = protocol.GetProperty("version").GetInt32() },
            ["bound"] = new JsonObject
            {
                ["prompt"] = assignment.GetProperty("promptHash").GetString(),
                ["media"] = new JsonArray([.. assignment.GetProperty("task").GetProperty("media").EnumerateArray().Select(m => (JsonNode)m.GetProperty("hash").GetString()!)]),
                ["responses"] = Each(responses, r => r.GetProperty("hash").GetString()!),
            },
            ["responses"] = Each(responses, r => Answer(protocol, r)),
            ["issues"] = new JsonArray(),
            ["rationale"] = "The second one says what the picture shows.",
        };
        if (protocol.GetProperty("preference").ValueKind == JsonValueKind.Object) body["preference"] = "B-better";
        if (protocol.GetProperty("interpretations").ValueKind == JsonValueKind.Object)
            body["interpretations"] = new JsonArray(new JsonObject { ["text"] = "There is one way to read it.", ["share"] = 100 });
        return body;
    }

    private static JsonObject Answer(JsonElement protocol, JsonElement response)
    {
        var dimensions = new JsonObject();
        foreach (var dimension in protocol.GetProperty("dimensions").EnumerateArray()) dimensions[dimension.GetProperty("id").GetString()!] = 4;
        var steps = protocol.GetProperty("stepVerdicts").GetBoolean() ? response.GetProperty("steps").EnumerateArray().Select(_ => (JsonNode)"right") : [];
        var answer = new JsonObject { ["dimensions"] = dimensions, ["steps"] = new JsonArray([.. steps]) };
        if (protocol.GetProperty("interpretations").ValueKind == JsonValueKind.Object) answer["recognition"] = "not-applicable";
        return answer;
    }

    private static JsonObject Each(List<JsonElement> responses, Func<JsonElement, JsonNode> value)
    {
        var all = new JsonObject();
        foreach (var response in responses) all[response.GetProperty("position").GetString()!] = value(response);
        return all;
    }
}

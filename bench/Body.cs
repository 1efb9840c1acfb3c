using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.Bench;

/// <summary>A complete judgment of what an assignment shows.</summary>
public static class Body
{
    public static byte[] Of(JsonElement assignment)
    {
        var responses = assignment.GetProperty("responses").EnumerateArray().ToList();
        var dimensions = assignment.GetProperty("protocol").GetProperty("dimensions").EnumerateArray().Select(d => d.GetProperty("id").GetString()!).ToList();
        var hashes = new JsonObject();
        var answers = new JsonObject();
        foreach (var response in responses)
        {
            var position = response.GetProperty("position").GetString()!;
            hashes[position] = response.GetProperty("hash").GetString();
            var rated = new JsonObject();
            foreach (var dimension in dimensions) rated[dimension] = 4;
            answers[position] = new JsonObject
            {
                ["dimensions"] = rated,
                ["steps"] = new JsonArray([.. response.GetProperty("steps").EnumerateArray().Select(_ => (JsonNode)"right")]),
            };
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["fence"] = assignment.GetProperty("fence").GetInt64(),
            ["protocol"] = new JsonObject { ["name"] = "pairwise", ["version"] = 1 },
            ["bound"] = new JsonObject { ["prompt"] = assignment.GetProperty("promptHash").GetString(), ["media"] = new JsonArray(), ["responses"] = hashes },
            ["preference"] = "A-better",
            ["responses"] = answers,
            ["rationale"] = "The first one says what the picture shows.",
        });
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.Desk;

/// <summary>The protocol of simulated work, which asks every kind of question; and the one of replayed votes, which asks one.</summary>
public static class SimulatedProtocol
{
    /// <summary>What is rated, and by how many levels it is harder to do well in than the mean.</summary>
    public static readonly IReadOnlyList<(string Id, string Name, double Hardness)> Dimensions =
        [("common-sense", "Common-sense reasoning", -.2), ("logical-consistency", "Logical consistency", .2)];

    public static JsonElement Work => Element(new JsonObject
    {
        ["name"] = "simulated",
        ["version"] = 1,
        ["title"] = "Simulated work",
        ["summary"] = "For a simulated workforce: an answer of one's own, a preference, two dimensions, a verdict on each step, and the readings of the scenario.",
        ["responses"] = 2,
        ["expectedMinutes"] = 3,
        ["answerFirst"] = new JsonObject { ["asks"] = "Where does it go?", ["stepsRequired"] = false, ["confidenceAsks"] = "How sure are you?" },
        ["preference"] = new JsonObject { ["asks"] = "Which response is better?" },
        ["dimensions"] = new JsonArray([.. Dimensions.Select(Dimension)]),
        ["stepVerdicts"] = true,
        ["interpretations"] = new JsonObject { ["asks"] = "Which readings does the scenario allow?", ["most"] = 3, ["recognitionAsks"] = null },
    });

    public static JsonElement Replay => Element(new JsonObject
    {
        ["name"] = "true-or-false",
        ["version"] = 1,
        ["title"] = "True or false",
        ["summary"] = "For votes that were given elsewhere: a statement about an image, and which of the two answers is right.",
        ["responses"] = 2,
        ["expectedMinutes"] = 1,
        ["preference"] = new JsonObject { ["asks"] = "Is the statement true or false?" },
        ["dimensions"] = new JsonArray(),
    });

    private static JsonObject Dimension((string Id, string Name, double Hardness) dimension) => new()
    {
        ["id"] = dimension.Id,
        ["name"] = dimension.Name,
        ["asks"] = "How good is the response in this?",
        ["levels"] = new JsonArray("Useless", "Poor", "Fair", "Good", "Excellent"),
        ["notApplicable"] = null,
    };

    private static JsonElement Element(JsonObject value) => JsonSerializer.SerializeToElement(value);
}

using System.Text.Json.Nodes;
using Parallax.Samples.Drawing;
using Parallax.Samples.Scenes;

namespace Parallax.Samples.Tasks;

/// <summary>A question and its picture as a line of tasks.jsonl.</summary>
internal static class TaskLines
{
    public static JsonObject Of(Question question, Picture picture) => new()
    {
        ["id"] = question.Id,
        ["category"] = question.Category,
        ["prompt"] = question.Prompt,
        ["media"] = new JsonArray(new JsonObject { ["path"] = MediaPath(picture), ["alt"] = picture.Scene.Alt }),
        ["responses"] = new JsonArray([.. question.Responses.Select(Response)]),
        ["reference"] = question.Reference,
        ["tags"] = new JsonArray([.. question.Tags.Prepend("made").Select(tag => JsonValue.Create(tag))]),
        ["metadata"] = new JsonObject
        {
            ["made"] = true,
            ["scene"] = question.Scene,
            ["truth"] = JsonNode.Parse(question.Truth.GetRawText()),
            ["objects"] = new JsonArray([.. picture.Objects.Select(Place)]),
        },
    };

    public static string MediaPath(Picture picture) => $"media/{picture.Scene.Name}.png";

    private static JsonObject Response(Answer answer) => new()
    {
        ["model"] = answer.Model,
        ["version"] = answer.Version ?? Models.Versions[answer.Model],
        ["text"] = string.Join("\n", answer.Texts),
        ["steps"] = new JsonArray([.. answer.Texts.Select(text => JsonValue.Create(text))]),
    };

    private static JsonObject Place(Placed thing) => new()
    {
        ["name"] = thing.Name,
        ["x"] = thing.X,
        ["y"] = thing.Y,
        ["width"] = thing.Width,
        ["height"] = thing.Height,
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Puts other values into parts of a judgment. What comes of it is checked by the rules of every judgment. Pure.</summary>
public static class CorrectJudgment
{
    /// <summary>The corrected body, or which part cannot be put like this.</summary>
    /// <param name="values">JSON by the name of the part. An issue takes an object of code, severity, note and correction, or null: then it is none.</param>
    public static (JudgmentBody? Body, string? Part) Of(JudgmentBody said, IReadOnlyList<(JudgmentPart Part, JsonElement Value)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var root = JsonSerializer.SerializeToNode(said, JudgmentBody.Json)!.AsObject();
        // From the last issue on: taking one away moves those behind it.
        foreach (var (part, value) in values.Reverse())
            if (!Set(root, part, value)) return (null, part.Name);
        try
        {
            return (root.Deserialize<JudgmentBody>(JudgmentBody.Json), null);
        }
        catch (JsonException)
        {
            return (null, values.Count > 0 ? values[0].Part.Name : JudgmentPart.Whole);
        }
    }

    private static bool Set(JsonObject root, JudgmentPart part, JsonElement value)
    {
        if (part.Kind == PartKind.Issue) return Issue(root["issues"]!.AsArray(), Index(part.Name), value);
        if (part.Kind == PartKind.Readings)
        {
            if (value.ValueKind != JsonValueKind.Array) return false;
            root["interpretations"] = JsonNode.Parse(value.GetRawText());
            return true;
        }

        if (!Fits(part, value)) return false;
        var node = JsonNode.Parse(value.GetRawText());
        if (!part.Name.StartsWith("responses.", StringComparison.Ordinal)) root[part.Name] = node;
        else Response(root, part.Name, node);
        return true;
    }

    private static void Response(JsonObject root, string name, JsonNode? value)
    {
        // responses.A.dimensions.spatial, responses.A.steps[2], responses.A.recognition: a dimension's id may have dots.
        var path = name.Split('.', 4);
        var response = root["responses"]![path[1]]!.AsObject();
        if (path.Length == 4) response["dimensions"]![path[3]] = value;
        else if (path[2].StartsWith("steps[", StringComparison.Ordinal)) response["steps"]![Index(path[2])] = value;
        else response[path[2]] = value;
    }

    private static bool Issue(JsonArray issues, int index, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            issues.RemoveAt(index);
            return true;
        }

        if (value.ValueKind != JsonValueKind.Object) return false;
        var issue = issues[index]!.AsObject();
        foreach (var field in value.EnumerateObject())
        {
            if (field.Name is not ("code" or "severity" or "note" or "correction")) return false;
            issue[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        }

        return true;
    }

    private static bool Fits(JudgmentPart part, JsonElement value) => part.Kind switch
    {
        PartKind.Text => value.ValueKind == JsonValueKind.String,
        PartKind.Choice or PartKind.Rating => part.Choices.Any(c => c.Value == value.ToString()) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number,
        _ => false,
    };

    private static int Index(string name)
    {
        var open = name.LastIndexOf('[');
        return int.Parse(name.AsSpan(open + 1, name.Length - open - 2), System.Globalization.CultureInfo.InvariantCulture);
    }
}

using System.Text.Json;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>A protocol that may be used, and the JSON that is stored: as it came, but for white space.</summary>
public sealed record ReadProtocol(ProtocolDefinition Definition, string Json, string Hash);

/// <summary>Reads protocols, built-in ones by name: checked against the published schema, and for what a schema cannot say.</summary>
public static class ProtocolReader
{
    public static readonly IReadOnlyList<string> BuiltIn = ["pairwise", "steps", "rating", "critique", "ambiguity", "answer-first"];

    public static Outcome<ReadProtocol> ByName(string name)
    {
        if (!BuiltIn.Contains(name)) return ProjectRefusals.ProtocolUnknown(name);
        using var stream = typeof(ProtocolReader).Assembly.GetManifestResourceStream($"protocols/{name}.json")!;
        using var json = JsonDocument.Parse(stream);
        return Read(json.RootElement);
    }

    public static Outcome<ReadProtocol> Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Undefined) return ProjectRefusals.ProtocolInvalid(new Dictionary<string, string[]> { [""] = ["It is missing: send it as 'definition'."] });
        var errors = Schemas.CheckProtocol(json);
        if (errors.Count > 0) return ProjectRefusals.ProtocolInvalid(errors);
        var text = Content.Write(json);
        var definition = Content.Read<ProtocolDefinition>(text);
        errors = Check(definition);
        if (text.Contains("\\u0000", StringComparison.Ordinal)) errors[""] = ["It has the character NUL, which cannot be stored."];
        return errors.Count > 0 ? ProjectRefusals.ProtocolInvalid(errors) : new ReadProtocol(definition, text, Content.Hash(text));
    }

    private static Dictionary<string, string[]> Check(ProtocolDefinition definition)
    {
        var errors = new Dictionary<string, string[]>();
        Unique(errors, "/dimensions", definition.Dimensions.Select(d => d.Id), "id");
        if (GuidelinePictures.Problems(definition.Guidelines) is { Count: > 0 } pictures) errors["/guidelines"] = [.. pictures];
        if (definition.Preference is not null && definition.Responses != 2) errors["/preference"] = ["A preference needs two responses."];
        if (definition.PoolsWith.Any(v => v >= definition.Version)) errors["/poolsWith"] = ["Only earlier versions can be pooled with."];
        if (definition.Correction is not null && definition.Issues is null) errors["/correction"] = ["Corrections belong to issues: define issues as well."];
        if (definition.Issues is { } issues) Check(errors, issues);
        else if (definition.Rules.LowRatingNeedsIssue > 0) errors["/rules/lowRatingNeedsIssue"] = ["There are no issues to ask for: define them or set it to 0."];
        return errors;
    }

    private static void Check(Dictionary<string, string[]> errors, IssueQuestion issues)
    {
        Unique(errors, "/issues/classes", issues.Classes.Select(c => c.Id), "id");
        Unique(errors, "/issues/classes", issues.Classes.SelectMany(c => c.Codes).Select(c => c.Code), "code");
        Unique(errors, "/issues/severities", issues.Severities.Select(s => s.Value), "value");
    }

    private static void Unique<T>(Dictionary<string, string[]> errors, string pointer, IEnumerable<T> values, string what)
    {
        var twice = values.GroupBy(v => v).Where(g => g.Count() > 1).Select(g => $"The {what} '{g.Key}' is there more than once.").ToArray();
        if (twice.Length > 0) errors[pointer] = [.. errors.GetValueOrDefault(pointer, []), .. twice];
    }
}

using System.Text.Json;
using Json.Schema;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>The published JSON Schemas: those of docs/schemas, built in, so that what is published is what is checked.</summary>
public static class Schemas
{
    private static readonly Lazy<JsonSchema> ProtocolSchema = new(() => JsonSchema.FromText(Text("protocol-1")));
    private static readonly EvaluationOptions ListErrors = new() { OutputFormat = OutputFormat.List };

    /// <summary>What is wrong with a protocol by its schema, by JSON pointer; empty when nothing is.</summary>
    public static Dictionary<string, string[]> CheckProtocol(JsonElement json)
    {
        var results = ProtocolSchema.Value.Evaluate(json, ListErrors);
        if (results.IsValid) return [];
        return (results.Details ?? []).Append(results)
            .Where(r => r.Errors is not null)
            // That it is not null either, where something stands that may be left out, helps nobody.
            .Where(r => !r.EvaluationPath.ToString().EndsWith("/anyOf/0", StringComparison.Ordinal))
            .SelectMany(r => r.Errors!.Where(e => e.Key != "pattern" || !r.Errors!.ContainsKey("minLength")).Select(e => (Pointer: r.InstanceLocation.ToString(), Message: Say(e.Key, e.Value))))
            .GroupBy(e => e.Pointer)
            .ToDictionary(g => g.Key, g => g.Select(e => e.Message).Distinct().ToArray());
    }

    /// <summary>Serves <c>/schemas/NAME.json</c>.</summary>
    public static IResult Get(string name) =>
        name is "protocol-1" or "task-1" or "judgment-1"
            ? TypedResults.Text(Text(name), "application/schema+json")
            : new Refusal("schema.unknown", 404, $"There is no schema '{name}': there are protocol-1, task-1 and judgment-1.");

    private static string Text(string name)
    {
        using var stream = typeof(Schemas).Assembly.GetManifestResourceStream($"schemas/{name}.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Say(string keyword, string message) => keyword switch
    {
        "" => "This field is not known here.",
        "minLength" => "Something has to stand here.",
        "pattern" => "This is empty, or has another form than the schema asks for.",
        _ => message,
    };
}

using System.Reflection;
using System.Text.Json;

namespace Parallax.Samples.Tasks;

/// <summary>Reads what lies in samples/content, embedded in the assembly so that the generator needs no path.</summary>
internal static class Content
{
    private static readonly Assembly Here = typeof(Content).Assembly;
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>The questions of one project, in the order of their file names.</summary>
    public static IReadOnlyList<Question> Questions(string project) =>
        [.. Here.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith($"content/{project}/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read<Question>)];

    public static JsonElement People => Read<JsonElement>("content/people.json");

    private static T Read<T>(string name)
    {
        using var stream = Here.GetManifestResourceStream(name) ?? throw new InvalidOperationException("Missing " + name);
        try
        {
            return JsonSerializer.Deserialize<T>(stream, Strict) ?? throw new JsonException("Empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException($"{name}: {fault.Message}", fault);
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parallax.Projects;

/// <summary>One turn of the prompt.</summary>
/// <param name="Role">Who speaks: <c>user</c>, <c>assistant</c> or <c>system</c>.</param>
/// <param name="Text">What is said.</param>
/// <param name="Media">Indices into the task's media.</param>
public sealed record Turn(string Role, string Text, IReadOnlyList<int> Media);

/// <summary>One step of a response.</summary>
/// <param name="Parts">In order.</param>
public sealed record Step(IReadOnlyList<Part> Parts);

/// <summary>A part of a step: text, an image of the task, or the use of a tool. Exactly one of the three is set.</summary>
public sealed record Part
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Text { get; init; }

    /// <summary>Index into the task's media.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Image { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Tool { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Input { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Output { get; init; }
}

/// <summary>How content is written and hashed: a judgment is bound to these hashes.</summary>
public static class Content
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Written once and hashed: what is stored must not depend on the escaping of the day.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json)
        ?? throw new InvalidOperationException("The stored content is the JSON null.");

    /// <summary>SHA-256 of the text's UTF-8, in lower-case hex.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

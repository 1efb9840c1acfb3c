using System.Text.Json;
using System.Text.Json.Serialization;
using Parallax.Projects;

namespace Parallax.Insight.Exports;

/// <summary>How JSON is spelled in the formats of others.</summary>
public static class ExportJson
{
    /// <summary>camelCase, as everything of ours.</summary>
    public static readonly JsonSerializerOptions Plain = new(Content.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>snake_case, as Python's data sets have it.</summary>
    public static readonly JsonSerializerOptions Snake = new(Plain) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parallax.Work;

/// <summary>A judgment as the workspace sends it: by position, A first, as this contributor saw it.</summary>
public sealed record JudgmentBody
{
    public long Fence { get; init; }
    public required ProtocolName Protocol { get; init; }
    public required BodyBound Bound { get; init; }
    public string? Preference { get; init; }
    public required IReadOnlyDictionary<string, BodyResponse> Responses { get; init; }
    public IReadOnlyList<BodyIssue> Issues { get; init; } = [];
    public string Rationale { get; init; } = "";
    public BodyClient? Client { get; init; }

    /// <summary>Strict: an unknown field is a mistake to be named, never dropped.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 16,
        AllowDuplicateProperties = false,
    };
}

public sealed record ProtocolName(string Name, int Version);

/// <summary>The hashes of what was on screen.</summary>
public sealed record BodyBound(string Prompt, IReadOnlyList<string> Media, IReadOnlyDictionary<string, string> Responses);

public sealed record BodyResponse(IReadOnlyDictionary<string, Rating> Dimensions, IReadOnlyList<string> Steps);

public sealed record BodyIssue(string Response, string Code, int Severity, IReadOnlyList<Anchor> Anchors, string Note = "", string Correction = "");

public sealed record BodyClient(int ActiveSeconds);

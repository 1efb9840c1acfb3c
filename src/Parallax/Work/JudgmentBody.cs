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
    public IReadOnlyList<Interpretation> Interpretations { get; init; } = [];

    /// <summary>What is wrong with the task itself.</summary>
    public IReadOnlyList<BodyFlag> Flags { get; init; } = [];
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

/// <param name="Recognition">Whether it saw that there are several readings: see <see cref="Recognitions"/>.</param>
public sealed record BodyResponse(IReadOnlyDictionary<string, Rating> Dimensions, IReadOnlyList<string> Steps, string? Recognition = null);

/// <param name="Response">The position of the response that it is about; null when it is about the task.</param>
public sealed record BodyFlag(string Flag, string Note = "", string? Response = null);

public sealed record BodyIssue(string Response, string Code, int Severity, IReadOnlyList<Anchor> Anchors, string Note = "", string Correction = "");

/// <param name="Pastes">How often something was pasted, and <paramref name="PastedCharacters"/> how much: never what.</param>
public sealed record BodyClient(int ActiveSeconds, int Pastes = 0, int PastedCharacters = 0);

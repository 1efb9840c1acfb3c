using System.Text.Json.Serialization;

namespace Parallax.Insight.Exports;

/// <summary>What an export is and what is not in it (schema: <c>docs/schemas/export-manifest-1.json</c>).</summary>
public sealed record Manifest
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;
    public required Guid Export { get; init; }
    public required string Format { get; init; }
    public required string Project { get; init; }

    /// <summary>The moment whose judgments these are.</summary>
    public required DateTimeOffset AsOf { get; init; }
    public required JudgmentCounts Judgments { get; init; }

    /// <summary>How many of each kind of thing were written: lines, pairs, annotations.</summary>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    /// <summary>Smaller things than judgments that the format has no place for.</summary>
    public required IReadOnlyList<Reason> Omitted { get; init; }
    public required IReadOnlyList<ManifestProtocol> Protocols { get; init; }
    public required string Pseudonyms { get; init; }

    /// <summary>What the format cannot say.</summary>
    public required IReadOnlyList<string> Loses { get; init; }
    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>How many images belong to it, in <c>media/</c>; <c>media.sha256</c> lists them.</summary>
    public required long Media { get; init; }
}

/// <summary>Every current judgment of work is used or left out for one reason: the three numbers add up.</summary>
public sealed record JudgmentCounts(long Total, long Used, IReadOnlyList<Reason> LeftOut);

public sealed record Reason(string Why, long N, string Words);

/// <param name="Pooled">Whether its judgments are put together with those of the current version.</param>
public sealed record ManifestProtocol(string Name, int Version, string Hash, bool Pooled, long Judgments);

/// <param name="Lines">Null where the file has no lines.</param>
public sealed record ManifestFile(string Name, long Bytes, string Sha256, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Lines);

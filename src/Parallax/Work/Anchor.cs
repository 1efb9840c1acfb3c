using System.Text.Json.Serialization;

namespace Parallax.Work;

/// <summary>Where an issue shows.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SpanAnchor), "span")]
[JsonDerivedType(typeof(PromptSpanAnchor), "prompt-span")]
[JsonDerivedType(typeof(StepAnchor), "step")]
[JsonDerivedType(typeof(RegionAnchor), "region")]
public abstract record Anchor;

/// <summary>Words of the response. Offsets are UTF-16 code units in one text part, end exclusive.</summary>
public sealed record SpanAnchor(int Step, int Part, int Start, int End, string Quote) : Anchor;

/// <summary>Words of the prompt. Offsets are UTF-16 code units in one turn, end exclusive.</summary>
public sealed record PromptSpanAnchor(int Turn, int Start, int End, string Quote) : Anchor;

/// <summary>A whole step of the response, from 0.</summary>
public sealed record StepAnchor(int Step) : Anchor;

/// <summary>A rectangle of an image, in whole pixels of the image as shown, from the upper left corner.</summary>
/// <param name="Points">The corners of a polygon, whose bounding box the rectangle then is; null for a plain rectangle.</param>
public sealed record RegionAnchor(
    int Media, int X, int Y, int Width, int Height,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ImagePoint>? Points = null) : Anchor;

using System.Text.Json.Serialization;

namespace Parallax.Work;

/// <summary>The answer that is known. Responses are named 1 and 2, as the presentation has them and not as one person saw them.</summary>
public sealed record AnswerKey
{
    /// <summary><c>1</c> or <c>2</c> when any preference for it is right; <c>1-much-better</c>, <c>1-better</c>, <c>same</c>, <c>2-better</c>, <c>2-much-better</c>, <c>both-bad</c>.</summary>
    public string? Preference { get; init; }
    public IReadOnlyList<ExpectedRating> Ratings { get; init; } = [];
    public IReadOnlyList<ExpectedFirstWrong> FirstWrong { get; init; } = [];
    public IReadOnlyList<ExpectedVerdicts> Verdicts { get; init; } = [];

    public IReadOnlyList<ExpectedRegion> Regions { get; init; } = [];

    [JsonIgnore]
    public int Parts => (Preference is null ? 0 : 1) + Ratings.Count + FirstWrong.Count + Verdicts.Count + Regions.Count;
}

/// <param name="Tolerance">How many levels away still count in full.</param>
public sealed record ExpectedRating(int Response, string Dimension, Rating Value, int Tolerance = 0);

/// <param name="Step">From 1; null when no step is wrong.</param>
public sealed record ExpectedFirstWrong(int Response, int? Step);

/// <param name="Steps">One verdict a step; null where any is right.</param>
public sealed record ExpectedVerdicts(int Response, IReadOnlyList<string?> Steps);

/// <summary>Where a fault shows: some region that the contributor marked on the image has to overlap it.</summary>
/// <param name="Media">Index into the task's media.</param>
/// <param name="MinimumIoU">Intersection over union, above 0 and at most 1.</param>
public sealed record ExpectedRegion(int Media, int X, int Y, int Width, int Height, double MinimumIoU = ExpectedRegion.UsualIoU)
{
    /// <summary>The usual threshold of matching boxes (PASCAL VOC).</summary>
    public const double UsualIoU = .5;

    /// <summary>Intersection over union with another rectangle.</summary>
    public double Overlap(RegionAnchor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        double width = Math.Min((long)X + Width, (long)other.X + other.Width) - Math.Max(X, other.X);
        double height = Math.Min((long)Y + Height, (long)other.Y + other.Height) - Math.Max(Y, other.Y);
        if (width <= 0 || height <= 0) return 0;
        var both = width * height;
        return both / ((double)Width * Height + (double)other.Width * other.Height - both);
    }
}

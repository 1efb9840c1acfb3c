using Parallax.Projects;

namespace Parallax.Work;

/// <summary>Whether the points of a region are a polygon in its image, and the region's box is theirs. Null when it is so.</summary>
internal static class PolygonCheck
{
    public const int FewestPoints = 3;
    public const int MostPoints = 100;

    public static string? Fault(TaskMedium image, RegionAnchor region, IReadOnlyList<ImagePoint> points)
    {
        if (points.Count is < FewestPoints or > MostPoints) return $"A polygon has {FewestPoints} to {MostPoints} points; this one has {points.Count}.";
        if (points.Any(p => p.X < 0 || p.Y < 0 || p.X > image.Width || p.Y > image.Height))
            return $"A point of the polygon lies outside the image, which is {image.Width} by {image.Height} pixels.";
        var (left, top, right, bottom) = (points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));
        if ((region.X, region.Y, region.Width, region.Height) != (left, top, right - left, bottom - top))
            return $"The box of the region is not that of its points, which is {right - left} by {bottom - top} pixels at {left}, {top}.";
        return TwiceTheArea(points) == 0 ? "The points of the polygon enclose no area." : null;
    }

    /// <summary>The shoelace sum. Points on one line, and loops that cancel out, give zero.</summary>
    private static long TwiceTheArea(IReadOnlyList<ImagePoint> points)
    {
        var sum = 0L;
        for (var i = 0; i < points.Count; i++)
        {
            var (from, to) = (points[i], points[(i + 1) % points.Count]);
            sum += ((long)from.X * to.Y) - ((long)to.X * from.Y);
        }

        return sum;
    }
}

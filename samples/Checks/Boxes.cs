using System.Text.Json;
using Parallax.Samples.Drawing;

namespace Parallax.Samples.Checks;

/// <summary>A box in whole pixels, as it stands in the files.</summary>
internal readonly record struct Box(int X, int Y, int Width, int Height)
{
    public bool InPicture => X >= 0 && Y >= 0 && Width >= 1 && Height >= 1 && X + Width <= Sheet.Width && Y + Height <= Sheet.Height;

    /// <summary>Intersection over union: 1 for the same box, 0 for boxes that do not touch.</summary>
    public double Agreement(Box other)
    {
        double width = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        double height = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        var common = Math.Max(0, width) * Math.Max(0, height);
        return common / ((double)Width * Height + (double)other.Width * other.Height - common);
    }
}

internal static class Boxes
{
    public static IReadOnlyList<Box> Of(JsonElement task) => [.. task.GetProperty("metadata").GetProperty("objects").EnumerateArray().Select(Read)];

    public static Box Read(JsonElement place) => new(
        place.GetProperty("x").GetInt32(), place.GetProperty("y").GetInt32(), place.GetProperty("width").GetInt32(), place.GetProperty("height").GetInt32());
}

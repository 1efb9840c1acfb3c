namespace Parallax.Media;

/// <summary>
/// How a large image is cut into tiles. Level 0 is the whole image in one tile; each further level is twice as large, and
/// the last one is the image itself.
/// </summary>
public sealed record TileGrid(int Width, int Height)
{
    /// <summary>The side of a tile in pixels; those at the right and lower edges are smaller.</summary>
    public const int Size = 512;

    /// <summary>Up to here a browser decodes, keeps and scales the whole image without being felt; a photograph from a phone is larger.</summary>
    public const int MostPixelsWhole = 4_000_000;
    public const int LongestSideWhole = 4096;

    public int Levels { get; } = LevelsOf(Math.Max(Width, Height));

    /// <summary>Null for an image that is small enough to be shown whole.</summary>
    public static TileGrid? Of(int width, int height) =>
        (long)width * height > MostPixelsWhole || Math.Max(width, height) > LongestSideWhole ? new TileGrid(width, height) : null;

    public bool Has(TileAddress at)
    {
        if (at.Level < 0 || at.Level >= Levels || at.Column < 0 || at.Row < 0) return false;
        // One pixel of this level is so many of the image.
        var across = (long)Size << (Levels - 1 - at.Level);
        return at.Column * across < Width && at.Row * across < Height;
    }

    private static int LevelsOf(int side)
    {
        var levels = 1;
        for (; side > Size; side = (side + 1) / 2) levels++;
        return levels;
    }
}

/// <summary>One tile: its level, and its place from the upper left corner.</summary>
public readonly record struct TileAddress(int Level, int Column, int Row);

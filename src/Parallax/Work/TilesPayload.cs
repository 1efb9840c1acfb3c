using Parallax.Media;

namespace Parallax.Work;

/// <summary>How to fetch a large image in tiles. It follows from the image's size alone.</summary>
/// <param name="Url">With <c>{level}</c>, <c>{column}</c> and <c>{row}</c> to be filled in.</param>
/// <param name="Size">The side of a tile in pixels.</param>
/// <param name="Levels">From 0, the image in one tile, to the image in full.</param>
public sealed record TilesPayload(string Url, int Size, int Levels)
{
    /// <summary>Null for an image that is shown whole.</summary>
    public static TilesPayload? Of(string image, int width, int height) =>
        TileGrid.Of(width, height) is { } grid ? new TilesPayload($"{image}/tiles/{{level}}/{{column}}_{{row}}", TileGrid.Size, grid.Levels) : null;
}

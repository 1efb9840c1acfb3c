using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>Shaded discs without any clue to the light: five are bumps and one a hollow, or the other way round.</summary>
internal static class PlasterTiles
{
    public static readonly Scene Scene = new("plaster-tiles",
        "Six square plaster tiles in two rows of three, each with one round form in the middle. Five forms are light above and dark below; the middle one of the lower row is dark above and light below. The source of the light is not shown.",
        Draw);

    private static readonly SKColor Clay = Ink.Of(0xD9C3A6);
    private static readonly SKColor Bright = Ink.Of(0xFFF7E8);
    private static readonly SKColor Dark = Ink.Of(0x93714F);

    private static readonly string[] Names = ["upper left disc", "upper middle disc", "upper right disc", "lower left disc", "lower middle disc", "lower right disc"];

    private static void Draw(Sheet s)
    {
        using var page = Sheet.Page;
        s.Fill(page, Ink.Wood.Lighter(0.45f), Ink.Wood.Lighter(0.45f));
        s.GrainAround(page, Ink.Cream, new(640, 440), 820, 0.3f);
        for (var i = 0; i < 6; i++)
            Tile(s, 248 + i % 3 * 392, 250 + i / 3 * 388, i);
    }

    private static void Tile(Sheet s, float x, float y, int i)
    {
        using var tile = Shape.Box(x - 178, y - 178, 356, 356, 10);
        s.Tint(Shape.Box(x - 182, y - 182, 364, 364, 12), Ink.Walnut.Alpha(0.30f), SKBlendMode.Multiply, 5);
        s.Fill(tile, Clay);
        s.GrainAround(tile, Ink.Cream, new(x, y), 230, 0.3f);
        var (above, below) = i == 4 ? (Dark, Bright) : (Bright, Dark);
        s.Named(Names[i], () => s.Fill(Shape.Disc(x, y, 112), above, below));
        s.Tint(Shape.Ring(x, y, 112, 10), Clay, blur: 5);
        s.Grain(Shape.Disc(x, y, 112), Ink.Walnut, new(x, i == 4 ? y - 120 : y + 120), new(x, i == 4 ? y + 30 : y - 30), 0.5f);
        s.Grain(Shape.Disc(x, y, 112), Ink.White, new(x, i == 4 ? y + 120 : y - 120), new(x, y), 0.45f);
    }
}

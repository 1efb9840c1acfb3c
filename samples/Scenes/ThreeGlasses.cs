using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>Three glasses of water; in the third the surface tilts with the glass, which water at rest cannot do.</summary>
internal static class ThreeGlasses
{
    private const float Foot = 690;

    public static readonly Scene Scene = new("three-glasses",
        "Three glasses of water on a table. The left one stands upright. The middle one leans on a stack of books, its water level with the table. The right one leans on a loaf-shaped stone the same way, but its water surface runs parallel to the tilted rim.",
        Draw);

    private static readonly SKPath Glass = Shape.Svg("M-84 -330 L84 -330 L62 -8 C61 -3 57 0 50 0 L-50 0 C-57 0 -61 -3 -62 -8 Z");

    private static void Draw(Sheet s)
    {
        Room(s);
        Shadow(s, 236, 0);
        s.Named("left glass", () => Water(s, 236, 0, 0));
        Shadow(s, 560, 20);
        s.Named("books", () => Books(s));
        s.Named("middle glass", () => Water(s, 560, 20, -20));
        Shadow(s, 960, 20);
        s.Named("stone", () => Stone(s));
        s.Named("right glass", () => Water(s, 960, 20, 0));
    }

    private static void Room(Sheet s)
    {
        using var wall = Shape.Box(0, 0, Sheet.Width, 560);
        s.Fill(wall, Ink.Honey.Lighter(0.25f), Ink.Amber.Lighter(0.1f), 40);
        s.Grain(wall, Ink.Brick, new(1280, 560), new(600, 100), 0.25f);
        s.Fill(Shape.Disc(420, 250, 190), Ink.Cream.Alpha(0.28f));
        using var table = Shape.Box(0, 554, Sheet.Width, 330);
        s.Fill(table, Ink.Cream.Darker(0.04f), Ink.Blush, 80);
        s.Grain(table, Ink.Clay, new(1280, 880), new(640, 560), 0.25f);
        s.Fill(Shape.Box(0, 552, Sheet.Width, 5), Ink.White.Alpha(0.8f));
    }

    private static void Shadow(Sheet s, float x, float degrees)
    {
        using var standing = Glass.Moved(SKMatrix.CreateTranslation(x, Foot).PreConcat(SKMatrix.CreateRotationDegrees(degrees)));
        s.Cast(standing, Foot, 0.55f, 0.24f, 0.22f);
        s.Tint(Shape.Oval(x + 40, Foot + 14, 100, 14), Ink.Sea.Alpha(0.25f), SKBlendMode.Multiply, 4);
    }

    /// <param name="level">The tilt of the water against the glass: minus the glass's own tilt for water at rest.</param>
    private static void Water(Sheet s, float x, float degrees, float level) => s.At(x, Foot, 1, degrees, () =>
    {
        s.Fill(Glass, Ink.White.Alpha(0.38f));
        s.Within(Glass, () => s.At(0, -200, 1, level, () =>
        {
            using var water = Shape.Box(-300, 0, 600, 500);
            s.Tint(water, Ink.Sea.Lighter(0.15f).Alpha(0.85f), Ink.Teal.Alpha(0.9f), new(0, 0), new(0, 230));
            s.Grain(Shape.Box(-300, 0, 600, 260), Ink.Night, new(120, 220), new(-40, 40), 0.35f);
            s.Tint(Shape.Box(-300, -5, 600, 10), Ink.White.Alpha(0.75f));
        }));
        s.Fill(Shape.Outline(Glass, 7), Ink.White.Alpha(0.85f));
        s.Tint(Shape.Line(9, -58, -300, -52, -180, -44, -40), Ink.White.Alpha(0.5f));
        s.Tint(Shape.Box(-54, -14, 108, 12, 5), Ink.White.Alpha(0.4f));
    });

    private static void Books(Sheet s)
    {
        s.Tint(Shape.Oval(740, 706, 120, 14), Ink.Shadow.Alpha(0.3f), SKBlendMode.Multiply, 5);
        foreach (var (x, y, width, colour) in new[] { (652, 650, 214, Ink.Teal), (674, 604, 180, Ink.Clay), (692, 560, 172, Ink.Night) })
        {
            s.Form(Shape.Box(x, y, width, 46, 6), colour, 0.45f, 60);
            s.Fill(Shape.Box(x + width - 26, y, 8, 46), Ink.Cream.Alpha(0.7f));
        }
    }

    private static void Stone(Sheet s)
    {
        s.Tint(Shape.Oval(1150, 704, 120, 14), Ink.Shadow.Alpha(0.3f), SKBlendMode.Multiply, 5);
        s.Form(Shape.Svg("M1040 700 C1046 640 1062 568 1120 556 C1180 548 1250 600 1246 660 C1244 694 1226 702 1200 702 Z"), Ink.Slate.Lighter(0.2f), 0.6f);
    }
}

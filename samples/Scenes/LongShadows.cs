using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>Four things in evening light. Three shadows obey it; the cup's falls the other way.</summary>
internal static class LongShadows
{
    private const float Reach = 1.05f;
    private const float Depth = 0.30f;

    public static readonly Scene Scene = new("long-shadows",
        "A still life in low sunlight: on a table stand, from left to right, a teal bottle, an egg, a clay-coloured cup and a green pear. Each casts a long shadow on the table top.",
        Draw);

    private static void Draw(Sheet s)
    {
        Room(s);
        Put(s, "bottle", Props.BottleShape, 232, 560, 1.02f, Reach, () => Props.Bottle(s, Ink.Teal));
        Put(s, "pear", Props.PearShape, 958, 590, 0.86f, Reach, () => Props.Pear(s, Ink.Sage));
        Put(s, "egg", Egg, 452, 660, 0.92f, Reach, () => s.Form(Egg, Ink.Cream, 0.4f));
        Put(s, "cup", Props.CupShape, 736, 716, 1.02f, -Reach, () => Props.Cup(s, Ink.Clay));
    }

    private static SKPath Egg => Shape.Svg("M0 0 C-42 0 -62 -30 -60 -64 C-56 -110 -26 -142 0 -142 C26 -142 56 -110 60 -64 C62 -30 42 0 0 0 Z");

    private static void Room(Sheet s)
    {
        using var wall = Shape.Box(0, 0, Sheet.Width, 470);
        s.Fill(wall, Ink.Blush.Lighter(0.15f), Ink.Rose.Lighter(0.25f), 40);
        s.Grain(wall, Ink.Brick.Alpha(0.5f), new(1280, 470), new(640, 60), 0.22f);
        // Sunlight through a window that is out of the picture, on the left.
        s.Tint(Shape.Poly(560, 0, 760, 0, 1010, 470, 800, 470), Ink.Cream.Alpha(0.35f));
        s.Tint(Shape.Poly(800, 0, 980, 0, 1240, 470, 1060, 470), Ink.Cream.Alpha(0.35f));
        using var table = Shape.Box(0, 464, Sheet.Width, 420);
        s.Fill(table, Ink.Honey.Lighter(0.45f), Ink.Honey.Darker(0.05f), 70);
        s.Grain(table, Ink.Amber.Darker(0.3f), new(1100, 900), new(700, 460), 0.3f);
        s.Fill(Shape.Box(0, 464, Sheet.Width, 5), Ink.Cream.Alpha(0.8f));
        s.Tint(Shape.Box(0, 440, Sheet.Width, 26), Ink.Brick.Alpha(0f), Ink.Brick.Alpha(0.18f), new(0, 440), new(0, 466));
    }

    private static void Put(Sheet s, string name, SKPath outline, float x, float y, float scale, float reach, Action draw)
    {
        using var standing = outline.Moved(SKMatrix.CreateScaleTranslation(scale, scale, x, y));
        s.Cast(standing, y - 4, reach, Depth, 0.42f, $"{name} shadow");
        s.Named(name, () => s.At(x, y, scale, 0, draw));
    }
}

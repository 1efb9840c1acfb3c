using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A mirror that shows the room behind the viewer, and leaves out the one thing it ought to show: the candle.</summary>
internal static class HallMirror
{
    public static readonly Scene Scene = new("hall-mirror",
        "A hallway with a console table under a large arched mirror. On the table stand a vase with a branch on the left and a lit candle on the right, both close to the glass. The mirror shows the vase again and, farther back, a mustard armchair beside a window; it shows no candle.",
        Draw);

    private static readonly SKPath Arch = Shape.Svg("M392 640 L392 330 C392 190 496 96 640 96 C784 96 888 190 888 330 L888 640 Z");

    private static void Draw(Sheet s)
    {
        Wall(s);
        s.Tint(Arch.Moved(SKMatrix.CreateTranslation(16, 20)), Ink.Shadow.Alpha(0.35f), SKBlendMode.Multiply, 10);
        s.Named("mirror", () => s.Fill(Shape.Outline(Arch, 34, SKStrokeCap.Butt), Ink.Honey.Lighter(0.1f), Ink.Walnut.Lighter(0.15f), 50));
        s.Fill(Arch, Ink.Haze, Ink.Sky.Lighter(0.2f));
        s.Within(Arch, () => Reflection(s));
        s.Within(Arch, () => Sheen(s));
        Table(s);
        s.Cast(Shape.Box(470, 500, 70, 164), 660, 0.7f, 0.1f, 0.3f);
        s.Named("vase", () => s.At(506, 668, 1, 0, () => Vase(s)));
        s.Named("candle", () => s.At(786, 668, 1, 0, () => Candle(s)));
        s.Glow(786, 490, 170, Ink.Honey, 0.65f);
    }

    private static void Wall(Sheet s)
    {
        using var wall = Shape.Box(0, 0, Sheet.Width, Sheet.Height);
        s.Fill(wall, Ink.Rose.Darker(0.08f), Ink.Plum.Lighter(0.25f), 50);
        s.Grain(wall, Ink.Plum.Darker(0.3f), new(1280, 880), new(500, 200), 0.32f);
        for (var i = 0; i < 9; i++)
            s.Tint(Shape.Box(i * 160 - 4, 0, 3, 740), Ink.Cream.Alpha(0.10f));
        s.Fill(Shape.Box(0, 742, Sheet.Width, 18), Ink.Plum.Lighter(0.45f));
        s.Fill(Shape.Box(0, 760, Sheet.Width, 120), Ink.Walnut, Ink.Walnut.Darker(0.4f));
    }

    private static void Reflection(Sheet s)
    {
        s.Fill(Shape.Box(380, 80, 520, 470), Ink.Mint.Lighter(0.2f), Ink.Mint.Darker(0.08f), 60);
        s.Fill(Shape.Box(380, 540, 520, 120), Ink.Wood.Lighter(0.2f), Ink.Wood);
        s.Named("window in the mirror", () =>
        {
            s.Fill(Shape.Box(700, 214, 128, 226), Ink.Cream);
            s.Fill(Shape.Box(710, 224, 108, 206), Ink.Sky, Ink.Cream);
            s.Fill(Shape.Box(760, 224, 8, 206), Ink.Cream);
            s.Fill(Shape.Box(710, 318, 108, 8), Ink.Cream);
        });
        s.Named("armchair in the mirror", () => s.At(612, 590, 0.9f, 0, () => Armchair(s)));
        s.Fill(Shape.Box(380, 618, 520, 30), Ink.Walnut.Lighter(0.16f));
        s.Named("vase in the mirror", () => s.Under(SKMatrix.CreateScaleTranslation(-0.86f, 0.86f, 470, 634), () => Vase(s)));
    }

    private static void Armchair(Sheet s)
    {
        s.Tint(Shape.Oval(6, 4, 120, 14), Ink.Shadow.Alpha(0.4f), SKBlendMode.Multiply, 5);
        s.Form(Shape.Box(-84, -186, 168, 150, 40), Ink.Honey.Darker(0.1f), 0.45f);
        s.Form(Shape.Box(-80, -92, 160, 60, 18), Ink.Honey, 0.4f, 70);
        s.Form(Shape.Box(-110, -118, 50, 106, 22), Ink.Honey.Lighter(0.08f), 0.4f);
        s.Form(Shape.Box(60, -118, 50, 106, 22), Ink.Honey.Darker(0.06f), 0.5f);
        s.Fill(Shape.Box(-92, -14, 12, 20), Ink.Walnut);
        s.Fill(Shape.Box(80, -14, 12, 20), Ink.Walnut);
    }

    private static void Sheen(Sheet s)
    {
        s.Tint(Shape.Poly(430, 640, 620, 80, 690, 80, 500, 640), Ink.White.Alpha(0.13f));
        s.Tint(Shape.Poly(520, 640, 710, 80, 730, 80, 540, 640), Ink.White.Alpha(0.13f));
    }

    private static void Table(Sheet s)
    {
        s.Tint(Shape.Oval(640, 838, 420, 20), Ink.Shadow.Alpha(0.5f), SKBlendMode.Multiply, 8);
        foreach (var x in new[] { 286, 970 })
            s.Fill(Shape.Poly(x, 720, x + 26, 720, x + 18, 842, x + 8, 842), Ink.Walnut.Darker(0.1f), Ink.Walnut.Darker(0.4f));
        s.Form(Shape.Box(262, 684, 756, 60, 6), Ink.Walnut.Lighter(0.06f), 0.5f, 80);
        s.Fill(Shape.Box(240, 646, 800, 42, 8), Ink.Wood.Lighter(0.2f), Ink.Wood, 80);
        s.Fill(Shape.Box(572, 702, 136, 26, 4), Ink.Walnut.Darker(0.15f));
        s.Fill(Shape.Disc(640, 715, 6), Ink.Honey);
    }

    private static void Vase(Sheet s)
    {
        foreach (var (x, y, bend) in new[] { (-70f, -330f, -10f), (24f, -372f, 16f), (88f, -300f, 20f) })
            s.Fill(Shape.Line(5, 0, -140, bend, -220, x, y), Ink.Walnut);
        foreach (var (x, y) in new[] { (-70, -330), (-48, -286), (-26, -236), (24, -372), (10, -320), (34, -286), (88, -300), (60, -256), (38, -214), (-58, -308), (4, -262) })
        {
            s.Form(Shape.Disc(x, y, 15), Ink.Cream.Darker(0.02f), 0.3f);
            s.Fill(Shape.Disc(x, y, 4), Ink.Rose);
        }
        s.Form(Shape.Svg("M-22 -158 L22 -158 C16 -128 56 -104 56 -58 C56 -24 38 0 20 0 L-20 0 C-38 0 -56 -24 -56 -58 C-56 -104 -16 -128 -22 -158 Z"), Ink.Teal, 0.55f);
    }

    private static void Candle(Sheet s)
    {
        s.Form(Shape.Oval(0, -6, 52, 12), Ink.Honey.Darker(0.2f), 0.4f);
        s.Form(Shape.Box(-15, -150, 30, 144, 5), Ink.Cream, 0.4f);
        s.Fill(Shape.Line(3, 0, -150, 1, -162), Ink.Midnight);
        s.Fill(Shape.Svg("M0 -206 C14 -186 16 -176 12 -166 C8 -156 -8 -156 -12 -166 C-16 -176 -8 -186 0 -206 Z"), Ink.Cream, Ink.Amber);
    }
}

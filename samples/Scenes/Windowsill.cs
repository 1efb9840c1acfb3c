using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A kitchen counter in the morning: the plant covers a part of the mug, so the mug stands behind it.</summary>
internal static class Windowsill
{
    public static readonly Scene Scene = new("windowsill",
        "A kitchen counter below a window in the morning. In the middle a leafy plant in a sand-coloured pot; to its right and partly covered by it a blue mug; on the left a white jug and, nearest to the viewer, two lemons.",
        Draw);

    private static void Draw(Sheet s)
    {
        Wall(s);
        View(s);
        Counter(s);
        s.Cast(Props.MugShape.Moved(SKMatrix.CreateScaleTranslation(1.15f, 1.15f, 782, 664)), 660, 0.9f, 0.2f);
        s.Named("mug", () => s.At(782, 664, 1.15f, 0, () => Props.Mug(s, Ink.Slate, false)));
        s.Cast(Shape.Poly(300, 470, 420, 470, 440, 690, 290, 690), 690, 0.9f, 0.24f);
        s.Named("jug", () => s.At(366, 694, 1, 0, () => Jug(s)));
        s.Cast(Shape.Poly(566, 520, 740, 520, 714, 746, 590, 746), 742, 0.8f, 0.2f);
        s.Named("plant", () => s.At(654, 748, 1.25f, 0, () => Plant(s)));
        s.Named("near lemon", () => Lemon(s, 470, 796, 1, -14));
        s.Named("far lemon", () => Lemon(s, 560, 776, 0.86f, 24));
    }

    private static void Wall(Sheet s)
    {
        using var wall = Shape.Box(0, 0, Sheet.Width, 600);
        s.Fill(wall, Ink.Mint.Lighter(0.25f), Ink.Mint.Darker(0.06f), 30);
        s.Grain(wall, Ink.Fern.Alpha(0.5f), new(1280, 600), new(700, 200), 0.25f);
    }

    private static void View(Sheet s)
    {
        using var pane = Shape.Box(360, -20, 600, 470);
        s.Fill(pane, Ink.Haze, Ink.Cream, 80);
        s.Within(pane, () =>
        {
            s.Fill(Shape.Disc(500, 120, 44), Ink.Honey.Lighter(0.3f));
            s.Glow(500, 120, 260, Ink.Cream, 0.7f);
            s.Fill(Shape.Svg("M340 380 C450 300 560 360 640 320 C760 262 860 330 980 290 L980 470 L340 470 Z"), Ink.Sky, Ink.Sea.Lighter(0.3f));
            s.Fill(Shape.Svg("M340 430 C480 370 640 420 980 372 L980 470 L340 470 Z"), Ink.Sage.Lighter(0.2f), Ink.Sage);
            Nature.Poplar(s, 842, 410, 120, Ink.Fern);
            Nature.Poplar(s, 884, 414, 92, Ink.Fern.Lighter(0.1f));
        });
        s.Fill(Shape.Outline(pane, 22, SKStrokeCap.Butt), Ink.Cream, Ink.Sand.Lighter(0.3f));
        s.Fill(Shape.Box(652, 0, 14, 440), Ink.Cream, Ink.Sand, 0);
        s.Fill(Shape.Box(330, 444, 660, 30, 4), Ink.Cream, Ink.Sand);
        s.Tint(Shape.Box(336, 474, 648, 16), Ink.Shadow.Alpha(0.18f), SKBlendMode.Multiply, 6);
    }

    private static void Counter(Sheet s)
    {
        using var top = Shape.Box(0, 586, Sheet.Width, 310);
        s.Fill(top, Ink.Sand.Lighter(0.2f), Ink.Wood.Lighter(0.15f), 80);
        s.Grain(top, Ink.Walnut, new(1200, 900), new(700, 600), 0.26f);
        for (var i = 0; i < 5; i++)
            s.Tint(Shape.Line(3, -10, 626 + i * 58, 500, 630 + i * 56, 900, 622 + i * 60, 1290, 632 + i * 57), Ink.Walnut.Alpha(0.14f));
        s.Fill(Shape.Box(0, 584, Sheet.Width, 6), Ink.Cream.Alpha(0.7f));
        s.Tint(Shape.Poly(330, 590, 560, 590, 900, 880, 560, 880), Ink.Cream.Alpha(0.22f));
        s.Tint(Shape.Poly(610, 590, 830, 590, 1250, 880, 960, 880), Ink.Cream.Alpha(0.22f));
    }

    private static void Jug(Sheet s)
    {
        s.Form(Shape.Arc(70, -128, 46, -110, 220, 17), Ink.Cream.Darker(0.12f), 0.3f);
        s.Form(Shape.Svg("M-52 -216 L-72 -236 C-40 -226 20 -226 46 -222 C40 -176 84 -140 82 -78 C80 -30 64 0 46 0 L-50 0 C-70 0 -84 -32 -84 -78 C-84 -140 -44 -170 -52 -216 Z"), Ink.Cream, 0.4f);
        s.Fill(Shape.Box(-84, -84, 166, 12, 4), Ink.Teal);
    }

    private static void Lemon(Sheet s, float x, float y, float scale, float degrees)
    {
        s.Tint(Shape.Oval(x + 34 * scale, y + 26 * scale, 74 * scale, 14 * scale), Ink.Shadow.Alpha(0.34f), SKBlendMode.Multiply, 3);
        s.At(x, y, scale, degrees, () => s.Form(Shape.Svg("M-72 0 C-64 -8 -60 -18 -46 -28 C-24 -44 24 -44 46 -28 C60 -18 64 -8 74 -2 C66 10 60 20 46 28 C22 42 -24 42 -46 28 C-58 20 -64 8 -72 0 Z"), Ink.Honey, 0.5f, 40));
    }

    private static void Plant(Sheet s)
    {
        s.At(0, -150, 1, 0, () =>
        {
            Props.Leaf(s, 104, -64, 64, Ink.Pine.Lighter(0.12f));
            Props.Leaf(s, -118, -84, 66, Ink.Pine.Lighter(0.1f));
            Props.Leaf(s, -76, -164, 70, Ink.Fern.Darker(0.05f));
            Props.Leaf(s, 70, -172, 72, Ink.Fern);
            Props.Leaf(s, -14, -216, 74, Ink.Fern.Lighter(0.1f));
            Props.Leaf(s, 128, -6, 54, Ink.Fern.Lighter(0.06f));
            Props.Leaf(s, -62, -70, 56, Ink.Sage);
            Props.Leaf(s, 34, -100, 58, Ink.Sage.Lighter(0.1f));
        });
        Props.Pot(s, Ink.Clay.Lighter(0.1f), 152, 164);
    }
}

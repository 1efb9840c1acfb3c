using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>Two bales of equal size on paper, one near and one far: in the world the far one is several times as large.</summary>
internal static class BaleRoad
{
    public static readonly Scene Scene = new("bale-road",
        "A straight road runs through fields to the horizon, lined on its left by poplars that grow smaller with distance. One round hay bale lies near the viewer on the right, beside a fork; another, drawn just as large, lies far away beside the road and towers over a small barn there.",
        Draw);

    private const float BaleRadius = 64;

    private static readonly float[] Depths = [0.10f, 0.16f, 0.25f, 0.40f, 0.64f, 1.0f];

    private static void Draw(Sheet s)
    {
        Nature.Sky(s, Ink.Sky.Darker(0.02f), Ink.Cream, 372);
        Nature.Cloud(s, 250, 150, 1.2f, Ink.Haze);
        Nature.Cloud(s, 1010, 110, 0.9f, Ink.Haze);
        Nature.Cloud(s, 760, 220, 0.6f, Ink.Haze);
        s.Fill(Shape.Svg("M-10 380 L-10 350 C200 320 420 356 620 340 C860 322 1060 352 1300 330 L1300 380 Z"), Ink.Sea.Lighter(0.35f), Ink.Sea.Lighter(0.2f));
        Fields(s);
        s.Named("road", () => s.Fill(Shape.Poly(634, 372, 646, 372, 900, 900, 330, 900), Ink.Sand, Ink.Wood.Lighter(0.35f)));
        s.Grain(Shape.Poly(634, 372, 646, 372, 900, 900, 330, 900), Ink.Walnut, new(640, 900), new(640, 480), 0.3f);
        s.Named("barn", () => s.At(858, 424, 0.42f, 0, () => Barn(s)));
        s.Named("far bale", () => Bale(s, 740, 372));
        s.Named("poplars", () =>
        {
            foreach (var depth in Depths)
                Poplar(s, depth);
        });
        s.Named("near bale", () => Bale(s, 1010, 690));
        s.Named("fork", () => Fork(s));
    }

    private static void Fields(Sheet s)
    {
        using var left = Shape.Poly(-10, 370, 640, 370, 330, 900, -10, 900);
        using var right = Shape.Poly(640, 370, 1290, 370, 1290, 900, 900, 900);
        s.Fill(left, Ink.Sage.Lighter(0.25f), Ink.Fern, 100);
        s.Fill(right, Ink.Honey.Lighter(0.45f), Ink.Honey.Darker(0.1f), 80);
        s.Grain(left, Ink.Pine, new(200, 900), new(400, 420), 0.35f);
        s.Grain(right, Ink.Amber.Darker(0.4f), new(1100, 900), new(900, 420), 0.32f);
        for (var i = 1; i < 9; i++)
            s.Tint(Shape.Poly(640, 372, 642, 372, 960 + i * i * 34, 900, 940 + i * i * 34, 900), Ink.Amber.Alpha(0.28f));
    }

    private static void Poplar(Sheet s, float depth)
    {
        float x = 640 - 500 * depth, foot = 372 + 420 * depth, height = 600 * depth;
        s.Tint(Shape.Oval(x - 60 * depth, foot, 120 * depth, 16 * depth), Ink.Shadow.Alpha(0.3f), SKBlendMode.Multiply, 6 * depth);
        Nature.Poplar(s, x, foot, height, Ink.Fern.Darker(0.05f));
    }

    private static void Bale(Sheet s, float x, float y)
    {
        s.Tint(Shape.Oval(x + 20, y + BaleRadius - 2, BaleRadius * 1.15f, 13), Ink.Shadow.Alpha(0.35f), SKBlendMode.Multiply, 5);
        s.Form(Shape.Disc(x, y, BaleRadius), Ink.Honey.Darker(0.06f), 0.55f);
        for (var turn = 1; turn < 5; turn++)
            s.Tint(Shape.Arc(x - turn, y - turn, BaleRadius - turn * 13, turn * 70, 280, 4), Ink.Walnut.Alpha(0.4f));
    }

    private static void Barn(Sheet s)
    {
        s.Form(Shape.Box(-90, -96, 180, 98), Ink.Brick, 0.4f);
        s.Form(Shape.Poly(-108, -94, -60, -154, 60, -154, 108, -94), Ink.Night, 0.4f);
        s.Fill(Shape.Box(-30, -66, 60, 68), Ink.Cream);
    }

    private static void Fork(Sheet s) => s.At(1150, 764, 1, 12, () =>
    {
        s.Fill(Shape.Line(9, 0, 0, 0, -150), Ink.Walnut);
        foreach (var x in new[] { -24, 0, 24 })
            s.Fill(Shape.Line(6, 0, -146, x, -170, x, -224), Ink.Slate);
    });
}

using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A lake that mirrors its shore, but forgets one tree.</summary>
internal static class MountainLake
{
    private const float Water = 500;

    public static readonly Scene Scene = new("mountain-lake",
        "Mountains above a still lake at sunrise. On the far shore stand, from left to right, two firs, a red boathouse and three firs. The lake mirrors the mountains, the boathouse and the trees upside down; below the three firs on the right only two are mirrored. A rowing boat lies in the foreground.",
        Draw);

    private static readonly (string Name, float X, float Height)[] Firs =
        [("far left fir", 232, 150), ("left fir", 312, 112), ("right fir 1", 846, 122), ("right fir 2", 934, 168), ("right fir 3", 1020, 130)];

    private static void Draw(Sheet s)
    {
        Nature.Sky(s, Ink.Sea.Lighter(0.15f), Ink.Blush.Lighter(0.35f), Water);
        Shore(s, false);
        s.Within(Shape.Box(0, Water, Sheet.Width, 400), () => s.Under(new SKMatrix(1, 0, 0, 0, -1, 2 * Water, 0, 0, 1), () =>
        {
            s.Fill(Shape.Box(0, 0, Sheet.Width, Water), Ink.Sea, Ink.Blush.Lighter(0.2f));
            Shore(s, true);
        }));
        Surface(s);
        s.Named("rowing boat", () => s.At(420, 790, 1, -4, () => Boat(s)));
    }

    private static void Shore(Sheet s, bool mirrored)
    {
        s.Glow(610, 330, 260, Ink.Cream, 0.8f);
        s.Named(mirrored ? "sun in the water" : "sun", () => s.Fill(Shape.Disc(610, 330, 46), Ink.Cream, Ink.Honey.Lighter(0.3f)));
        Mountain(s, Ink.Lilac.Lighter(0.15f), "M-40 500 L150 270 L210 320 L330 150 L470 330 L540 290 L720 500 Z", "M330 150 L286 214 L316 206 L336 232 L360 204 L388 226 Z");
        Mountain(s, Ink.Slate.Lighter(0.2f), "M520 500 L700 330 L760 360 L930 120 L1040 260 L1100 220 L1340 500 Z", "M930 120 L880 192 L914 182 L938 214 L962 180 L996 206 Z");
        var bank = Shape.Svg("M-20 500 L-20 452 C180 436 300 470 520 474 C760 478 900 440 1300 456 L1300 500 Z");
        s.Fill(bank, Ink.Fern.Lighter(0.15f), Ink.Pine);
        foreach (var (name, x, height) in Firs)
            if (!mirrored || name != "right fir 2")
                s.Named(mirrored ? name + " in the water" : name, () => Nature.Fir(s, x, 494, height, Ink.Pine));
        s.Named(mirrored ? "boathouse in the water" : "boathouse", () => s.At(560, 494, 1, 0, () => Boathouse(s)));
    }

    private static void Mountain(Sheet s, SKColor colour, string outline, string snow)
    {
        using var mountain = Shape.Svg(outline);
        s.Fill(mountain, colour, colour.Lighter(0.35f));
        s.Round(mountain, Ink.Plum, 0.35f, 40);
        s.Fill(Shape.Svg(snow), Ink.Cream);
    }

    private static void Boathouse(Sheet s)
    {
        s.Form(Shape.Box(-62, -62, 124, 64), Ink.Clay, 0.4f);
        s.Form(Shape.Poly(-78, -60, 0, -116, 78, -60), Ink.Night, 0.4f);
        s.Fill(Shape.Box(-26, -42, 52, 44, 3), Ink.Midnight);
        s.Fill(Shape.Disc(0, -78, 9), Ink.Honey.Lighter(0.3f));
    }

    private static void Surface(Sheet s)
    {
        using var lake = Shape.Box(0, Water, Sheet.Width, Sheet.Height - Water);
        s.Tint(lake, Ink.Teal.Alpha(0.30f), Ink.Night.Alpha(0.5f), new(0, Water), new(0, Sheet.Height));
        s.Grain(lake, Ink.Night, new(640, 880), new(640, 640), 0.25f);
        s.Fill(Shape.Box(0, Water - 2, Sheet.Width, 5), Ink.Cream.Alpha(0.6f));
        for (var i = 0; i < 30; i++)
        {
            float y = Water + 14 + i * i * 0.4f, x = (i * 523) % 1240, width = 40 + i * 5;
            s.Tint(Shape.Box(x, y, width, 2.5f, 1), Ink.Cream.Alpha(0.28f));
        }
    }

    private static void Boat(Sheet s)
    {
        s.Tint(Shape.Oval(0, 34, 190, 20), Ink.Midnight.Alpha(0.45f), SKBlendMode.Multiply, 6);
        s.Form(Shape.Svg("M-186 -24 C-120 -6 120 -6 186 -30 C168 22 128 42 84 42 L-88 42 C-132 40 -168 18 -186 -24 Z"), Ink.Honey, 0.5f, 70);
        s.Fill(Shape.Svg("M-186 -24 C-120 -6 120 -6 186 -30 C120 -38 -120 -36 -186 -24 Z"), Ink.Walnut, Ink.Walnut.Darker(0.3f));
        s.Fill(Shape.Box(-60, -28, 24, 14, 2), Ink.Wood);
        s.Fill(Shape.Box(44, -29, 24, 14, 2), Ink.Wood);
        s.Fill(Shape.Line(7, 20, -30, 110, 4, 206, 30), Ink.Wood.Lighter(0.2f));
    }
}

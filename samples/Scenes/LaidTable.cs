using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A table from above, laid for four: one place has no glass, one has no fork.</summary>
internal static class LaidTable
{
    public static readonly Scene Scene = new("laid-table",
        "A round table from above, laid for four: plates at the top, right, bottom and left of the picture, with forks, knives, napkins and glasses. In the middle a bowl of oranges and a candle. The place at the top has no glass; the place on the right has no fork.",
        Draw);

    private static readonly string[] Sides = ["bottom", "left", "top", "right"];

    private static void Draw(Sheet s)
    {
        using var page = Sheet.Page;
        s.Fill(page, Ink.Teal.Lighter(0.05f), Ink.Pine, 50);
        for (var x = 0; x < 12; x++)
            s.Tint(Shape.Box(x * 112, 0, 3, 880), Ink.Midnight.Alpha(0.25f));
        s.Grain(page, Ink.Midnight, new(1280, 880), new(700, 400), 0.22f);
        for (var side = 0; side < 4; side++)
            s.At(640, 440, 1, side * 90, () => Chair(s));
        s.Tint(Shape.Disc(662, 468, 384), Ink.Midnight.Alpha(0.45f), SKBlendMode.Multiply, 14);
        using var cloth = Shape.Disc(640, 440, 384);
        s.Fill(cloth, Ink.Cream, Ink.Sand.Lighter(0.35f), 50);
        s.Fill(Shape.Ring(640, 440, 362, 7), Ink.Clay);
        s.Grain(cloth, Ink.Wood, new(940, 760), new(640, 480), 0.2f);
        for (var side = 0; side < 4; side++)
        {
            var name = Sides[side];
            s.Named($"{name} place", () => s.At(640, 440, 1, Array.IndexOf(Sides, name) * 90, () => Place(s, name)));
        }
        s.Named("oranges", () => Oranges(s));
        s.Named("candle", () => Candle(s));
    }

    private static void Chair(Sheet s)
    {
        s.Tint(Shape.Box(-92, 330, 210, 118, 40), Ink.Midnight.Alpha(0.4f), SKBlendMode.Multiply, 10);
        s.Form(Shape.Box(-104, 320, 208, 110, 38), Ink.Wood, 0.4f);
        s.Form(Shape.Box(-104, 412, 208, 26, 13), Ink.Walnut, 0.4f);
    }

    private static void Place(Sheet s, string side)
    {
        s.Form(Shape.Box(-138, 186, 52, 152, 4), Ink.Rose, 0.3f);
        if (side != "right")
            s.Named($"{side} fork", () => Fork(s));
        s.Named($"{side} plate", () => Plate(s));
        s.Named($"{side} knife", () => Knife(s));
        if (side != "top")
            s.Named($"{side} glass", () => Glass(s));
    }

    private static void Plate(Sheet s)
    {
        s.Tint(Shape.Disc(5, 268, 76), Ink.Shadow.Alpha(0.3f), SKBlendMode.Multiply, 6);
        s.Fill(Shape.Disc(0, 262, 76), Ink.White, Ink.Haze.Darker(0.04f), 50);
        s.Fill(Shape.Ring(0, 262, 69, 3), Ink.Sea);
        s.Fill(Shape.Disc(0, 262, 48), Ink.Haze, Ink.White, 50);
        s.Round(Shape.Disc(0, 262, 48), Ink.Slate, 0.2f, 200, 0);
    }

    private static void Fork(Sheet s)
    {
        s.Fill(Shape.Line(12, -112, 262, -112, 322), Ink.Slate.Lighter(0.1f), Ink.Slate, 0);
        s.Fill(Shape.Svg("M-133 192 L-126 192 L-125 226 L-118 226 L-117 192 L-107 192 L-106 226 L-99 226 L-98 192 L-91 192 L-92 246 C-94 270 -130 270 -132 246 Z"), Ink.Slate.Lighter(0.25f), Ink.Slate);
    }

    private static void Knife(Sheet s)
    {
        s.Fill(Shape.Line(15, 108, 276, 108, 322), Ink.Walnut);
        s.Fill(Shape.Svg("M100 280 L100 206 C100 188 122 196 122 226 L118 280 Z"), Ink.Slate.Lighter(0.4f), Ink.Slate);
    }

    private static void Glass(Sheet s)
    {
        s.Tint(Shape.Disc(111, 156, 31), Ink.Shadow.Alpha(0.28f), SKBlendMode.Multiply, 5);
        s.Fill(Shape.Disc(106, 150, 31), Ink.Sky.Lighter(0.3f), Ink.Sea, 60);
        s.Fill(Shape.Ring(106, 150, 29, 4), Ink.White.Alpha(0.9f));
        s.Tint(Shape.Arc(106, 150, 20, 190, 80, 5), Ink.White.Alpha(0.8f));
    }

    private static void Oranges(Sheet s)
    {
        s.Tint(Shape.Disc(612, 442, 84), Ink.Shadow.Alpha(0.35f), SKBlendMode.Multiply, 8);
        s.Form(Shape.Disc(600, 430, 84), Ink.Sea.Darker(0.1f), 0.4f);
        s.Fill(Shape.Disc(600, 430, 70), Ink.Teal);
        foreach (var (x, y) in new[] { (572, 404), (630, 410), (578, 462), (628, 460), (602, 432) })
        {
            s.Form(Shape.Disc(x, y, 30), Ink.Amber.Lighter(0.08f), 0.55f);
            s.Fill(Shape.Disc(x - 6, y - 8, 4), Ink.Fern);
        }
    }

    private static void Candle(Sheet s)
    {
        s.Tint(Shape.Disc(732, 470, 30), Ink.Shadow.Alpha(0.3f), SKBlendMode.Multiply, 5);
        s.Form(Shape.Disc(726, 462, 30), Ink.Honey, 0.4f);
        s.Form(Shape.Disc(726, 462, 17), Ink.Cream, 0.3f);
        s.Fill(Shape.Disc(726, 462, 4), Ink.Midnight);
    }
}

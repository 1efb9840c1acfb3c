using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A small metro map whose legend closes the obvious interchange on Sundays.</summary>
internal static class MetroMap
{
    public static readonly Scene Scene = new("metro-map",
        "A folded map of a metro with three lines. Line 1 (red): Larkhill, Abbey, Mill, Foundry, Southgate. Line 2 (teal): Orchard, Mill, Garden, Weir, Quay. Line 3 (yellow): Larkhill, Observatory, Garden, Market. The station Mill has a crossed ring; the legend explains: 'closed on Sundays'.",
        Draw);

    private static readonly (string Name, float X, float Y, float TextX, float TextY, float Align)[] Stations =
    [
        ("Larkhill", 216, 316, 216, 284, 0.5f), ("Abbey", 418, 316, 418, 284, 0.5f), ("Foundry", 850, 316, 850, 284, 0.5f), ("Southgate", 1040, 316, 1040, 284, 0.5f),
        ("Orchard", 640, 156, 672, 165, 0), ("Garden", 640, 508, 610, 482, 1), ("Weir", 716, 614, 752, 606, 0), ("Quay", 880, 676, 880, 724, 0.5f),
        ("Observatory", 372, 508, 372, 552, 0.5f), ("Market", 1000, 508, 1000, 552, 0.5f),
    ];

    private static void Draw(Sheet s)
    {
        using var page = Sheet.Page;
        s.Fill(page, Ink.Wood.Lighter(0.2f), Ink.Walnut.Lighter(0.1f), 60);
        s.Grain(page, Ink.Walnut.Darker(0.4f), new(1280, 880), new(300, 100), 0.3f);
        s.Tint(Shape.Box(86, 62, 1130, 780, 3), Ink.Shadow.Alpha(0.5f), SKBlendMode.Multiply, 14);
        using var sheet = Shape.Box(70, 44, 1140, 776, 3);
        s.Fill(sheet, Ink.Cream, Ink.Paper.Darker(0.03f), 60);
        s.Within(sheet, () => Folds(s));
        s.Text("METRO", 130, 138, 64, Ink.Night, weight: "ExtraBold", spacing: 6);
        s.Text("Alder Valley", 134, 176, 27, Ink.Slate, weight: "Regular");
        Lines(s);
        foreach (var (name, x, y, textX, textY, align) in Stations)
            s.Named(name, () => Station(s, name, x, y, textX, textY, align));
        s.Named("Mill", () => Mill(s));
        s.Named("legend", () => Legend(s));
    }

    private static void Folds(Sheet s)
    {
        s.Fill(Shape.Line(64, 60, 640, 300, 620, 480, 700, 760, 690, 960, 760, 1230, 640), Ink.Sky.Lighter(0.35f));
        s.Text("River Alder", 1130, 690, 22, Ink.Sea, 1, "Regular");
        s.Fill(Shape.Blob(880, 380, 980, 350, 1090, 372, 1120, 430, 1040, 462, 920, 446), Ink.Mint.Lighter(0.3f));
        s.Fill(Shape.Blob(420, 400, 500, 372, 560, 400, 540, 440, 450, 448), Ink.Mint.Lighter(0.3f));
        foreach (var x in new[] { 355, 640, 925 })
            s.Tint(Shape.Box(x, 44, 60, 776), Ink.Shadow.Alpha(0.10f), Ink.Shadow.Alpha(0f), new(x, 0), new(x + 60, 0), SKBlendMode.Multiply);
        s.Tint(Shape.Box(70, 432, 1140, 50), Ink.Shadow.Alpha(0.07f), Ink.Shadow.Alpha(0f), new(0, 432), new(0, 482), SKBlendMode.Multiply);
        s.Grain(Shape.Box(70, 44, 1140, 776), Ink.Wood.Alpha(0.6f), new(1210, 820), new(700, 400), 0.16f);
    }

    private static void Lines(Sheet s)
    {
        s.Named("line 3", () => s.Fill(Track("M216 316 L216 420 C216 480 244 508 304 508 L1000 508"), Ink.Honey));
        s.Named("line 2", () => s.Fill(Track("M640 156 L640 508 C640 560 668 570 716 614 C760 656 800 676 880 676"), Ink.Teal));
        s.Named("line 1", () => s.Fill(Track("M216 316 L1040 316"), Ink.Clay));
    }

    private static SKPath Track(string data) => Shape.Outline(Shape.Svg(data), 17);

    private static void Station(Sheet s, string name, float x, float y, float textX, float textY, float align)
    {
        s.Fill(Shape.Disc(x, y, 18), Ink.Night);
        s.Fill(Shape.Disc(x, y, 11), Ink.White);
        s.Text(name, textX, textY, 28, Ink.Night, align);
    }

    private static void Mill(Sheet s)
    {
        s.Fill(Shape.Disc(640, 316, 24), Ink.Night);
        s.Fill(Shape.Disc(640, 316, 17), Ink.White);
        Cross(s, 640, 316);
        s.Text("Mill", 674, 294, 28, Ink.Night);
    }

    private static void Cross(Sheet s, float x, float y)
    {
        s.Fill(Shape.Line(5, x - 9, y - 9, x + 9, y + 9), Ink.Brick);
        s.Fill(Shape.Line(5, x - 9, y + 9, x + 9, y - 9), Ink.Brick);
    }

    private static void Legend(Sheet s)
    {
        s.Fill(Shape.Box(112, 590, 372, 200, 8), Ink.White.Alpha(0.96f));
        s.Fill(Shape.Outline(Shape.Box(112, 590, 372, 200, 8), 2), Ink.Slate.Alpha(0.5f));
        var y = 628f;
        foreach (var (name, colour) in new[] { ("Line 1", Ink.Clay), ("Line 2", Ink.Teal), ("Line 3", Ink.Honey) })
        {
            s.Fill(Shape.Line(14, 142, y, 196, y), colour);
            s.Text(name, 222, y + 9, 26, Ink.Night);
            y += 42;
        }
        s.Fill(Shape.Disc(168, y, 18), Ink.Night);
        s.Fill(Shape.Disc(168, y, 13), Ink.White);
        Cross(s, 168, y);
        s.Text("closed on Sundays", 222, y + 9, 26, Ink.Brick);
    }
}

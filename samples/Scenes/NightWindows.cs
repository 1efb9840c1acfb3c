using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A house front at night. In one window two people have raised their arms: a dance, a quarrel, a game?</summary>
internal static class NightWindows
{
    public static readonly Scene Scene = new("night-windows",
        "The front of a house at night with nine windows. In the middle window of the top row the silhouettes of two people with raised arms show below a half-drawn blind. Elsewhere: a cat on a sill, a plant, somebody reading in a chair, a dark window, a lamp. A crescent moon hangs at the upper right; a bare tree stands at the left.",
        Draw);

    private static void Draw(Sheet s)
    {
        using var sky = Sheet.Page;
        s.Fill(sky, Ink.Midnight, Ink.Plum.Darker(0.1f));
        s.Grain(sky, Ink.Sea.Alpha(0.6f), new(1280, 0), new(900, 300), 0.18f);
        var random = new Random(7);
        for (var i = 0; i < 46; i++)
            s.Tint(Shape.Disc(random.Next(0, 1280), random.Next(0, 380), 1 + random.Next(0, 20) / 10f), Ink.Cream.Alpha(0.7f));
        s.Named("moon", () => s.Fill(Shape.Disc(1144, 150, 56).Less(Shape.Disc(1118, 136, 50)), Ink.Cream));
        s.Glow(1144, 150, 170, Ink.Cream, 0.28f);
        Front(s);
        for (var i = 0; i < 9; i++)
            Window(s, i);
        Ground(s);
        Tree(s);
    }

    private static void Front(Sheet s)
    {
        s.Form(Shape.Box(262, 96, 720, 720), Ink.Brick.Darker(0.35f), 0.3f, 20);
        for (var row = 0; row < 26; row++)
            for (var column = 0; column < 12; column++)
                if ((row * 7 + column * 5) % 11 == 0 && column < 11)
                    s.Tint(Shape.Box(276 + column * 60 + row % 2 * 24, 120 + row * 27, 40, 14, 2), Ink.Clay.Alpha(0.22f));
        s.Fill(Shape.Box(240, 76, 764, 34, 4), Ink.Plum.Lighter(0.15f), Ink.Plum);
        s.Fill(Shape.Box(700, 20, 60, 60), Ink.Brick.Darker(0.4f));
        s.Fill(Shape.Box(690, 10, 80, 18, 3), Ink.Plum);
    }

    private static void Window(Sheet s, int i)
    {
        float x = 318 + i % 3 * 226, y = 160 + i / 3 * 214;
        using var pane = Shape.Box(x, y, 156, 150, 5);
        var lit = i is not (3 or 8);
        s.Tint(Shape.Box(x - 24, y - 24, 204, 198, 20), Ink.Honey.Alpha(lit ? 0.28f : 0), SKBlendMode.Screen, 18);
        s.Fill(pane, lit ? Ink.Honey.Lighter(0.4f) : Ink.Night, lit ? Ink.Amber : Ink.Midnight);
        s.Within(pane, () => Inside(s, i, x, y));
        s.Fill(Shape.Outline(pane, 10, SKStrokeCap.Butt), Ink.Cream.Darker(0.15f));
        if (i != 1)
        {
            s.Fill(Shape.Box(x + 75, y, 6, 150), Ink.Cream.Darker(0.15f));
            s.Fill(Shape.Box(x, y + 62, 156, 6), Ink.Cream.Darker(0.15f));
        }
        s.Fill(Shape.Box(x - 14, y + 152, 184, 14, 3), Ink.Cream.Darker(0.25f));
    }

    private static void Inside(Sheet s, int i, float x, float y)
    {
        switch (i)
        {
            case 0:
                s.Named("plant", () => s.At(x + 40, y + 152, 0.6f, 0, () => Plant(s)));
                break;
            case 1:
                s.Named("two silhouettes", () => Couple(s, x, y));
                s.Fill(Shape.Box(x, y, 156, 26), Ink.Cream.Darker(0.1f));
                break;
            case 2:
                s.Named("lamp", () => s.At(x + 112, y + 152, 0.5f, 0, () => Props.Lamp(s, 250, Ink.Clay)));
                break;
            case 4:
                s.Named("reader", () => Reader(s, x, y));
                break;
            case 5:
                s.Fill(Shape.Svg(FormattableString.Invariant($"M{x} {y} L{x + 60} {y} C{x + 54} {y + 70} {x + 26} {y + 100} {x} {y + 116} Z")), Ink.Rose, Ink.Clay);
                s.Fill(Shape.Svg(FormattableString.Invariant($"M{x + 156} {y} L{x + 96} {y} C{x + 102} {y + 70} {x + 130} {y + 100} {x + 156} {y + 116} Z")), Ink.Rose, Ink.Clay);
                break;
            case 6:
                s.Named("cat on the sill", () => Cat(s, x + 104, y + 150));
                break;
            case 7:
                s.Fill(Shape.Line(3, x + 52, y, x + 52, y + 52), Ink.Midnight);
                s.Fill(Shape.Svg(FormattableString.Invariant($"M{x + 22} {y + 84} C{x + 24} {y + 40} {x + 80} {y + 40} {x + 82} {y + 84} Z")), Ink.Teal);
                break;
        }
    }

    private static void Couple(Sheet s, float x, float y)
    {
        Silhouette(s, x + 40, y + 178, 1, [34, -104, 30, -118, 36, -148], [-12, -106, -32, -84, -22, -60]);
        Silhouette(s, x + 116, y + 178, 0.96f, [-12, -104, -30, -112, -27, -140], [12, -106, 32, -116, 28, -146]);
    }

    private static void Silhouette(Sheet s, float x, float y, float scale, float[] one, float[] other) => s.At(x, y, scale, 0, () =>
    {
        var body = Shape.Svg("M-20 0 C-24 -40 -24 -80 -16 -106 C-10 -116 10 -116 16 -106 C24 -80 24 -40 20 0 Z").And(Shape.Oval(0, -132, 14, 16));
        foreach (var arm in new[] { one, other })
            body = body.And(Shape.Line(11, arm[0] > 0 ? 10 : -10, -104, arm[2], arm[3], arm[4], arm[5]));
        s.Fill(body, Ink.Plum.Darker(0.3f));
    });

    private static void Reader(Sheet s, float x, float y)
    {
        s.Fill(Shape.Box(x + 62, y + 56, 84, 110, 26), Ink.Teal.Darker(0.2f));
        s.Fill(Shape.Disc(x + 88, y + 56, 18), Ink.Walnut.Darker(0.3f));
        s.Fill(Shape.Svg(FormattableString.Invariant($"M{x + 66} {y + 150} C{x + 60} {y + 100} {x + 72} {y + 78} {x + 92} {y + 78} C{x + 116} {y + 80} {x + 122} {y + 110} {x + 120} {y + 150} Z")), Ink.Plum.Darker(0.2f));
        s.Fill(Shape.Poly(x + 34, y + 92, x + 62, y + 100, x + 58, y + 132, x + 30, y + 124), Ink.Cream);
    }

    private static void Cat(Sheet s, float x, float y)
    {
        var cat = Shape.Svg("M-26 0 C-34 -34 -18 -52 -14 -62 L-20 -86 L-6 -76 L8 -76 L20 -88 L18 -62 C30 -44 34 -20 28 0 Z").And(Shape.Line(9, 24, -6, 46, -10, 48, -34));
        s.At(x, y, 1, 0, () => s.Fill(cat, Ink.Midnight));
    }

    private static void Plant(Sheet s)
    {
        s.At(0, -80, 1, 0, () =>
        {
            foreach (var (px, py) in new[] { (-70, -90), (64, -96), (-20, -140), (30, -136) })
                Props.Leaf(s, px, py, 44, Ink.Pine);
        });
        Props.Pot(s, Ink.Clay, 96, 90);
    }

    private static void Ground(Sheet s)
    {
        using var street = Shape.Box(0, 806, Sheet.Width, 80);
        s.Fill(street, Ink.Night.Lighter(0.05f), Ink.Midnight);
        foreach (var x in new[] { 318, 544, 770 })
            s.Tint(Shape.Poly(x, 808, x + 156, 808, x + 220, 880, x - 60, 880), Ink.Honey.Alpha(0.2f), Ink.Honey.Alpha(0f), new(x, 808), new(x, 880), SKBlendMode.Screen);
    }

    private static void Tree(Sheet s)
    {
        var tree = Shape.Line(26, 132, 840, 140, 700, 128, 560).And(Shape.Line(15, 132, 640, 190, 540, 204, 440)).And(Shape.Line(15, 130, 600, 84, 500, 58, 420))
            .And(Shape.Line(9, 196, 500, 236, 440, 240, 390)).And(Shape.Line(9, 128, 570, 140, 460, 128, 370)).And(Shape.Line(7, 76, 470, 40, 440, 20, 390)).And(Shape.Line(6, 132, 470, 160, 420, 162, 372));
        s.Fill(tree, Ink.Plum.Darker(0.3f), Ink.Midnight);
    }
}

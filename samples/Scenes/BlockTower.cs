using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>Wooden blocks stacked in a corner: seven can be seen, eleven must be there.</summary>
internal static class BlockTower
{
    private const float Edge = 104;
    private static readonly int[,] Heights = { { 3, 3, 1 }, { 2, 1, 0 }, { 1, 0, 0 } };

    public static readonly Scene Scene = new("block-tower",
        "Painted wooden blocks of one size stacked without gaps on a table, seen from above at an angle. The stack is highest at the back and falls by steps towards the viewer on both sides.",
        Draw);

    private static readonly SKColor[,,] Colours = Paint();

    private static void Draw(Sheet s)
    {
        using var page = Sheet.Page;
        s.Fill(page, Ink.Sky.Lighter(0.35f), Ink.Sky, 60);
        s.Fill(Shape.Poly(640, 178, 1320, 570, 1320, 900, -40, 900, -40, 570), Ink.Cream, Ink.Sand, 90);
        s.Grain(Shape.Poly(640, 178, 1320, 570, 1320, 900, -40, 900, -40, 570), Ink.Wood, new(1280, 900), new(640, 420), 0.3f);
        s.Fill(Shape.Poly(640, -300, 640, 178, -40, 570, -40, -300), Ink.Haze.Lighter(0.4f), Ink.Haze.Darker(0.04f), 120);
        s.Fill(Shape.Poly(640, -300, 640, 178, 1320, 570, 1320, -300), Ink.Sky.Lighter(0.15f), Ink.Sky.Darker(0.05f), 60);
        s.Grain(Shape.Poly(640, -300, 640, 178, 1320, 570, 1320, -300), Ink.Teal, new(640, 160), new(1100, 160), 0.22f);
        Shadow(s);
        s.Named("stack", () => Stack(s));
        s.Named("ball", () => Ball(s));
    }

    private static void Stack(Sheet s)
    {
        for (var x = 0; x < 3; x++)
            for (var y = 0; y < 3; y++)
                for (var z = 0; z < Heights[x, y]; z++)
                    if (z == Heights[x, y] - 1)
                        s.Named(FormattableString.Invariant($"block {x + 1}-{y + 1}-{z + 1}"), () => Block(s, x, y, z));
                    else
                        Block(s, x, y, z);
    }

    private static void Block(Sheet s, int x, int y, int z)
    {
        var colour = Colours[x, y, z];
        SKPoint P(float dx, float dy, float dz) => On(x + dx, y + dy, z + dz);
        var left = Face(P(0, 1, 0), P(1, 1, 0), P(1, 1, 1), P(0, 1, 1));
        var right = Face(P(1, 0, 0), P(1, 1, 0), P(1, 1, 1), P(1, 0, 1));
        var top = Face(P(0, 0, 1), P(1, 0, 1), P(1, 1, 1), P(0, 1, 1));
        s.Fill(left, colour, colour.Darker(0.12f));
        s.Grain(left, colour.Darker(0.6f).Alpha(0.7f), P(0.5f, 1, 0), P(0.5f, 1, 0.8f), 0.35f);
        s.Fill(right, colour.Darker(0.3f), colour.Darker(0.42f));
        s.Grain(right, Ink.Midnight.Alpha(0.7f), P(1, 0.2f, 0), P(1, 0.8f, 1), 0.4f);
        s.Fill(top, colour.Lighter(0.42f), colour.Lighter(0.2f), 30);
        s.Grain(top, Ink.Cream, P(0, 0.5f, 1), P(0.7f, 0.6f, 1), 0.3f);
        foreach (var face in new[] { left, right, top })
            s.Tint(Shape.Outline(face, 2.4f), Ink.Cream.Alpha(0.28f));
    }

    private static SKPath Face(SKPoint a, SKPoint b, SKPoint c, SKPoint d) => Shape.Poly(a.X, a.Y, b.X, b.Y, c.X, c.Y, d.X, d.Y);

    private static SKPoint On(float x, float y, float z) => new(640 + (x - y) * Edge * 0.866f, 430 + (x + y) * Edge * 0.5f - z * Edge);

    private static void Shadow(Sheet s)
    {
        SKPoint a = On(3, 0, 0), b = On(5.1f, 0.1f, 0), c = On(4.2f, 1.1f, 0), d = On(2.2f, 2.1f, 0), e = On(1.2f, 3.1f, 0), f = On(1, 0, 0);
        s.Tint(Shape.Poly(f.X, f.Y, a.X, a.Y, b.X, b.Y, c.X, c.Y, d.X, d.Y, e.X, e.Y), Ink.Shadow.Alpha(0.3f), SKBlendMode.Multiply, 3);
    }

    private static void Ball(Sheet s)
    {
        s.Tint(Shape.Oval(366, 762, 74, 20), Ink.Shadow.Alpha(0.35f), SKBlendMode.Multiply, 4);
        s.Form(Shape.Disc(322, 716, 58), Ink.Cream, 0.5f);
        s.Within(Shape.Disc(322, 716, 58), () => s.At(322, 716, 1, -24, () => s.Fill(Shape.Box(-70, -13, 140, 26), Ink.Clay)));
    }

    private static SKColor[,,] Paint()
    {
        SKColor[] pots = [Ink.Clay, Ink.Honey, Ink.Sage, Ink.Sea, Ink.Rose, Ink.Teal.Lighter(0.2f)];
        var colours = new SKColor[3, 3, 3];
        for (var x = 0; x < 3; x++)
            for (var y = 0; y < 3; y++)
                for (var z = 0; z < 3; z++)
                    colours[x, y, z] = pots[(x * 2 + y * 3 + z * 4 + x * z) % pots.Length];
        return colours;
    }
}

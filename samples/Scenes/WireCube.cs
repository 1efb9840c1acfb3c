using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A cube of bare rods, without any rod in front of another: either of two faces can be the near one.</summary>
internal static class WireCube
{
    private const float Side = 300;

    public static readonly Scene Scene = new("wire-cube",
        "A museum room with a sculpture on a plinth: the twelve edges of a cube made of thin dark rods of equal thickness. No rod visibly passes in front of another. A visitor in a red coat looks at it.",
        Draw);

    private static void Draw(Sheet s)
    {
        Room(s);
        s.Named("plinth", () => Plinth(s));
        s.Named("cube", () => Rods(s));
        s.Named("lower left face", () => Pane(s, 466, 250));
        s.Named("upper right face", () => Pane(s, 592, 160));
        s.Cast(Shape.Oval(1080, 660, 56, 170), 830, -0.5f, 0.06f, 0.3f);
        s.Named("visitor", () => s.At(1084, 836, 1.16f, 0, () =>
            new Figure(Ink.Clay, Ink.Night, Ink.Of(0xE2B08C), Ink.Walnut) { FromBehind = true, LeftArm = [-40, -214, -54, -164, -20, -128], RightArm = [40, -214, 54, -164, 22, -128] }.Draw(s)));
    }

    private static void Room(Sheet s)
    {
        using var wall = Shape.Box(0, 0, Sheet.Width, 690);
        s.Fill(wall, Ink.Lilac.Lighter(0.45f), Ink.Lilac, 80);
        s.Grain(wall, Ink.Plum, new(1280, 690), new(760, 120), 0.25f);
        s.Tint(Shape.Poly(520, 0, 740, 0, 980, 690, 300, 690), Ink.Cream.Alpha(0.5f), Ink.Cream.Alpha(0.05f), new(640, 0), new(640, 690));
        using var floor = Shape.Box(0, 686, Sheet.Width, 200);
        s.Fill(floor, Ink.Slate.Lighter(0.3f), Ink.Slate.Darker(0.1f));
        s.Grain(floor, Ink.Night, new(640, 880), new(640, 690), 0.3f);
        s.Fill(Shape.Box(0, 678, Sheet.Width, 10), Ink.Cream);
        s.Tint(Shape.Oval(640, 784, 420, 70), Ink.Cream.Alpha(0.25f));
        Props.Frame(s, 60, 190, 230, 290, Ink.Midnight, hole =>
        {
            s.Fill(Shape.Box(hole.Left, hole.Top, hole.Width, hole.Height), Ink.Honey);
            s.Fill(Shape.Disc(hole.MidX + 20, hole.MidY - 20, 54), Ink.Clay);
            s.Fill(Shape.Poly(hole.Left, hole.Bottom, hole.Left, hole.MidY + 40, hole.Right, hole.MidY + 90, hole.Right, hole.Bottom), Ink.Teal);
        });
    }

    private static void Plinth(Sheet s)
    {
        s.Tint(Shape.Poly(452, 812, 906, 812, 980, 850, 520, 850), Ink.Shadow.Alpha(0.35f), SKBlendMode.Multiply, 6);
        // Seen straight on, because a plinth seen from above would settle which way the cube is turned.
        s.Form(Shape.Box(452, 562, 454, 264, 3), Ink.Cream, 0.4f, 10);
        s.Fill(Shape.Box(440, 556, 478, 22, 3), Ink.White, Ink.Sand.Lighter(0.3f));
        s.Fill(Shape.Box(564, 676, 230, 68, 3), Ink.Sand.Lighter(0.3f));
        s.Text("CUBE (NEAR, FAR)", 679, 704, 19, Ink.Night, 0.5f, "ExtraBold", 1);
        s.Text("painted steel", 679, 729, 18, Ink.Slate, 0.5f, "Regular");
    }

    /// <summary>All rods as one outline: where they cross, nothing tells which one is nearer.</summary>
    private static void Rods(Sheet s)
    {
        (float X, float Y)[] a = [(466, 250), (466 + Side, 250), (466 + Side, 250 + Side), (466, 250 + Side)];
        var rods = Shape.Disc(a[0].X, a[0].Y, 6.5f);
        for (var i = 0; i < 4; i++)
        {
            var (p, q) = (a[i], a[(i + 1) % 4]);
            rods = rods.And(Shape.Line(13, p.X, p.Y, q.X, q.Y)).And(Shape.Line(13, p.X + 126, p.Y - 90, q.X + 126, q.Y - 90)).And(Shape.Line(13, p.X, p.Y, p.X + 126, p.Y - 90));
        }
        s.Fill(rods, Ink.Night, Ink.Midnight);
    }

    private static void Pane(Sheet s, float x, float y) => s.Fill(Shape.Box(x, y, Side, Side), SKColors.Transparent);
}

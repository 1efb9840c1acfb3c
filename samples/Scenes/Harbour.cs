using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A harbour in a wind from the left. The flag, the sail and the washing agree; the smoke of the house does not.</summary>
internal static class Harbour
{
    public static readonly Scene Scene = new("harbour",
        "A small harbour at sunset. On the left a lighthouse with a flag that streams to the right; on the water a sailing boat whose sail bellies to the right; on the quay on the right a house whose chimney smoke drifts to the left, and a washing line whose cloths swing to the right.",
        Draw);

    private static void Draw(Sheet s)
    {
        Nature.Sky(s, Ink.Rose.Lighter(0.1f), Ink.Honey.Lighter(0.45f), 560);
        s.Glow(560, 520, 420, Ink.Cream, 0.7f);
        s.Within(Shape.Box(0, 0, Sheet.Width, 548), () => s.Named("sun", () => s.Fill(Shape.Disc(560, 530, 86), Ink.Cream, Ink.Honey)));
        Nature.Cloud(s, 330, 230, 0.9f, Ink.Blush);
        Nature.Cloud(s, 760, 150, 1.1f, Ink.Blush);
        s.Fill(Shape.Svg("M-10 548 L-10 500 C120 450 240 486 360 500 C440 510 500 536 560 548 Z"), Ink.Plum.Lighter(0.4f));
        Sea(s);
        s.Named("sailing boat", () => s.At(610, 700, 1.15f, -3, () => Boat(s)));
        s.Tint(Shape.Oval(610, 712, 130, 12), Ink.Night.Alpha(0.35f), SKBlendMode.Multiply, 5);
        Rock(s);
        s.Named("lighthouse", () => s.At(196, 652, 1, 0, () => Lighthouse(s)));
        s.Named("flag", () => Flag(s));
        Quay(s);
        s.Named("smoke", () => Smoke(s));
        s.Named("house", () => s.At(1070, 640, 1.1f, 0, () => House(s)));
        s.Named("washing", () => Washing(s));
    }

    private static void Sea(Sheet s)
    {
        using var sea = Shape.Box(0, 546, Sheet.Width, 340);
        s.Fill(sea, Ink.Sea.Lighter(0.2f), Ink.Teal.Darker(0.15f));
        s.Grain(sea, Ink.Night, new(640, 880), new(640, 600), 0.35f);
        s.Tint(Shape.Poly(480, 546, 650, 546, 720, 880, 420, 880), Ink.Honey.Alpha(0.55f), Ink.Honey.Alpha(0f), new(560, 546), new(560, 840));
        for (var i = 0; i < 26; i++)
        {
            float x = (i * 397) % 1280, y = 566 + i * i * 0.42f, width = 30 + i * 3;
            s.Tint(Shape.Line(3, x, y, x + width / 2, y - 3, x + width, y), Ink.Cream.Alpha(0.4f));
        }
    }

    private static void Boat(Sheet s)
    {
        s.Fill(Shape.Box(-4, -262, 8, 240, 3), Ink.Walnut);
        s.Form(Shape.Svg("M8 -256 C96 -210 132 -120 118 -52 C84 -40 44 -38 8 -44 Z"), Ink.Cream, 0.4f);
        s.Form(Shape.Svg("M-6 -240 C26 -180 24 -100 -6 -44 C-34 -44 -56 -46 -74 -50 C-66 -120 -34 -190 -6 -240 Z"), Ink.Clay, 0.45f);
        s.Form(Shape.Svg("M-112 -34 L124 -34 C116 -4 92 12 66 12 L-64 12 C-90 10 -106 -10 -112 -34 Z"), Ink.Night, 0.5f);
        s.Fill(Shape.Svg("M-112 -34 L124 -34 L120 -22 L-108 -22 Z"), Ink.Honey);
    }

    private static void Rock(Sheet s)
    {
        var rock = Shape.Svg("M-20 900 L-20 690 C40 660 60 640 120 642 C190 630 250 640 290 668 C350 690 380 730 410 790 C420 830 430 860 440 900 Z");
        s.Fill(rock, Ink.Plum.Lighter(0.15f), Ink.Plum.Darker(0.4f), 70);
        s.Round(rock, Ink.Midnight, 0.6f, 50);
    }

    private static void Lighthouse(Sheet s)
    {
        var tower = Shape.Poly(-44, -330, 44, -330, 66, 6, -66, 6);
        s.Form(tower, Ink.Cream, 0.45f, 0);
        s.Within(tower, () =>
        {
            s.Form(Shape.Box(-80, -262, 160, 62), Ink.Clay, 0.45f, 0);
            s.Form(Shape.Box(-80, -128, 160, 66), Ink.Clay, 0.45f, 0);
        });
        s.Fill(Shape.Box(-58, -344, 116, 16, 4), Ink.Night);
        s.Fill(Shape.Box(-34, -398, 68, 56), Ink.Honey.Lighter(0.4f), Ink.Honey);
        foreach (var x in new[] { -34, -3, 28 })
            s.Fill(Shape.Box(x, -398, 6, 56), Ink.Night);
        s.Form(Shape.Svg("M-48 -396 C-40 -432 40 -432 48 -396 Z"), Ink.Brick, 0.4f);
        s.Fill(Shape.Box(-12, -40, 26, 46, 10), Ink.Night);
    }

    private static void Flag(Sheet s)
    {
        s.Fill(Shape.Box(192, 122, 7, 108), Ink.Midnight);
        var cloth = Shape.Svg("M199 126 C232 112 256 142 290 128 C312 120 326 124 338 128 C328 148 330 164 340 184 C306 178 286 196 258 190 C236 186 216 176 199 186 Z");
        s.Form(cloth, Ink.Teal, 0.4f);
        s.Within(cloth, () => s.Fill(Shape.Line(15, 196, 156, 244, 150, 290, 160, 344, 154), Ink.Cream));
    }

    private static void Quay(Sheet s)
    {
        var wall = Shape.Svg("M836 900 L836 664 C836 650 846 640 860 640 L1300 640 L1300 900 Z");
        s.Fill(wall, Ink.Sand.Darker(0.1f), Ink.Walnut.Darker(0.2f));
        s.Round(wall, Ink.Midnight, 0.4f, 110);
        s.Within(wall, () =>
        {
            for (var row = 0; row < 4; row++)
                for (var column = 0; column < 6; column++)
                    s.Tint(Shape.Outline(Shape.Box(840 + column * 92 - row % 2 * 46, 668 + row * 56, 86, 50, 8), 3), Ink.Shadow.Alpha(0.25f), SKBlendMode.Multiply);
        });
        s.Fill(Shape.Box(828, 632, 480, 18, 6), Ink.Cream.Darker(0.1f));
    }

    private static void Smoke(Sheet s)
    {
        foreach (var (x, y, r) in new[] { (1112, 356, 17), (1092, 330, 23), (1060, 306, 29), (1018, 290, 35), (962, 284, 40), (900, 290, 34) })
            s.Form(Shape.Disc(x, y, r), Ink.Cream.Darker(0.12f), 0.35f);
    }

    private static void House(Sheet s)
    {
        s.Form(Shape.Box(26, -268, 28, 84), Ink.Brick, 0.4f);
        s.Form(Shape.Box(-92, -150, 184, 146), Ink.Haze.Lighter(0.2f), 0.4f);
        s.Form(Shape.Poly(-112, -146, -52, -234, 52, -234, 112, -146), Ink.Teal, 0.5f);
        s.Fill(Shape.Box(-18, -74, 38, 70, 5), Ink.Clay);
        foreach (var x in new[] { -70, 38 })
        {
            s.Fill(Shape.Box(x - 4, -114, 42, 48, 4), Ink.Cream);
            s.Fill(Shape.Box(x, -110, 34, 40, 3), Ink.Honey, Ink.Amber);
        }
    }

    private static void Washing(Sheet s)
    {
        s.Fill(Shape.Box(864, 520, 8, 116), Ink.Walnut);
        s.Fill(Shape.Line(3, 868, 526, 920, 540, 968, 528), Ink.Midnight);
        s.Form(Shape.Svg("M880 532 L908 537 C914 560 928 578 938 590 C924 592 912 594 900 600 C892 580 886 556 880 532 Z"), Ink.Rose, 0.4f);
        s.Form(Shape.Svg("M920 539 L948 535 C952 556 962 574 976 586 C962 588 950 592 940 596 C930 578 924 560 920 539 Z"), Ink.Cream, 0.4f);
    }
}

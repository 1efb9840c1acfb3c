using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A rainbow with the sun under its own arch: pretty, and impossible, since a rainbow stands opposite the sun.</summary>
internal static class Rainbow
{
    public static readonly Scene Scene = new("rainbow",
        "Rolling green hills after rain. A wide rainbow spans the sky with red on the outside and violet on the inside; the sun stands low above the hills, beneath the arch. A white farmhouse with a red roof and poplars stand on the nearer hill.",
        Draw);

    private static readonly SKColor[] Bands = [Ink.Clay, Ink.Amber, Ink.Honey, Ink.Sage, Ink.Sea, Ink.Plum.Lighter(0.25f)];

    private static void Draw(Sheet s)
    {
        Nature.Sky(s, Ink.Sea.Lighter(0.1f), Ink.Blush.Lighter(0.3f), 640);
        s.Named("rainbow", () => Arch(s));
        s.Glow(700, 432, 330, Ink.Honey, 0.8f);
        s.Named("sun", () => s.Fill(Shape.Disc(700, 432, 58), Ink.Cream, Ink.Honey, 80));
        s.Named("left cloud", () => Nature.Cloud(s, 214, 210, 1.15f, Ink.Haze));
        s.Named("right cloud", () => Nature.Cloud(s, 1106, 156, 1.0f, Ink.Haze));
        Nature.Hill(s, Ink.Sea.Lighter(0.25f), Ink.Sea, -20, 560, 240, 486, 520, 540, 800, 492, 1080, 540, 1300, 500);
        Nature.Hill(s, Ink.Sage.Lighter(0.2f), Ink.Sage.Darker(0.1f), -20, 600, 200, 628, 520, 560, 860, 616, 1300, 556);
        foreach (var (x, y, h) in new[] { (92, 640, 96), (150, 648, 120), (206, 650, 92), (1040, 604, 88), (1094, 596, 112) })
            Nature.RoundTree(s, x, y, h, Ink.Fern);
        Nature.Hill(s, Ink.Fern.Lighter(0.25f), Ink.Fern.Darker(0.1f), -20, 742, 320, 706, 700, 650, 1000, 690, 1300, 744);
        Fields(s);
        s.Named("farmhouse", () => s.At(664, 668, 1, 0, () => House(s)));
        foreach (var (x, y, h) in new[] { (520, 690, 150), (566, 684, 188), (808, 676, 170), (856, 682, 140) })
            Nature.Poplar(s, x, y, h, Ink.Pine.Lighter(0.08f));
        s.Named("puddle", () => Puddle(s));
    }

    private static void Arch(Sheet s)
    {
        for (var i = 0; i < Bands.Length; i++)
            s.Fill(Shape.Arc(640, 640, 520 - i * 22, 180, 180, 23), Bands[i].Alpha(0.78f));
        s.Tint(Shape.Arc(640, 640, 465, 180, 180, 140), Ink.Blush.Alpha(0f), Ink.Blush.Alpha(0.75f), new(640, 380), new(640, 640));
    }

    private static void Fields(Sheet s)
    {
        for (var i = 0; i < 5; i++)
            s.Tint(Shape.Line(5, 900 + i * 66, 700 + i * 7, 1010 + i * 70, 780, 1080 + i * 84, 890), Ink.Pine.Alpha(0.25f), SKBlendMode.Multiply);
        s.Tint(Shape.Svg("M640 668 C600 730 420 760 300 900 L520 900 C560 800 650 740 684 668 Z"), Ink.Sand.Alpha(0.85f));
    }

    private static void House(Sheet s)
    {
        s.Cast(Shape.Box(-66, -86, 132, 86), 0, 0.7f, 0.3f, 0.3f);
        s.Form(Shape.Box(-66, -86, 132, 88), Ink.Cream, 0.35f);
        s.Form(Shape.Poly(-82, -84, -46, -140, 46, -140, 82, -84), Ink.Clay, 0.5f);
        s.Fill(Shape.Box(22, -170, 20, 48), Ink.Brick);
        s.Fill(Shape.Box(-12, -46, 26, 48, 3), Ink.Teal);
        s.Fill(Shape.Box(-48, -62, 24, 26, 2), Ink.Night);
        s.Fill(Shape.Box(28, -62, 24, 26, 2), Ink.Night);
    }

    private static void Puddle(Sheet s)
    {
        s.Fill(Shape.Blob(300, 818, 372, 806, 460, 814, 486, 832, 420, 848, 330, 844), Ink.Sky, Ink.Haze, 70);
        s.Tint(Shape.Blob(340, 820, 386, 814, 430, 820, 392, 828), Ink.White.Alpha(0.45f));
    }
}

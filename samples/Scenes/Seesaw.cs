using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A marked plank: 20 kg one mark from the middle, 10 kg two marks from it. They balance.</summary>
internal static class Seesaw
{
    private const float Pivot = 640;
    private const float Mark = 196;
    private const float Plank = 566;

    public static readonly Scene Scene = new("seesaw",
        "A level seesaw in a meadow. Marks on the plank count the distance from the pivot, one to two on each side. On the left, at mark 1, lies a large sack labelled 20 kg; on the right, at mark 2, a smaller one labelled 10 kg. A wooden prop holds up the right end.",
        Draw);

    private static void Draw(Sheet s)
    {
        Nature.Sky(s, Ink.Sky, Ink.Cream, 640);
        s.Fill(Shape.Disc(1060, 170, 64), Ink.Honey.Lighter(0.3f), Ink.Honey);
        s.Glow(1060, 170, 240, Ink.Cream, 0.6f);
        Nature.Cloud(s, 300, 200, 1.1f, Ink.Haze);
        Nature.Cloud(s, 760, 270, 0.8f, Ink.Haze);
        Nature.Hill(s, Ink.Sage.Lighter(0.4f), Ink.Sage, -20, 560, 300, 500, 700, 570, 1000, 520, 1300, 560);
        foreach (var (x, y, h) in new[] { (120, 560, 150), (190, 556, 110), (980, 548, 130), (1180, 560, 170) })
            Nature.RoundTree(s, x, y, h, Ink.Fern);
        Nature.Hill(s, Ink.Fern.Lighter(0.3f), Ink.Fern.Darker(0.1f), -20, 690, 500, 668, 900, 690, 1300, 660);
        s.Tint(Shape.Oval(650, 786, 480, 26), Ink.Shadow.Alpha(0.35f), SKBlendMode.Multiply, 8);
        s.Named("prop", () => s.Form(Shape.Poly(1076, 590, 1108, 590, 1122, 784, 1062, 784), Ink.Wood.Lighter(0.1f), 0.5f));
        s.Named("pivot", () => s.Form(Shape.Svg("M640 590 L736 784 L544 784 Z"), Ink.Teal, 0.5f));
        s.Named("plank", () => Beam(s));
        s.Named("20 kg sack", () => Sack(s, Pivot - Mark, 1.4f, "20 kg", Ink.Clay));
        s.Named("10 kg sack", () => Sack(s, Pivot + 2 * Mark, 1.0f, "10 kg", Ink.Honey));
    }

    private static void Beam(Sheet s)
    {
        s.Form(Shape.Box(Pivot - 2.45f * Mark, Plank, 4.9f * Mark, 34, 12), Ink.Wood, 0.4f, 80);
        for (var mark = -2; mark <= 2; mark++)
        {
            s.Fill(Shape.Box(Pivot + mark * Mark - 3, Plank, 6, 34), Ink.Walnut);
            s.Text(Math.Abs(mark).ToString(System.Globalization.CultureInfo.InvariantCulture), Pivot + mark * Mark, Plank + 74, 30, mark == 0 ? Ink.Cream : Ink.Night, 0.5f, "ExtraBold");
        }
    }

    private static void Sack(Sheet s, float x, float scale, string weight, SKColor band) => s.At(x, Plank, scale, 0, () =>
    {
        s.Form(Shape.Svg("M-20 -124 C-30 -148 -44 -152 -40 -160 C-20 -154 20 -154 40 -160 C44 -152 30 -148 20 -124 Z"), Ink.Sand.Darker(0.1f), 0.4f);
        s.Form(Shape.Svg("M-18 -128 L18 -128 C40 -108 78 -84 76 -40 C76 -10 62 0 44 0 L-44 0 C-62 0 -76 -10 -76 -40 C-78 -84 -40 -108 -18 -128 Z"), Ink.Sand, 0.55f);
        s.Fill(Shape.Box(-27, -134, 54, 14, 7), band);
        s.Text(weight, 0, -38, 40, Ink.Night, 0.5f, "ExtraBold");
    });
}

using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>Two people, a suitcase and an open train door: somebody is leaving, or has just come.</summary>
internal static class Platform
{
    public static readonly Scene Scene = new("platform",
        "A railway platform in the evening. A train stands with one door open. Near the door a person in a yellow coat raises an arm; a suitcase stands beside. Some steps away a person in a blue coat raises an arm as well. Their faces are not shown. The platform clock shows twenty to seven.",
        Draw);

    private static void Draw(Sheet s)
    {
        Nature.Sky(s, Ink.Plum.Lighter(0.2f), Ink.Rose.Lighter(0.2f), 420);
        s.Fill(Shape.Svg("M-10 330 C140 270 260 320 420 290 C620 250 760 310 900 280 C1060 250 1180 300 1300 276 L1300 700 L-10 700 Z"), Ink.Plum.Lighter(0.1f), Ink.Plum);
        s.Named("train", () => Train(s));
        s.Named("open door", () => Door(s));
        Ground(s);
        s.Fill(Shape.Box(196, 120, 12, 560), Ink.Midnight);
        s.Fill(Shape.Box(150, 120, 110, 10, 4), Ink.Midnight);
        s.Named("platform clock", () => Dial.Clock(s, 202, 210, 64, 18, 40, Ink.Midnight));
        s.Cast(Shape.Oval(800, 640, 50, 170), 796, 0.6f, 0.2f, 0.4f);
        s.Named("person in yellow", () => s.At(800, 802, 1.12f, 0, () =>
            new Figure(Ink.Honey, Ink.Plum, Ink.Of(0x8E5E43), Ink.Midnight) { Turn = 6, LeftArm = [-40, -214, -82, -250, -88, -304] }.Draw(s)));
        s.Named("suitcase", () => StationClocks.Suitcase(s, 902, 806));
        s.Cast(Shape.Oval(470, 640, 50, 170), 806, 0.6f, 0.2f, 0.4f);
        s.Named("person in blue", () => s.At(470, 812, 1.12f, 0, () =>
            new Figure(Ink.Sea, Ink.Night, Ink.Of(0xE8BE9C), Ink.Brick) { Turn = -6, LongHair = true, RightArm = [40, -214, 80, -244, 92, -296] }.Draw(s)));
    }

    private static void Train(Sheet s)
    {
        using var body = Shape.Box(300, 236, 1040, 400, 46);
        s.Form(body, Ink.Clay, 0.35f, 80);
        s.Fill(Shape.Box(300, 500, 1000, 26), Ink.Cream);
        s.Fill(Shape.Box(320, 226, 1000, 26, 12), Ink.Brick.Darker(0.2f));
        foreach (var x in new[] { 350, 500, 1010, 1160 })
        {
            s.Fill(Shape.Box(x, 300, 120, 138, 22), Ink.Honey.Lighter(0.45f), Ink.Honey);
            s.Tint(Shape.Poly(x + 10, 430, x + 60, 308, x + 86, 308, x + 36, 430), Ink.White.Alpha(0.35f));
        }
        s.Fill(Shape.Box(300, 626, 1000, 40), Ink.Midnight);
    }

    private static void Door(Sheet s)
    {
        s.Fill(Shape.Box(690, 284, 240, 358, 10), Ink.Brick.Darker(0.25f));
        s.Fill(Shape.Box(706, 298, 208, 344, 6), Ink.Cream, Ink.Honey);
        s.Fill(Shape.Box(706, 298, 34, 344), Ink.Clay.Darker(0.1f));
        s.Fill(Shape.Box(880, 298, 34, 344), Ink.Clay.Darker(0.1f));
        s.Fill(Shape.Line(7, 866, 420, 866, 560), Ink.Slate);
        s.Fill(Shape.Box(690, 640, 240, 16), Ink.Slate);
    }

    private static void Ground(Sheet s)
    {
        using var platform = Shape.Box(0, 660, Sheet.Width, 226);
        s.Fill(platform, Ink.Slate.Lighter(0.25f), Ink.Slate.Darker(0.2f));
        s.Grain(platform, Ink.Midnight, new(640, 880), new(640, 680), 0.35f);
        s.Fill(Shape.Box(0, 660, Sheet.Width, 12), Ink.Cream);
        s.Tint(Shape.Box(0, 690, Sheet.Width, 9), Ink.Honey.Alpha(0.85f));
        s.Tint(Shape.Poly(712, 672, 910, 672, 1010, 880, 640, 880), Ink.Honey.Alpha(0.4f), Ink.Honey.Alpha(0f), new(800, 660), new(800, 870));
    }
}

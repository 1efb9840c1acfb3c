using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>Two clocks two hours apart, each with the name of a city under it: both can be right.</summary>
internal static class StationClocks
{
    public static readonly Scene Scene = new("station-clocks",
        "The hall of a railway station with tall arched windows. Two round clocks hang side by side: the left one, over a plate that says LISBON, shows ten past ten; the right one, over a plate that says HELSINKI, shows ten past twelve. A traveller with a suitcase looks up at them.",
        Draw);

    private static void Draw(Sheet s)
    {
        Hall(s);
        foreach (var x in new[] { 400, 860 })
        {
            s.Fill(Shape.Box(x - 4, 0, 8, 120), Ink.Midnight);
            s.Fill(Shape.Box(x - 60, 108, 120, 10, 4), Ink.Midnight);
        }
        s.Named("left clock", () => Dial.Clock(s, 400, 264, 138, 10, 10, Ink.Teal));
        s.Named("right clock", () => Dial.Clock(s, 860, 264, 138, 12, 10, Ink.Clay));
        s.Named("left plate", () => Plate(s, 400, "LISBON"));
        s.Named("right plate", () => Plate(s, 860, "HELSINKI"));
        Bench(s);
        s.Cast(Shape.Oval(628, 620, 50, 180), 806, 0.9f, 0.16f, 0.4f);
        s.Named("traveller", () => s.At(628, 812, 1.08f, 0, () => new Figure(Ink.Honey, Ink.Night, Ink.Of(0x9A6A4C), Ink.Midnight) { LongHair = true, FromBehind = true, RightArm = [40, -214, 62, -170, 70, -128] }.Draw(s)));
        s.Named("suitcase", () => Suitcase(s, 700, 812));
    }

    private static void Hall(Sheet s)
    {
        using var wall = Shape.Box(0, 0, Sheet.Width, 700);
        s.Fill(wall, Ink.Sand.Lighter(0.25f), Ink.Blush.Darker(0.04f), 80);
        foreach (var x in new[] { 40, 490, 940 })
            ArchWindow(s, x);
        s.Grain(wall, Ink.Walnut, new(1280, 700), new(700, 160), 0.18f);
        s.Fill(Shape.Box(0, 648, Sheet.Width, 62), Ink.Teal.Lighter(0.1f), Ink.Teal);
        s.Fill(Shape.Box(0, 640, Sheet.Width, 9), Ink.Cream);
        using var floor = Shape.Box(0, 706, Sheet.Width, 180);
        s.Fill(floor, Ink.Sand, Ink.Wood.Lighter(0.1f));
        for (var i = -8; i < 18; i++)
            s.Tint(Shape.Poly(640 + (i - 5) * 110, 706, 642 + (i - 5) * 110, 706, 648 + (i - 5) * 260, 880, 642 + (i - 5) * 260, 880), Ink.Walnut.Alpha(0.2f));
        foreach (var (from, to) in new[] { (130, 60), (600, 620), (1050, 1130) })
            s.Tint(Shape.Poly(from, 710, from + 170, 710, to + 300, 880, to, 880), Ink.Cream.Alpha(0.4f));
    }

    private static void ArchWindow(Sheet s, float x)
    {
        var pane = Shape.Svg(FormattableString.Invariant($"M{x} 640 L{x} 240 C{x} 90 {x + 300} 90 {x + 300} 240 L{x + 300} 640 Z"));
        s.Fill(pane, Ink.Sky.Lighter(0.1f), Ink.Cream, 80);
        s.Within(pane, () =>
        {
            s.Fill(Shape.Svg(FormattableString.Invariant($"M{x - 10} 560 C{x + 80} 500 {x + 180} 560 {x + 310} 510 L{x + 310} 660 L{x - 10} 660 Z")), Ink.Sage.Lighter(0.35f));
            for (var bar = 1; bar < 4; bar++)
                s.Fill(Shape.Box(x + bar * 75 - 3, 90, 6, 560), Ink.Cream);
            for (var bar = 0; bar < 4; bar++)
                s.Fill(Shape.Box(x, 250 + bar * 100, 300, 6), Ink.Cream);
        });
        s.Fill(Shape.Outline(pane, 14, SKStrokeCap.Butt), Ink.Cream, Ink.Sand, 60);
    }

    private static void Plate(Sheet s, float x, string city)
    {
        s.Fill(Shape.Box(x - 118, 436, 236, 62, 8), Ink.Night, Ink.Midnight, 60);
        s.Text(city, x, 480, 36, Ink.Cream, 0.5f, "ExtraBold", 4);
    }

    private static void Bench(Sheet s)
    {
        s.Tint(Shape.Oval(230, 802, 190, 14), Ink.Shadow.Alpha(0.35f), SKBlendMode.Multiply, 6);
        foreach (var x in new[] { 90, 350 })
            s.Fill(Shape.Box(x, 720, 14, 82), Ink.Midnight);
        s.Form(Shape.Box(52, 640, 364, 26, 8), Ink.Wood, 0.4f, 80);
        s.Form(Shape.Box(52, 674, 364, 26, 8), Ink.Wood, 0.4f, 80);
        s.Form(Shape.Box(44, 716, 380, 26, 8), Ink.Wood.Darker(0.1f), 0.4f, 80);
    }

    internal static void Suitcase(Sheet s, float x, float y) => s.At(x, y, 1, 0, () =>
    {
        s.Tint(Shape.Oval(30, 2, 80, 9), Ink.Shadow.Alpha(0.4f), SKBlendMode.Multiply, 4);
        s.Fill(Shape.Outline(Shape.Box(-24, -126, 48, 40, 10), 9), Ink.Walnut);
        s.Form(Shape.Box(-56, -106, 112, 108, 14), Ink.Clay, 0.5f);
        s.Fill(Shape.Box(-34, -106, 11, 108), Ink.Walnut);
        s.Fill(Shape.Box(23, -106, 11, 108), Ink.Walnut);
    });
}

using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>An evening room with a cat on the sofa and, for those who look, the tail of another under the curtain.</summary>
internal static class LivingRoom
{
    public static readonly Scene Scene = new("living-room",
        "An evening living room: a clay-coloured sofa with a grey cat asleep on it, a floor lamp, a tall window with long teal curtains, a plant, a picture on the wall and a round rug. An orange tail shows at the hem of the right curtain.",
        Draw);

    private static void Draw(Sheet s)
    {
        Walls(s);
        Window(s);
        s.Named("picture", () => Props.Frame(s, 500, 128, 250, 190, Ink.Walnut, Landscape(s)));
        s.Named("rug", () => Rug(s));
        s.Named("second cat's tail", () => Tail(s));
        s.Named("left curtain", () => Curtain(s, 812, 118, 96));
        s.Named("right curtain", () => Curtain(s, 1124, 118, 122));
        s.Fill(Shape.Line(10, 790, 104, 1030, 104, 1266, 104), Ink.Walnut);
        s.Named("sofa", () => Sofa(s));
        s.Named("sleeping cat", () => s.At(520, 566, 1.05f, 0, () => SleepingCat(s)));
        s.Named("lamp", () => s.At(128, 742, 1.12f, 0, () => Props.Lamp(s, 480, Ink.Honey)));
        s.Glow(128, 300, 430, Ink.Honey, 0.55f);
        s.Named("plant", () => s.At(838, 742, 0.95f, 0, () => Plant(s)));
    }

    private static void Walls(Sheet s)
    {
        using var wall = Shape.Box(0, 0, Sheet.Width, 650);
        s.Fill(wall, Ink.Fern.Darker(0.18f), Ink.Pine.Lighter(0.08f), 20);
        s.Grain(wall, Ink.Midnight.Alpha(0.6f), new(1280, 0), new(500, 400), 0.25f);
        using var floor = Shape.Box(0, 640, Sheet.Width, 250);
        s.Fill(floor, Ink.Wood.Darker(0.05f), Ink.Walnut, 60);
        for (var i = 0; i < 6; i++)
            s.Tint(Shape.Box(0, 676 + i * i * 9, Sheet.Width, 2), Ink.Shadow.Alpha(0.25f), SKBlendMode.Multiply);
        s.Fill(Shape.Box(0, 628, Sheet.Width, 18), Ink.Pine.Lighter(0.22f));
    }

    private static void Window(Sheet s)
    {
        using var pane = Shape.Box(868, 120, 300, 470, 6);
        s.Fill(pane, Ink.Night, Ink.Plum, 90);
        s.Within(pane, () =>
        {
            s.Fill(Shape.Disc(1058, 214, 34), Ink.Cream);
            s.Glow(1058, 214, 150, Ink.Cream, 0.35f);
            s.Fill(Shape.Svg("M860 520 C920 470 980 500 1020 470 C1080 430 1120 470 1180 450 L1180 600 L860 600 Z"), Ink.Midnight);
            foreach (var (x, y) in new[] { (900, 180), (946, 300), (986, 170), (1120, 330), (918, 400), (1080, 380) })
                s.Fill(Shape.Disc(x, y, 2.6f), Ink.Cream.Alpha(0.8f));
        });
        s.Fill(Shape.Outline(pane, 16, SKStrokeCap.Butt), Ink.Cream, Ink.Sand);
        s.Fill(Shape.Box(1012, 120, 12, 470), Ink.Cream);
        s.Fill(Shape.Box(868, 330, 300, 12), Ink.Cream);
    }

    private static Action<SKRect> Landscape(Sheet s) => hole =>
    {
        s.Fill(Shape.Box(hole.Left, hole.Top, hole.Width, hole.Height), Ink.Sky, Ink.Blush);
        s.Fill(Shape.Disc(hole.Left + 120, hole.Top + 44, 18), Ink.Honey);
        s.Fill(Shape.Svg("M530 250 C570 200 610 240 650 214 C690 190 710 230 730 222 L730 300 L530 300 Z"), Ink.Clay);
        s.Fill(Shape.Svg("M530 270 C590 240 640 270 730 246 L730 300 L530 300 Z"), Ink.Plum);
    };

    private static void Rug(Sheet s)
    {
        s.Fill(Shape.Oval(560, 796, 430, 66), Ink.Rose);
        s.Fill(Shape.Oval(560, 794, 392, 56), Ink.Cream);
        s.Fill(Shape.Oval(560, 792, 352, 47), Ink.Rose);
        s.Grain(Shape.Oval(560, 796, 430, 66), Ink.Plum, new(980, 850), new(500, 770), 0.4f);
    }

    private static void Curtain(Sheet s, float x, float y, float width)
    {
        var cloth = Shape.Svg(FormattableString.Invariant($"M{x} {y} L{x + width} {y} C{x + width + 4} 400 {x + width + 12} 600 {x + width + 8} 742 C{x + width * 0.7f} 752 {x + width * 0.3f} 752 {x - 8} 742 C{x - 12} 600 {x - 2} 400 {x} {y} Z"));
        s.Fill(cloth, Ink.Sea, Ink.Teal, 60);
        s.Within(cloth, () =>
        {
            for (var fold = 0; fold < 4; fold++)
            {
                var at = x + width * (fold + 0.55f) / 4;
                s.Tint(Shape.Line(12, at, y, at - 4, 420, at + (fold - 1.5f) * 5, 760), Ink.Midnight.Alpha(0.28f), SKBlendMode.Multiply, 4);
            }
        });
        s.Grain(cloth, Ink.Midnight, new(x + width, 760), new(x + width * 0.4f, 420), 0.4f);
    }

    private static void Tail(Sheet s)
    {
        s.Form(Shape.Line(25, 1150, 728, 1090, 748, 1040, 740, 1018, 704, 1034, 676), Ink.Amber, 0.4f);
        s.Fill(Shape.Line(22, 1020, 694, 1026, 684, 1034, 676), Ink.Cream);
        s.Tint(Shape.Line(6, 1112, 734, 1106, 752), Ink.Brick.Alpha(0.5f));
        s.Tint(Shape.Line(6, 1080, 740, 1074, 756), Ink.Brick.Alpha(0.5f));
    }

    private static void Sofa(Sheet s)
    {
        s.Tint(Shape.Oval(520, 758, 330, 22), Ink.Shadow.Alpha(0.5f), SKBlendMode.Multiply, 8);
        foreach (var x in new[] { 262, 768 })
            s.Fill(Shape.Poly(x - 9, 700, x + 9, 700, x + 5, 758, x - 5, 758), Ink.Walnut.Darker(0.3f));
        s.Form(Shape.Box(236, 424, 560, 230, 46), Ink.Clay.Darker(0.08f), 0.4f);
        s.Tint(Shape.Box(513, 440, 4, 130), Ink.Shadow.Alpha(0.25f), SKBlendMode.Multiply);
        s.Form(Shape.Box(250, 566, 532, 96, 26), Ink.Clay, 0.35f, 70);
        s.Tint(Shape.Box(288, 560, 12, 150, 6), Ink.Shadow.Alpha(0.35f), SKBlendMode.Multiply, 5);
        s.Tint(Shape.Box(732, 560, 12, 150, 6), Ink.Shadow.Alpha(0.35f), SKBlendMode.Multiply, 5);
        s.Form(Shape.Box(206, 506, 84, 210, 38), Ink.Clay.Lighter(0.06f), 0.4f);
        s.Form(Shape.Box(742, 506, 84, 210, 38), Ink.Clay.Lighter(0.04f), 0.5f);
        s.Form(Shape.Box(250, 640, 532, 74, 14), Ink.Clay.Darker(0.14f), 0.4f, 70);
        s.Tint(Shape.Box(514, 572, 4, 76), Ink.Shadow.Alpha(0.3f), SKBlendMode.Multiply);
        s.At(326, 566, 1, -12, () => s.Form(Shape.Box(-58, -112, 116, 116, 24), Ink.Honey, 0.45f));
        s.At(700, 570, 1, 9, () => s.Form(Shape.Box(-54, -104, 108, 108, 22), Ink.Cream, 0.45f));
    }

    private static void SleepingCat(Sheet s)
    {
        s.Tint(Shape.Oval(6, 4, 112, 10), Ink.Shadow.Alpha(0.4f), SKBlendMode.Multiply, 4);
        s.Form(Shape.Svg("M-104 2 C-124 -40 -92 -96 -20 -98 C52 -100 112 -66 108 -20 C106 0 92 4 70 4 Z"), Ink.Slate, 0.55f);
        s.Form(Shape.Line(22, 92, -8, 40, 2, -20, -2, -50, -10), Ink.Slate.Darker(0.12f), 0.4f);
        foreach (var ear in new[] { Shape.Poly(-122, -50, -116, -92, -88, -66), Shape.Poly(-70, -66, -44, -92, -36, -50) })
            s.Form(ear, Ink.Slate.Darker(0.1f), 0.3f);
        s.Form(Shape.Oval(-79, -34, 47, 37), Ink.Slate.Lighter(0.14f), 0.45f);
        s.Tint(Shape.Arc(-100, -34, 9, 20, 140, 3), Ink.Midnight);
        s.Tint(Shape.Arc(-58, -34, 9, 20, 140, 3), Ink.Midnight);
        s.Tint(Shape.Poly(-84, -24, -74, -24, -79, -18), Ink.Rose);
    }

    private static void Plant(Sheet s)
    {
        s.At(0, -96, 1, 0, () =>
        {
            Props.Leaf(s, -92, -130, 64, Ink.Pine.Lighter(0.1f));
            Props.Leaf(s, 84, -120, 60, Ink.Pine.Lighter(0.12f));
            Props.Leaf(s, -40, -200, 66, Ink.Fern);
            Props.Leaf(s, 46, -190, 62, Ink.Fern.Lighter(0.08f));
            Props.Leaf(s, -4, -150, 58, Ink.Sage);
        });
        Props.Pot(s, Ink.Sand, 122, 104);
    }
}

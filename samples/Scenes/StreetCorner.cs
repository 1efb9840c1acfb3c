using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A street corner whose traffic light was hung upside down: the lit lamp is on top, and it is green.</summary>
internal static class StreetCorner
{
    public static readonly Scene Scene = new("street-corner",
        "A street corner at dusk. A traffic light with three lamps stands at a crossing: the top lamp is lit and green, the two below it are dark. A yellow car waits at the line. A baker's shop with a striped awning stands on the corner; a person with a bag stands at the kerb.",
        Draw);

    private static void Draw(Sheet s)
    {
        Nature.Sky(s, Ink.Slate, Ink.Rose.Lighter(0.3f), 560);
        s.Fill(Shape.Box(0, 500, Sheet.Width, 200), Ink.Rose.Lighter(0.3f), Ink.Plum.Lighter(0.3f));
        Houses(s);
        s.Named("shop", () => Shop(s));
        Road(s);
        s.Named("person at the kerb", () => s.At(508, 662, 0.74f, 0, () =>
            new Figure(Ink.Sage, Ink.Plum, Ink.Of(0xB98262), Ink.Midnight) { Turn = -7 }.Draw(s)));
        s.Named("bag", () => s.Form(Shape.Svg("M534 590 L562 590 L566 640 L530 640 Z"), Ink.Cream, 0.4f));
        s.Named("car", () => s.At(300, 772, 1.1f, 0, () => Car(s)));
        s.Named("traffic light", () => TrafficLight(s));
        s.Glow(902, 214, 150, Ink.Sage, 0.75f);
    }

    private static void Houses(Sheet s)
    {
        foreach (var (x, top, width, colour) in new[] { (-20, 190, 210, Ink.Plum.Lighter(0.2f)), (180, 120, 190, Ink.Slate.Darker(0.1f)), (930, 150, 200, Ink.Plum.Lighter(0.12f)), (1110, 90, 220, Ink.Slate.Darker(0.2f)) })
        {
            s.Form(Shape.Box(x, top, width, 640 - top), colour, 0.35f, 20);
            for (var i = 0; i < 8; i++)
            {
                var lit = (i * 5 + x / 10) % 3 != 0;
                s.Fill(Shape.Box(x + 34 + i % 2 * (width * 0.46f), top + 44 + i / 2 * 100, 46, 62, 4), lit ? Ink.Honey.Lighter(0.2f) : Ink.Night, lit ? Ink.Amber : Ink.Midnight);
            }
        }
    }

    private static void Shop(Sheet s)
    {
        s.Form(Shape.Box(356, 170, 420, 490), Ink.Cream.Darker(0.06f), 0.35f, 20);
        s.Fill(Shape.Box(346, 158, 440, 22, 4), Ink.Sand);
        foreach (var x in new[] { 396, 520, 644 })
        {
            s.Fill(Shape.Box(x, 214, 86, 112, 43), Ink.Night, Ink.Slate);
            s.Tint(Shape.Poly(x + 14, 318, x + 52, 230, x + 68, 230, x + 30, 318), Ink.White.Alpha(0.18f));
        }
        s.Fill(Shape.Box(356, 366, 420, 52), Ink.Teal);
        s.Text("BAKERY", 566, 405, 36, Ink.Cream, 0.5f, "ExtraBold", 8);
        s.Fill(Shape.Box(384, 474, 230, 150, 4), Ink.Honey.Lighter(0.3f), Ink.Honey);
        foreach (var x in new[] { 412, 470, 528 })
            s.Form(Shape.Svg(FormattableString.Invariant($"M{x} 606 C{x - 4} 574 {x + 52} 574 {x + 50} 606 Z")), Ink.Wood, 0.5f);
        s.Fill(Shape.Box(376, 606, 246, 12), Ink.Walnut);
        s.Fill(Shape.Box(656, 470, 92, 188, 4), Ink.Teal.Darker(0.1f));
        s.Fill(Shape.Box(670, 486, 64, 88, 3), Ink.Honey.Lighter(0.3f), Ink.Honey);
        for (var stripe = 0; stripe < 10; stripe++)
        {
            var x = 350 + stripe * 43.2f;
            s.Fill(Shape.Svg(FormattableString.Invariant($"M{x} 418 L{x + 43.2f} 418 L{x + 43.2f} 470 C{x + 43.2f} 490 {x} 490 {x} 470 Z")), stripe % 2 == 0 ? Ink.Clay : Ink.Cream);
        }
        s.Tint(Shape.Box(350, 470, 432, 34), Ink.Shadow.Alpha(0.2f), SKBlendMode.Multiply, 6);
    }

    private static void Road(Sheet s)
    {
        using var pavement = Shape.Box(0, 640, Sheet.Width, 60);
        s.Fill(pavement, Ink.Lilac.Lighter(0.3f), Ink.Lilac);
        s.Fill(Shape.Box(0, 694, Sheet.Width, 12), Ink.Cream.Darker(0.2f));
        using var road = Shape.Box(0, 704, Sheet.Width, 180);
        s.Fill(road, Ink.Slate.Darker(0.25f), Ink.Night);
        s.Grain(road, Ink.Midnight, new(640, 880), new(640, 710), 0.4f);
        for (var i = 0; i < 6; i++)
            s.Fill(Shape.Poly(690 + i * 66, 716, 726 + i * 66, 716, 756 + i * 78, 880, 706 + i * 78, 880), Ink.Cream.Alpha(0.85f));
        s.Fill(Shape.Poly(604, 716, 620, 716, 618, 880, 594, 880), Ink.Cream.Alpha(0.85f));
    }

    private static void Car(Sheet s)
    {
        s.Tint(Shape.Oval(0, 6, 240, 16), Ink.Midnight.Alpha(0.6f), SKBlendMode.Multiply, 6);
        s.Form(Shape.Svg("M-116 -86 C-96 -140 -76 -158 -30 -160 L44 -160 C84 -158 112 -130 138 -84 Z"), Ink.Honey.Darker(0.08f), 0.35f);
        s.Fill(Shape.Svg("M-94 -88 C-80 -128 -66 -142 -30 -144 L0 -144 L0 -88 Z"), Ink.Sky, Ink.Teal);
        s.Fill(Shape.Svg("M14 -144 L42 -144 C72 -142 92 -118 110 -88 L14 -88 Z"), Ink.Sky, Ink.Teal);
        s.Form(Shape.Svg("M-220 -30 C-224 -70 -204 -86 -160 -90 L150 -90 C204 -84 226 -66 226 -28 C226 -12 216 -8 204 -8 L-200 -8 C-214 -8 -218 -14 -220 -30 Z"), Ink.Honey, 0.4f, 70);
        s.Fill(Shape.Box(198, -66, 28, 18, 8), Ink.Cream);
        s.Fill(Shape.Box(-222, -64, 20, 18, 6), Ink.Brick);
        foreach (var x in new[] { -128, 130 })
        {
            s.Form(Shape.Disc(x, -12, 44), Ink.Midnight, 0.3f);
            s.Form(Shape.Disc(x, -12, 20), Ink.Slate.Lighter(0.3f), 0.3f);
        }
        s.Fill(Shape.Box(30, -70, 34, 7, 3), Ink.Walnut);
        s.Tint(Shape.Poly(226, -66, 226, -48, 330, -20, 330, -100), Ink.Cream.Alpha(0.22f));
    }

    private static void TrafficLight(Sheet s)
    {
        s.Fill(Shape.Box(892, 470, 20, 236), Ink.Midnight);
        s.Form(Shape.Box(846, 150, 112, 330, 30), Ink.Midnight.Lighter(0.08f), 0.3f);
        s.Named("top lamp", () => Lamp(s, 214, Ink.Of(0x57C78A), Ink.Of(0xB8F2CF)));
        s.Named("middle lamp", () => Lamp(s, 314, Ink.Of(0x4A3F2C), Ink.Of(0x5C4E36)));
        s.Named("bottom lamp", () => Lamp(s, 414, Ink.Of(0x4B2A2A), Ink.Of(0x5F3532)));
    }

    private static void Lamp(Sheet s, float y, SKColor rim, SKColor middle)
    {
        s.Fill(Shape.Disc(902, y, 41), rim);
        s.GrainAround(Shape.Disc(902, y, 41), middle, new SKPoint(894, y - 8), 42, 0.9f);
        s.Tint(Shape.Svg(FormattableString.Invariant($"M856 {y} C856 {y - 62} 948 {y - 62} 948 {y} C938 {y - 40} 866 {y - 40} 856 {y} Z")), Ink.Midnight);
    }
}

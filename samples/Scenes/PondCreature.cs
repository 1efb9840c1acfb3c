using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A head that is a duck looking left or a rabbit looking right.</summary>
internal static class PondCreature
{
    public static readonly Scene Scene = new("pond-creature",
        "A framed print in the manner of an old nature book: the head of an animal with one eye. To the left two long, slightly parted forms stick out; on the right the head is round with a small notch. Reeds stand behind it.",
        Draw);

    private static void Draw(Sheet s)
    {
        Print.Ground(s, Ink.Pine.Lighter(0.1f), Ink.Pine.Darker(0.3f), Ink.Paper);
        using var field = Shape.Box(200, 106, 880, 624);
        s.Fill(field, Ink.Mint.Lighter(0.35f), Ink.Mint.Darker(0.04f));
        s.Within(field, () => Reeds(s));
        s.Within(field, () => s.Named("creature", () => Creature(s)));
        Print.Caption(s, "PLATE 12", "From the pond meadow", Ink.Pine);
    }

    private static void Reeds(Sheet s)
    {
        s.Fill(Shape.Disc(420, 250, 78), Ink.Honey.Lighter(0.35f), Ink.Honey.Lighter(0.1f));
        var random = new Random(12);
        for (var i = 0; i < 34; i++)
        {
            float x = 210 + i * 26 + random.Next(-8, 9), top = 360 + random.Next(0, 220), lean = random.Next(-40, 41);
            s.Fill(Shape.Svg(FormattableString.Invariant($"M{x - 6} 740 C{x - 4} 640 {x + lean / 2} 540 {x + lean} {top} C{x + lean / 2 + 8} 560 {x + 8} 640 {x + 8} 740 Z")), Ink.Sage.Lighter(random.Next(0, 40) / 100f));
        }
        s.Grain(Shape.Box(200, 106, 880, 624), Ink.Fern, new(640, 730), new(640, 420), 0.3f);
    }

    private static void Creature(Sheet s)
    {
        var head = Shape.Svg(
            "M560 740 C584 676 580 640 566 600 C548 562 540 540 534 512 C470 522 360 514 296 494 C276 486 278 466 300 462 C372 452 452 452 506 438 C446 424 366 396 316 360 C300 346 312 328 332 332 " +
            "C420 350 506 366 570 388 C606 320 674 288 752 292 C850 298 916 366 920 448 C921 462 912 466 904 472 C912 480 916 488 914 500 C900 566 856 598 838 640 C828 676 840 710 862 740 Z");
        s.Fill(head, Ink.Wood.Lighter(0.2f), Ink.Wood.Darker(0.1f), 60);
        s.Round(head, Ink.Walnut.Darker(0.3f), 0.6f, 60, 0.2f);
        s.Tint(Shape.Line(5, 330, 347, 430, 378, 540, 412), Ink.Walnut.Alpha(0.35f));
        s.Tint(Shape.Line(5, 312, 480, 420, 482, 530, 468), Ink.Walnut.Alpha(0.35f));
        s.Named("notch", () => s.Fill(Shape.Line(5, 906, 472, 884, 474, 866, 482), Ink.Walnut));
        s.Named("eye", () =>
        {
            s.Fill(Shape.Disc(716, 404, 27), Ink.Cream);
            s.Fill(Shape.Disc(716, 404, 18), Ink.Midnight);
        });
        s.Fill(Shape.Disc(710, 397, 5), Ink.White);
        s.Named("long forms", () => s.Fill(Shape.Poly(282, 330, 540, 330, 540, 516, 282, 516), SKColors.Transparent));
    }
}

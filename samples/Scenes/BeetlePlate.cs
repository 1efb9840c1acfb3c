using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A museum plate of a beetle with eight legs; insects have six.</summary>
internal static class BeetlePlate
{
    public static readonly Scene Scene = new("beetle-plate",
        "A museum plate of a large green beetle seen from above, pinned with its legs spread: four legs on each side. It has two feelers and a line down the middle of its wing cases.",
        Draw);

    private static void Draw(Sheet s)
    {
        Print.Ground(s, Ink.Clay, Ink.Brick, Ink.Paper);
        s.Fill(Shape.Outline(Shape.Box(196, 102, 888, 626), 2, SKStrokeCap.Butt), Ink.Walnut.Alpha(0.5f));
        s.Tint(Shape.Blob(560, 300, 668, 256, 776, 330, 800, 500, 720, 650, 600, 640, 540, 500).Moved(SKMatrix.CreateTranslation(30, 34)), Ink.Shadow.Alpha(0.25f), SKBlendMode.Multiply, 18);
        s.Named("beetle", () =>
        {
            s.Named("legs on the left", () => Legs(s, false));
            s.Named("legs on the right", () => Legs(s, true));
            s.Named("feelers", () => Feelers(s));
            Body(s);
        });
        s.Named("label", () => Label(s));
        Scale(s);
        Print.Caption(s, "PLATE 31", "Drawn from life", Ink.Walnut);
    }

    private static void Legs(Sheet s, bool right)
    {
        float[][] legs =
        [
            [586, 318, 500, 270, 452, 176, 420, 160],
            [576, 384, 470, 372, 392, 310, 346, 316],
            [572, 470, 462, 500, 384, 500, 338, 534],
            [586, 540, 500, 590, 446, 664, 404, 690],
        ];
        foreach (var leg in legs)
        {
            var path = Shape.Line(17, leg[..6]).And(Shape.Line(9, leg[2..]));
            s.Form(right ? path.Mirrored(640) : path, Ink.Midnight, 0.3f);
        }
    }

    private static void Feelers(Sheet s)
    {
        var feeler = Shape.Line(7, 616, 216, 586, 168, 540, 142, 506, 146).And(Shape.Disc(506, 146, 9));
        s.Fill(feeler, Ink.Midnight);
        s.Fill(feeler.Mirrored(640), Ink.Midnight);
    }

    private static void Body(Sheet s)
    {
        s.Form(Shape.Svg("M596 236 C592 196 612 180 640 180 C668 180 688 196 684 236 Z"), Ink.Midnight, 0.4f);
        s.Fill(Shape.Disc(600, 212, 11), Ink.Honey);
        s.Fill(Shape.Disc(680, 212, 11), Ink.Honey);
        s.Form(Shape.Svg("M560 326 C548 270 578 226 640 226 C702 226 732 270 720 326 C694 340 586 340 560 326 Z"), Ink.Pine, 0.6f);
        s.Fill(Shape.Box(630, 330, 20, 330, 10), Ink.Pine.Darker(0.4f));
        var wing = Shape.Svg("M637 336 C600 336 566 334 556 330 C530 392 524 500 560 584 C578 628 606 654 637 664 Z");
        s.Form(wing, Ink.Fern, 0.65f);
        s.Form(wing.Mirrored(640), Ink.Fern.Darker(0.1f), 0.7f);
        s.GrainAround(wing, Ink.Honey, new SKPoint(588, 420), 96, 0.6f);
        s.GrainAround(wing.Mirrored(640), Ink.Honey, new SKPoint(676, 420), 70, 0.4f);
        foreach (var shift in new[] { 0, 26, 52 })
        {
            s.Tint(Shape.Line(3, 618 - shift, 352, 608 - shift, 480, 622 - shift * 0.8f, 620 - shift), Ink.Midnight.Alpha(0.35f));
            s.Tint(Shape.Line(3, 662 + shift, 352, 672 + shift, 480, 658 + shift * 0.8f, 620 - shift), Ink.Midnight.Alpha(0.35f));
        }
        s.Form(Shape.Poly(622, 334, 658, 334, 640, 372), Ink.Pine, 0.4f);
    }

    private static void Label(Sheet s)
    {
        s.Fill(Shape.Box(890, 622, 188, 84, 3), Ink.Cream, Ink.Sand.Lighter(0.2f));
        s.Text("MEADOW BEETLE", 984, 658, 18, Ink.Night, 0.5f, "ExtraBold", 1);
        s.Text("order: beetles", 984, 686, 17, Ink.Slate, 0.5f, "Regular");
    }

    private static void Scale(Sheet s)
    {
        s.Fill(Shape.Box(230, 684, 160, 4), Ink.Night);
        s.Fill(Shape.Box(230, 676, 4, 20), Ink.Night);
        s.Fill(Shape.Box(386, 676, 4, 20), Ink.Night);
        s.Text("1 cm", 308, 666, 20, Ink.Night, 0.5f, "Regular");
    }
}

using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A vase, or two faces looking at each other: the outline is shared and neither side is the ground.</summary>
internal static class TwoProfiles
{
    public static readonly Scene Scene = new("two-profiles",
        "A two-coloured print. In the middle a light shape, symmetrical from left to right, with a wide rim, a slim waist and a broad foot; on both sides of it dark blue areas whose inner edges run in and out like a forehead, nose, lips and chin.",
        Draw);

    private static void Draw(Sheet s)
    {
        Print.Ground(s, Ink.Honey.Lighter(0.1f), Ink.Amber, Ink.Cream);
        using var field = Shape.Box(200, 106, 880, 624);
        s.Fill(field, Ink.Blush.Lighter(0.35f), Ink.Blush, 90);
        s.Grain(field, Ink.Rose.Darker(0.2f), new(640, 740), new(640, 300), 0.35f);
        s.Within(field, () =>
        {
            s.Named("left dark shape", () => Side(s, Profile));
            s.Named("right dark shape", () => Side(s, Profile.Mirrored(640)));
        });
        s.Named("light shape", () => s.Fill(field.Less(Profile).Less(Profile.Mirrored(640)), SKColors.Transparent));
        Print.Caption(s, "PLATE 7", "Study in two colours", Ink.Night);
    }

    private static void Side(Sheet s, SKPath profile)
    {
        s.Fill(profile, Ink.Night.Lighter(0.08f), Ink.Midnight, 90);
        s.Grain(profile, Ink.Sea, new(640, 80), new(640, 470), 0.22f);
    }

    /// <summary>The left profile, looking right: brow, nose, lips, chin and neck, from top to bottom.</summary>
    private static SKPath Profile => Shape.Svg(
        "M180 90 L350 90 L350 118 C350 132 362 136 380 138 C424 144 462 176 464 220 C466 246 468 256 474 268 C470 284 472 292 478 302 C494 334 520 366 537 396 C543 410 536 418 520 422 C518 424 514 428 516 434 " +
        "C530 442 542 450 543 462 C542 472 532 476 522 478 C532 482 540 490 538 502 C534 514 518 516 514 524 C510 534 522 546 524 562 C526 586 506 600 478 606 C450 612 426 616 416 640 C410 664 396 682 360 688 C344 690 338 696 338 708 L338 750 L180 750 Z");
}

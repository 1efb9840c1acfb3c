using CsCheck;
using Parallax.Statistics.Agreement;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Agreement;

public class RegionAgreementTests
{
    [Fact]
    public void Identical_boxes_are_1()
    {
        var result = RegionAgreement.Of(Images((0, 0, 0), (1, 40, 0), (2, 80, 0)));
        Assert.Equal(1, result.MatchedOverlap.Value!.Value, tolerance: 5e-13);
        Assert.Equal(1, result.F1.Micro.Value!.Value, tolerance: 5e-13);
        Assert.Equal(1, result.DetectionAlpha.Value!.Value, tolerance: 5e-13);
    }

    /// <summary>A square of side 10 that is moved by a share x of it: intersection (1 - x), union (1 + x).</summary>
    [Fact]
    public void A_shift_by_x_gives_1_minus_x_over_1_plus_x() => Gen.Double[0, .99].Sample(x =>
    {
        var result = RegionAgreement.Of(Images((0, 0, 10 * x), (1, 500, 10 * x)));
        Assert.Equal((1 - x) / (1 + x), result.MatchedOverlap.Value!.Value, tolerance: 5e-10);
    });

    /// <summary>D_o = 1; across images the boxes at 0 and 0 + 40 of the other rater's may meet or not: D_e ≤ 1, alpha ≤ 0.</summary>
    [Fact]
    public void Disjoint_boxes_are_0_or_less()
    {
        var result = RegionAgreement.Of(Images((0, 0, 40), (1, 0, 60), (2, 40, 90)));
        Assert.True(result.DetectionAlpha.Value <= 0);
        Assert.Equal(0, result.F1.Micro.Value!.Value, tolerance: 5e-13);
        Assert.Null(result.MatchedOverlap.Value);
        Assert.NotNull(result.MatchedOverlap.Note);
        Assert.Null(result.CategoryKappa.Value);
    }

    /// <summary>
    /// By hand, two images with one box for each rater. Image 0: A (0..10), B (5..15): IoU 1/3. Image 1: A and B (0..10): IoU 1. D_o = (2/3 + 0) / 2 = 1/3.
    /// Across (each order alike): A0-A1 1, A0-B1 1, B0-A1 1/3, B0-B1 1/3: D_e = (0 + 0 + 2/3 + 2/3) / 4 = 1/3. Alpha = 0.
    /// </summary>
    [Fact]
    public void Alpha_by_hand()
    {
        var result = RegionAgreement.Of(Images((0, 0, 5), (1, 0, 0)));
        Assert.Equal(0, result.DetectionAlpha.Value!.Value, tolerance: 5e-13);
        Assert.Equal(2 / 3.0, result.MatchedOverlap.Value!.Value, tolerance: 5e-13);
        Assert.Equal(.5, result.F1.Micro.Value!.Value, tolerance: 5e-13);
    }

    /// <summary>Matched pairs: (c, c), (d, d), (c, d) and (d, d): p_o .75; margins 2/4 and 1/4 of c: p_e = .125 + .375 = .5; kappa .5.</summary>
    [Fact]
    public void Kappa_of_the_categories_of_matches()
    {
        var boxes = new BoxAnnotations();
        foreach (var (a, b, image) in new[] { ("c", "c", "1"), ("d", "d", "2"), ("c", "d", "3"), ("d", "d", "4") })
        {
            boxes.Add(image, "A", 0, 0, 10, 10, a);
            boxes.Add(image, "B", 1, 0, 10, 10, b);
        }

        Assert.Equal(.5, RegionAgreement.Of(boxes).CategoryKappa.Value!.Value, tolerance: 5e-13);
    }

    /// <summary>
    /// A: (0..10) and (4..14); B: (3..13) and (0..6), all of height 1. A greedy match takes (4..14) with (3..13), 9/11, leaving (0..10) with (0..6), .6: sum 1.418;
    /// the other way (0..10)-(3..13) 7/13 and (4..14)-(0..6) 2/14: .681. The assignment keeps the larger sum.
    /// </summary>
    [Fact]
    public void The_match_has_the_greatest_sum()
    {
        var boxes = new BoxAnnotations();
        boxes.Add("i", "A", 0, 0, 10, 1, "c");
        boxes.Add("i", "A", 4, 0, 14, 1, "c");
        boxes.Add("i", "B", 3, 0, 13, 1, "c");
        boxes.Add("i", "B", 0, 0, 6, 1, "c");
        Assert.Equal((9 / 11.0 + .6) / 2, RegionAgreement.Of(boxes).MatchedOverlap.Value!.Value, tolerance: 5e-13);
    }

    [Fact]
    public void Nothing_and_impossible_boxes()
    {
        var one = new BoxAnnotations();
        one.Add("i", "A", 0, 0, 1, 1, "c");
        var empty = new BoxAnnotations();
        empty.Saw("i", "A");
        empty.Saw("i", "B");
        foreach (var boxes in new[] { new BoxAnnotations(), one, empty })
        {
            var result = RegionAgreement.Of(boxes);
            foreach (var c in new[] { result.MatchedOverlap, result.F1.Micro, result.DetectionAlpha, result.CategoryKappa })
            {
                Assert.Null(c.Value);
                Assert.False(string.IsNullOrWhiteSpace(c.Note));
            }
        }

        Assert.Throws<InputException>(() => one.Add("i", "A", 0, 0, 0, 1, "c"));
        Assert.Throws<InputException>(() => one.Add("i", "A", 0, double.NaN, 1, 1, "c"));
        Assert.Throws<InputException>(() => RegionAgreement.Of(one, 0));
    }

    /// <summary>Many images: chance is sampled, and the same seed gives the same bits.</summary>
    [Fact]
    public void A_sampled_chance_repeats()
    {
        var images = Enumerable.Range(0, 200).Select(i => (i, i * 7.0 % 50, i % 3 * 1.0)).ToArray();
        var one = RegionAgreement.Of(Images(images));
        Assert.Equal(one.DetectionAlpha, RegionAgreement.Of(Images(images)).DetectionAlpha);
        Assert.InRange(one.DetectionAlpha.Value!.Value, .5, 1);
        Assert.Contains("seed", one.DetectionAlpha.Note, StringComparison.Ordinal);
    }

    /// <summary>One square of side 10 for each rater and image: A's at x, B's moved by the shift.</summary>
    private static BoxAnnotations Images(params (int Image, double X, double Shift)[] images)
    {
        var boxes = new BoxAnnotations();
        foreach (var (image, x, shift) in images)
        {
            boxes.Add($"{image}", "A", x, 0, x + 10, 10, "c");
            boxes.Add($"{image}", "B", x + shift, 0, x + shift + 10, 10, "c");
        }

        return boxes;
    }
}

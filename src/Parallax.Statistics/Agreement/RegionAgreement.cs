using Parallax.Statistics.Input;
using Box = Parallax.Statistics.Agreement.BoxAnnotations.Box;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// Agreement on boxes. The boxes of each two raters of an image are matched one to one with the greatest sum of intersections over unions (IoU).
/// Standard errors are those of ratios over images.
/// </summary>
/// <param name="MatchedOverlap">Mean IoU of matched boxes. It says nothing about boxes that found no match: read it with F1.</param>
/// <param name="F1">2 matches / all boxes of both, with matches of at least the threshold, whatever their category.</param>
/// <param name="DetectionAlpha">
/// 1 - D_o / D_e of the distance 1 - IoU, where a box without a match counts 1: D_o is the mean over matched pairs and unmatched boxes of two raters
/// within an image; D_e the same of two raters' boxes in two different images, over all ordered such pairs if they are few, else over a seeded
/// sample of them. Coordinates are taken as they are: images should share a frame. The interval takes D_e as known.
/// </param>
/// <param name="CategoryKappa">Kappa of the categories of pairs matched by the threshold: Cohen's for two raters, else Fleiss'.</param>
public sealed record RegionAgreement(Coefficient MatchedOverlap, OverlapF1 F1, Coefficient DetectionAlpha, Coefficient CategoryKappa)
{
    /// <param name="annotations">The boxes.</param>
    /// <param name="threshold">Least IoU of a match for F1 and categories.</param>
    /// <param name="seed">Seed of the sample of pairs of images, where there are many.</param>
    public static RegionAgreement Of(BoxAnnotations annotations, double threshold = 0.5, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(annotations);
        var f1 = OverlapF1.Of(annotations.Images, threshold, "boxes", Overlap);
        return new RegionAgreement(MeanOverlap(annotations), f1, RegionAlpha.Of(annotations, seed), Categories(annotations, threshold));
    }

    internal static double Overlap(Box a, Box b) => a.Overlap(b);

    private static Coefficient MeanOverlap(BoxAnnotations annotations)
    {
        var images = annotations.Images.Shared;
        var (sum, count) = (new double[images.Count], new double[images.Count]);
        for (var i = 0; i < images.Count; i++)
        {
            foreach (var pair in RaterPair<Box>.Of(images[i]))
            {
                var matched = pair.Matched(Overlap, 0);
                sum[i] += matched.Sum(m => m.Overlap);
                count[i] += matched.Count;
            }
        }

        return RatioEstimate.Of(sum, count, annotations.Images.Raters, annotations.Images.Count, "Mean IoU of matched boxes", "No two boxes of two raters overlap.");
    }

    private static Coefficient Categories(BoxAnnotations annotations, double threshold)
    {
        var (rows, item) = (new List<(string, string, string)>(), 0);
        foreach (var image in annotations.Images.Shared)
        {
            foreach (var pair in RaterPair<Box>.Of(image))
            {
                foreach (var (first, second, _) in pair.Matched(Overlap, threshold))
                {
                    var name = $"{item++}";
                    rows.Add((name, annotations.Images.RaterName(pair.A), annotations.CategoryName(first.Category)));
                    rows.Add((name, annotations.Images.RaterName(pair.B), annotations.CategoryName(second.Category)));
                }
            }
        }

        if (rows.Count == 0) return Coefficient.Undefined("Kappa of the categories of matched boxes", 0, annotations.Images.Raters, 0, "No boxes match.");
        var labels = Labels.From(rows);
        return AgreementCoefficients.Of(labels, labels.Workers.Count == 2 ? CoefficientKind.Cohen : CoefficientKind.Fleiss);
    }
}

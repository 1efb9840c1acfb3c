using Parallax.Statistics.Numerics;
using Box = Parallax.Statistics.Agreement.BoxAnnotations.Box;

namespace Parallax.Statistics.Agreement;

/// <summary>Alpha of detection: what it means stands at <see cref="RegionAgreement"/>.</summary>
internal static class RegionAlpha
{
    /// <summary>Up to so many ordered pairs of (image, rater) all are compared.</summary>
    private const int MostPairs = 20_000;

    private const string Method = "Detection alpha (distance 1 - IoU, unmatched 1; chance pairs different images)";

    public static Coefficient Of(BoxAnnotations annotations, long seed)
    {
        var images = annotations.Images.Shared;
        var (raters, n) = (annotations.Images.Raters, annotations.Images.Count);
        var (distance, units) = (new double[images.Count], new double[images.Count]);
        for (var i = 0; i < images.Count; i++)
            foreach (var pair in RaterPair<Box>.Of(images[i])) Add(pair, ref distance[i], ref units[i]);

        var observed = RatioEstimate.Of(distance, units, raters, n, Method, "No image with boxes was seen by two raters.");
        if (observed.Value is null) return observed;
        var (expected, how) = Expected(images, seed);
        if (expected is null) return Coefficient.Undefined(Method, observed.Items, raters, n, "Chance compares different images, and there is only one with boxes.");
        if (!(expected > 1e-12)) return Coefficient.Undefined(Method, observed.Items, raters, n, "The boxes are the same in all images: agreement beyond chance is undefined.");
        return FromDistance(observed, expected.Value, how);
    }

    private static Coefficient FromDistance(Coefficient observed, double expected, string? how) => observed with
    {
        Value = 1 - observed.Value / expected,
        StandardError = observed.StandardError / expected,
        Low = 1 - observed.High / expected,
        High = 1 - observed.Low / expected,
        Note = how is null ? observed.Note : observed.Note is null ? how : $"{observed.Note} {how}",
    };

    private static (double? Expected, string? How) Expected(List<IReadOnlyList<(int Rater, List<Box> Marks)>> images, long seed)
    {
        var views = images.SelectMany((image, i) => image.Select(r => (Image: i, r.Rater, r.Marks))).ToList();
        var (distance, units, sampled) = (0.0, 0.0, (long)views.Count * views.Count > MostPairs);
        foreach (var (a, b) in sampled ? Sample(views.Count, seed) : All(views.Count))
        {
            if (views[a].Image == views[b].Image) continue;
            Add(new RaterPair<Box>(views[a].Rater, views[b].Rater, views[a].Marks, views[b].Marks), ref distance, ref units);
        }

        return (units > 0 ? distance / units : null, sampled ? FormattableString.Invariant($"Chance is from {MostPairs} pairs of images, seed {seed}.") : null);
    }

    private static IEnumerable<(int, int)> All(int views) => Enumerable.Range(0, views).SelectMany(a => Enumerable.Range(0, views).Select(b => (a, b)));

    private static IEnumerable<(int, int)> Sample(int views, long seed)
    {
        var random = new RandomStream(seed);
        for (var i = 0; i < MostPairs; i++) yield return (random.Next(views), random.Next(views));
    }

    private static void Add(RaterPair<Box> pair, ref double distance, ref double units)
    {
        var matched = pair.Matched(RegionAgreement.Overlap, 0);
        var alone = pair.Marks - 2 * matched.Count;
        distance += alone + matched.Sum(m => 1 - m.Overlap);
        units += alone + matched.Count;
    }
}

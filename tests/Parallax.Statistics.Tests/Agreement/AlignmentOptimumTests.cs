using CsCheck;
using Parallax.Statistics.Agreement;

namespace Parallax.Statistics.Tests.Agreement;

/// <summary>Matchings and alignments against all there are.</summary>
public class AlignmentOptimumTests
{
    private readonly record struct Unit(int Rater, double Start, double End, int Category);

    /// <summary>The matched boxes have the greatest sum of overlaps of all permutations.</summary>
    [Fact]
    public void Matching_is_optimal() => Gen.Select(Gen.Int[0, 40], Gen.Int[1, 30], Gen.Int[0, 1]).Array[1, 9].Sample(marks =>
    {
        var boxes = new BoxAnnotations();
        var sides = new[] { new List<(double, double)>(), new List<(double, double)>() };
        boxes.Saw("i", "0");
        boxes.Saw("i", "1");
        foreach (var (start, length, rater) in marks.Where(m => m.Item3 >= 0))
        {
            if (sides[rater].Count == 5) continue;
            boxes.Add("i", $"{rater}", start, 0, start + length, 1, "c");
            sides[rater].Add((start, start + length));
        }

        var overlap = RegionAgreement.Of(boxes).MatchedOverlap;
        var best = Greatest(sides[0], sides[1], 0, 0);
        if (overlap.Value is not { } mean) Assert.Equal(0, best.Sum, tolerance: 5e-13);
        else Assert.Contains(Enumerable.Range(1, 5), count => Math.Abs(mean * count - best.Sum) < 1e-9);
    });

    /// <summary>
    /// Three raters with up to three spans each, crowded: the disorder of the local search is never below the least of all alignments, and it is the least in
    /// all but a few of these seeded documents.
    /// </summary>
    [Fact]
    public void Alignment_of_three_is_nearly_always_optimal()
    {
        var missed = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var units = Enumerable.Range(0, 9).Where(i => i < 3 || random.Next(4) > 0)
                .Select(i => (i % 3, random.Next(30))).Select(u => new Unit(u.Item1, u.Item2, u.Item2 + 1 + random.Next(15), random.Next(2))).ToList();
            var spans = new SpanAnnotations();
            foreach (var u in units) spans.Add("d", $"{u.Rater}", u.Start, u.End, $"{u.Category}");
            var observed = SpanAgreement.Gamma(spans, new() { LeastSamples = 2, MostSamples = 2 }).Observed!.Value;
            var least = Least(units) / (units.Count / 3.0);
            Assert.InRange(observed, least - 1e-9, least * 1.15);
            if (observed > least + 1e-9) missed++;
        }

        Assert.InRange(missed, 0, 1);
    }

    private static (double Sum, int Count) Greatest(List<(double, double)> first, List<(double, double)> second, int at, int taken)
    {
        if (at == first.Count) return (0, 0);
        var best = Greatest(first, second, at + 1, taken);
        for (var b = 0; b < second.Count; b++)
        {
            if ((taken >> b & 1) == 1) continue;
            var shared = Math.Max(0, Math.Min(first[at].Item2, second[b].Item2) - Math.Max(first[at].Item1, second[b].Item1));
            var rest = Greatest(first, second, at + 1, taken | 1 << b);
            var sum = rest.Sum + shared / (first[at].Item2 - first[at].Item1 + second[b].Item2 - second[b].Item1 - shared);
            if (sum > best.Sum) best = (sum, rest.Count + 1);
        }

        return best;
    }

    /// <summary>The first unit goes with every choice of at most one of each other rater's.</summary>
    private static double Least(List<Unit> units)
    {
        if (units.Count == 0) return 0;
        var (first, others) = (units[0], units.Where(u => u.Rater != units[0].Rater).ToList());
        var least = 1 + Least(units[1..]);
        foreach (var a in others)
        {
            least = Math.Min(least, (Distance(first, a) + 2) / 3 + Least([.. units.Where(u => u != first && u != a).ToList()]));
            foreach (var b in others.Where(b => b.Rater > a.Rater))
                least = Math.Min(least, (Distance(first, a) + Distance(first, b) + Distance(a, b)) / 3 + Least([.. units.Where(u => u != first && u != a && u != b)]));
        }

        return least;
    }

    private static double Distance(Unit a, Unit b) =>
        3 * Math.Pow((Math.Abs(a.Start - b.Start) + Math.Abs(a.End - b.End)) / (a.End - a.Start + b.End - b.Start), 2) + (a.Category == b.Category ? 0 : 1);
}

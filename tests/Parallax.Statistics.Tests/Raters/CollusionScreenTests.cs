using CsCheck;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Statistics.Tests.Raters;

public class CollusionScreenTests
{
    /// <summary>
    /// By hand, two raters on 20 items of class a with truth given, both wrong (b) on the same 5. Pooled row of a: 30 a and 10 b, one pseudo-label spread: (30.5, 10.5) / 41, b .256098. Each: (5 + 2 * .256098) / 22 = .250554.
    /// p = .250554² = .062777; E = 20 p = 1.255549; the pooled excess 5 / 1.255549 then makes the expectation 5 and the pair unremarkable.
    /// </summary>
    [Fact]
    public void One_pair_alone_is_its_own_crowd()
    {
        var labels = Labels.From(Enumerable.Range(0, 20).SelectMany(t => new[] { ($"t{t}", "u", t < 5 ? "b" : "a"), ($"t{t}", "v", t < 5 ? "b" : "a") }));
        var truth = Enumerable.Range(0, 20).ToDictionary(t => $"t{t}", _ => "a");
        var result = CollusionScreen.Of(Given.Certain(labels), truth);
        Assert.Equal(1, result.Tested);
        Assert.Equal(5 / 1.255549, result.Excess, tolerance: 5e-6);
        Assert.Empty(result.Pairs);
    }

    /// <summary>Two of twelve copy each other's errors on 200 items; the others err by themselves. Only the two are flagged.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Who_copies_is_flagged_and_nobody_else(int seed)
    {
        var labels = Crowd(new Random(seed), copied: true);
        var result = CollusionScreen.Of(Given.Certain(labels));
        var flagged = result.Pairs.Where(p => p.Flagged).ToList();
        var pair = Assert.Single(flagged);
        Assert.Equal(["w0", "w1"], new[] { labels.Workers[pair.First], labels.Workers[pair.Second] }.Order());
        Assert.Equal(2, Assert.Single(result.Groups).Count);
        Assert.True(pair.Z > 5 && pair.AdjustedP < .001 && pair.AdjustedP >= pair.P);
        Assert.Equal(66, result.Tested);
        Assert.Equal(200, pair.Common);
    }

    /// <summary>By Holm at .05 at most one independent crowd in twenty may have any flag: of 40 no more than 5 (binomial tail .014).</summary>
    [Fact]
    public void Independent_raters_are_rarely_flagged()
    {
        var flagged = Enumerable.Range(0, 40).Count(seed => CollusionScreen.Of(Given.Certain(Crowd(new Random(seed), copied: false))).Groups.Count > 0);
        Assert.InRange(flagged, 0, 5);
    }

    [Fact]
    public void Too_few_common_items_are_not_tested()
    {
        var result = CollusionScreen.Of(Given.Certain(Labels.From(Enumerable.Range(0, 19).SelectMany(t => new[] { ($"t{t}", "u", "a"), ($"t{t}", "v", "b") }))));
        Assert.Equal(0, result.Tested);
        Assert.NotNull(result.Note);
        Assert.Empty(CollusionScreen.Of(Given.Certain(Labels.From([]))).Pairs);
    }

    [Fact]
    public void Anything_gives_numbers() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 4], Gen.Int[0, 2]).Array[0, 60].Sample(rows =>
        {
            var labels = Labels.From(rows.Select(r => ($"t{r.Item1}", $"w{r.Item2}", $"c{r.Item3}")), DuplicatePolicy.Keep);
            var result = CollusionScreen.Of(Given.Votes(labels), new Dictionary<string, string> { ["t0"] = "c0", ["t1"] = "never" }, new CollusionOptions { LeastCommon = 1 });
            Assert.All(result.Pairs, p => Assert.True(double.IsFinite(p.Z) && p.P is >= 0 and <= 1 && p.AdjustedP >= p.P && p.Agreed <= p.Common));
            Assert.True(result.Excess >= 1);
        }, iter: 300);

    private static Labels Crowd(Random random, bool copied)
    {
        var rows = new List<(string, string, string)>();
        for (var t = 0; t < 200; t++)
        {
            var first = Answer(random, t % 4);
            for (var w = 0; w < 12; w++) rows.Add(($"t{t}", $"w{w}", $"c{(w == 0 || (copied && w == 1) ? first : Answer(random, t % 4))}"));
        }

        return Labels.From(rows);
    }

    private static int Answer(Random random, int truth) => random.NextDouble() < .8 ? truth : (truth + 1 + random.Next(3)) % 4;
}

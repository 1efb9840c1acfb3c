using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;
using Parallax.Statistics.Sequential;
using Parallax.Statistics.Tests.Ranking;

namespace Parallax.Statistics.Tests.Sequential;

public class PairRuleTests
{
    private const int Batch = 66;

    /// <summary>
    /// By hand, one pair of three by the formula: ratings and errors of the fit, w = p (1 - p) exp(-z² / 2) s + 1e-4, 85% in proportion to w and 15% even.
    /// </summary>
    [Fact]
    public void Probabilities_by_the_formula()
    {
        var result = Rank.Fit(PairTable.From([("a", "b", 60, 40, 0, 0), ("a", "c", 90, 10, 0, 0), ("b", "c", 70, 30, 0, 0)]), new RankOptions { StandardErrors = RankErrors.Model });
        var pairs = PairRule.Probabilities(result);
        double Weight(int i, int j)
        {
            var (d, s) = (result.Models[i].Rating!.Value - result.Models[j].Rating!.Value, result.Difference(i, j).StandardError!.Value);
            var p = Simulated.Sigmoid(d);
            return p * (1 - p) * Math.Exp(-d * d / s / s / 2) * s + 1e-4;
        }

        var sum = Weight(0, 1) + Weight(0, 2) + Weight(1, 2);
        Assert.Equal(1, pairs.Sum(p => p.Probability), 12);
        foreach (var pair in pairs) Assert.Equal(.85 * Weight(pair.Left, pair.Right) / sum + .05, pair.Probability, 10);
    }

    [Fact]
    public void Draws_follow_the_probabilities_and_the_seed()
    {
        var result = Rank.Fit(PairTable.From([("a", "b", 60, 40, 0, 0), ("a", "c", 70, 30, 0, 0), ("b", "c", 60, 40, 0, 0), ("c", "d", 50, 50, 0, 0)]));
        var drawn = PairRule.Next(result, 20_000);
        Assert.Equal(drawn, PairRule.Next(result, 20_000));
        Assert.NotEqual(drawn, PairRule.Next(result, 20_000, new PairRuleOptions { Seed = 2 }));
        foreach (var pair in PairRule.Probabilities(result))
        {
            var share = drawn.Count(d => Math.Min(d.Left, d.Right) == pair.Left && Math.Max(d.Left, d.Right) == pair.Right) / 20_000.0;
            Assert.InRange(share, pair.Probability - .015, pair.Probability + .015);
        }

        Assert.InRange(drawn.Count(d => d.Left < d.Right), 9_600, 10_400);
    }

    /// <summary>What was never compared is drawn, and nothing is drawn from one model.</summary>
    [Fact]
    public void Islands_are_joined_first()
    {
        var pairs = PairRule.Probabilities(Rank.Fit(PairTable.From([("a", "b", 500, 400, 0, 0), ("c", "d", 500, 400, 0, 0)])));
        Assert.True(pairs.Where(p => p is { Left: < 2, Right: >= 2 }).Min(p => p.Probability) > pairs.Where(p => p is not { Left: < 2, Right: >= 2 }).Max(p => p.Probability));
        Assert.Throws<InputException>(() => PairRule.Next(Rank.Fit(Comparisons.From([])), 1));
    }

    [Fact]
    public void It_takes_fewer_votes_than_even_draws()
    {
        var (rule, even) = (Median(Equal(6), true, 5), Median(Equal(6), false, 5));
        Assert.True(rule < .8 * even, $"{rule} against {even}");
    }

    /// <summary>12 models, gaps of .25 logit, and 3 tiers with gaps of .15 inside: at most 60% of the votes of even draws, medians of 30 runs.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_takes_at_most_three_fifths(bool isTiered)
    {
        Slow.SkipUnlessAsked();
        var truth = isTiered ? [.. Enumerable.Range(0, 12).Select(i => i / 4 * 1.0 + i % 4 * .15)] : Equal(12);
        var (rule, even) = (Median(truth, true, 30), Median(truth, false, 30));
        TestContext.Current.TestOutputHelper!.WriteLine($"rule {rule}, even {even}");
        Assert.True(rule <= .6 * even, $"{rule} against {even}");
    }

    private static double[] Equal(int models) => [.. Enumerable.Range(0, models).Select(i => i * .25)];

    private static double Median(double[] truth, bool isAdaptive, int runs)
    {
        var votes = Enumerable.Range(0, runs).AsParallel().Select(run => Settle(truth, isAdaptive, run)).Order().ToArray();
        return (votes[(runs - 1) / 2] + votes[runs / 2]) / 2.0;
    }

    /// <summary>Votes until each two neighbours of the ranking are 1.96 standard errors apart, at most 30,030. It compares rules; it is no rule to stop by.</summary>
    private static int Settle(double[] truth, bool isAdaptive, int seed)
    {
        var random = new Random(seed);
        var models = truth.Length;
        var wins = new long[models, models];
        for (var votes = 0; ; votes += Batch)
        {
            var result = votes == 0 ? null : Fit(wins, models);
            if (votes >= 30_030 || (result is not null && IsSettled(result))) return votes;
            IReadOnlyList<NextPair> next = isAdaptive && result is not null
                ? PairRule.Next(result, Batch, new PairRuleOptions { Seed = seed * 100_003L + votes })
                : [.. Enumerable.Range(0, Batch).Select(_ => Simulated.Pair(random, models)).Select(p => new NextPair(p.I, p.J, 0))];
            foreach (var (i, j, _) in next)
            {
                var (left, right) = result is null ? (i, j) : (Number(result, i), Number(result, j));
                if (!isAdaptive) (left, right) = (i, j);
                if (random.NextDouble() < Simulated.Sigmoid(truth[left] - truth[right])) wins[left, right]++;
                else wins[right, left]++;
            }
        }
    }

    private static RankResult Fit(long[,] wins, int models)
    {
        var rows = from i in Enumerable.Range(0, models) from j in Enumerable.Range(0, i) select ($"{i}", $"{j}", wins[i, j], wins[j, i], 0L, 0L);
        return Rank.Fit(PairTable.From(rows), new RankOptions { StandardErrors = RankErrors.Model, RankDraws = 0, Threads = 1 });
    }

    private static int Number(RankResult result, int index) => int.Parse(result.Models[index].Id, System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsSettled(RankResult result)
    {
        var order = result.Ordered.ToList();
        return order.Zip(order.Skip(1)).All(pair => result.Difference(pair.First.Index, pair.Second.Index) is { Value: { } d, StandardError: { } s } && d >= 1.96 * s);
    }
}

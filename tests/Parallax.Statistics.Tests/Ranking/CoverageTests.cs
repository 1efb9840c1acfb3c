using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Ranking;

/// <summary>
/// 60 raters of 40 votes, raters' tastes with a standard deviation of .7 logit on a pair: how often 95% intervals hold the truth.
/// The truth is not the ratings that were put in: averaging over raters flattens the logistic curve. It is what the estimate goes to, which a fit of a
/// very large sample gives. With two models the naive interval holds it some 60% of the time (design effect about 5); with six, tastes spread over
/// pairs and the naive interval is less wrong.
/// </summary>
public class CoverageTests
{
    private const double Spread = .7;
    private static readonly double[] Two = [0, .4];
    private static readonly double[] Six = [0, .2, .4, .6, .8, 1];

    [Fact]
    public void Clustered_intervals_hold_the_truth_and_naive_ones_do_not()
    {
        var (clustered, naive, _) = Coverage(Two, seeds: 120, large: 8_000);
        // 120 seeds: three standard errors of .95 are ± .06, of .63 ± .13.
        Assert.InRange(clustered, .89, 1);
        Assert.InRange(naive, .50, .76);
        Assert.InRange(Coverage(Six, seeds: 60, large: 8_000).Joint, .86, 1);
    }

    [Fact]
    public void Over_two_thousand_seeds()
    {
        Slow.SkipUnlessAsked();
        var (clustered, naive, _) = Coverage(Two, seeds: 2000, large: 40_000);
        var six = Coverage(Six, seeds: 2000, large: 40_000);
        TestContext.Current.TestOutputHelper!.WriteLine($"two models: clustered {clustered:0.0000}, naive {naive:0.0000}; six: {six}");
        Assert.InRange(clustered, .935, .965);
        Assert.InRange(naive, .55, .67);
        Assert.InRange(six.Clustered, .935, .965);
        Assert.True(six.Joint >= .94, $"{six.Joint}");
    }

    private static (double Clustered, double Naive, double Joint) Coverage(double[] ratings, int seeds, int large)
    {
        var truth = Rank.Fit(Simulated.Votes(ratings, large, 10, Spread, 999_983), new RankOptions { RankDraws = 0 });
        var (clustered, naive, joint) = (0, 0, 0);
        for (var seed = 0; seed < seeds; seed++)
        {
            var votes = Simulated.Votes(ratings, 60, 40, Spread, seed);
            var result = Rank.Fit(votes, new RankOptions { RankDraws = 2000, Seed = seed, Threads = 1 });
            var independent = Rank.Fit(votes, new RankOptions { StandardErrors = RankErrors.Model, RankDraws = 0, Threads = 1 });
            clustered += result.Models.Count(m => Holds(m, truth));
            naive += independent.Models.Count(m => Holds(m, truth));
            if (AllHold(result, truth)) joint++;
        }

        double all = ratings.Length * seeds;
        return (clustered / all, naive / all, joint / (double)seeds);
    }

    private static bool Holds(RankedModel model, RankResult truth) =>
        truth.Models.Single(t => t.Id == model.Id).Rating is { } value && model.Low <= value && value <= model.High;

    /// <summary>True if all differences lie within the simultaneous intervals.</summary>
    private static bool AllHold(RankResult result, RankResult truth)
    {
        int True(int i) => truth.Models.Single(t => t.Id == result.Models[i].Id).Index;
        for (var i = 0; i < result.Models.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var difference = result.Difference(i, j);
                if (Math.Abs(difference.Value!.Value - truth.Difference(True(i), True(j)).Value!.Value) > result.SimultaneousCriticalValue * difference.StandardError) return false;
            }
        }

        return true;
    }
}

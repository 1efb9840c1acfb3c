using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Ranking;

/// <summary>
/// 60 raters of 40 votes on six models, raters' tastes with a standard deviation of .7 logit on a pair: how often 95% intervals hold the truth.
/// The truth is not the ratings that were put in: averaging over raters flattens the logistic curve. It is what the estimate goes to, which a fit of a
/// very large sample gives.
/// </summary>
public class CoverageTests
{
    private const double Spread = .7;
    private static readonly double[] Ratings = [0, .2, .4, .6, .8, 1];

    [Fact]
    public void Clustered_intervals_hold_the_truth_and_naive_ones_do_not()
    {
        var (clustered, naive, joint) = Coverage(seeds: 150);
        // 150 seeds: three standard errors of .95 are ± .053 for one interval; six in one seed are dependent.
        Assert.InRange(clustered, .90, .985);
        Assert.True(naive < clustered - .03, $"{naive} against {clustered}");
        Assert.InRange(joint, .89, 1);
    }

    [Fact]
    public void Over_two_thousand_seeds()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PARALLAX_TEST_SLOW") == "1", "Set PARALLAX_TEST_SLOW=1 for long simulations.");
        var (clustered, naive, joint) = Coverage(seeds: 2000);
        TestContext.Current.TestOutputHelper!.WriteLine($"clustered {clustered:0.0000}, naive {naive:0.0000}, joint {joint:0.0000}");
        Assert.InRange(clustered, .935, .965);
        Assert.True(naive < .90, $"{naive}");
        Assert.True(joint >= .94, $"{joint}");
    }

    private static (double Clustered, double Naive, double Joint) Coverage(int seeds)
    {
        var truth = Rank.Fit(Simulated.Votes(Ratings, 40_000, 10, Spread, 999_983), new RankOptions { RankDraws = 0 });
        var (clustered, naive, joint) = (0, 0, 0);
        for (var seed = 0; seed < seeds; seed++)
        {
            var votes = Simulated.Votes(Ratings, 60, 40, Spread, seed);
            var result = Rank.Fit(votes, new RankOptions { RankDraws = 1000, Seed = seed, Threads = 1 });
            var independent = Rank.Fit(votes, new RankOptions { StandardErrors = RankErrors.Model, RankDraws = 0, Threads = 1 });
            clustered += result.Models.Count(m => Holds(m, truth));
            naive += independent.Models.Count(m => Holds(m, truth));
            if (AllHold(result, truth)) joint++;
        }

        return (clustered / (6.0 * seeds), naive / (6.0 * seeds), joint / (double)seeds);
    }

    private static bool Holds(RankedModel model, RankResult truth) =>
        truth.Models.Single(t => t.Id == model.Id).Rating is { } value && model.Low <= value && value <= model.High;

    /// <summary>True if all differences lie within the simultaneous intervals.</summary>
    private static bool AllHold(RankResult result, RankResult truth)
    {
        int True(int i) => truth.Models.Single(t => t.Id == result.Models[i].Id).Index;
        for (var i = 0; i < 6; i++)
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

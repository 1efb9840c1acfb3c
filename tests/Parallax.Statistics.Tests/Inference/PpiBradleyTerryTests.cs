using CsCheck;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Inference;

public class PpiBradleyTerryTests
{
    /// <summary>The example of 22 games of Wikipedia, in statistics.md: strengths over their geometric mean.</summary>
    [Fact]
    public void From_people_alone_it_is_the_published_fit()
    {
        var votes = new List<JudgedComparison>();
        void Add(int winner, int loser, int times) => votes.AddRange(Enumerable.Repeat(new JudgedComparison(winner, loser, 1, .5), times));
        Add(0, 1, 2);
        Add(1, 0, 3);
        Add(0, 3, 1);
        Add(3, 0, 4);
        Add(1, 2, 5);
        Add(2, 1, 3);
        Add(2, 3, 1);
        Add(3, 2, 3);
        var estimate = PpiBradleyTerry.Of(4, votes.ToArray(), []);
        double[] strengths = [.6398, 1.0433, .6598, 2.2704];
        for (var i = 0; i < 4; i++) Assert.Equal(strengths[i], Math.Exp(estimate.HumanOnly[i].Value!.Value), 4);
        Assert.Equal(0, estimate.Lambda);
        Assert.Equal(estimate.HumanOnly.Select(e => e.Value), estimate.Powered.Select(e => e.Value));
        Assert.True(estimate.Hidden);
    }

    /// <summary>
    /// Two models, by hand: with p the share of wins, the fit is ±½ logit p and H is p(1-p), so one step adds ½ λ (mean f unlabelled - mean f
    /// labelled) / (p(1-p)) to the first, and its standard error is ½ that of the prediction-powered mean, over p(1-p).
    /// </summary>
    [Fact]
    public void Two_models_are_the_mean_on_the_logit_scale()
    {
        double[] y = [1, 0, 1, 1, 0, 1, .5, 1];
        double[] f = [.9, .2, .7, .8, .4, .6, .1, .9];
        double[] u = [.5, .7, .2, .9, .6, .8, .3, .4, .7, .6, .9, .1];
        var mean = PpiMean.Of(y, f, u, .5);
        var p = y.Average();
        var estimate = PpiBradleyTerry.Of(2, [.. y.Zip(f, (a, b) => new JudgedComparison(0, 1, a, b))], [.. u.Select(b => new JudgeOnlyComparison(0, 1, b))], .5);
        Assert.Equal(.5 * Math.Log(p / (1 - p)), estimate.HumanOnly[0].Value!.Value, tolerance: 5e-11);
        Assert.Equal(.5 * (Math.Log(p / (1 - p)) + .5 * (u.Average() - f.Average()) / (p * (1 - p))), estimate.Powered[0].Value!.Value, tolerance: 5e-11);
        Assert.Equal(.5 * mean.PoweredSe!.Value / (p * (1 - p)), Math.Sqrt(estimate.Covariance![0]), tolerance: 5e-11);
        Assert.Equal(.5 * mean.HumanSe!.Value / (p * (1 - p)), (estimate.HumanOnly[0].High - estimate.HumanOnly[0].Value)!.Value / WilsonInterval.Z95, tolerance: 5e-11);
        Assert.Equal(-estimate.Powered[0].Value!.Value, estimate.Powered[1].Value!.Value, tolerance: 5e-11);
    }

    /// <summary>No λ in a fine grid has a smaller trace than the tuned one, up to the change of the Hessian with λ.</summary>
    [Fact]
    public void Lambda_minimises_the_trace()
    {
        var (human, judge) = Draw(new Random(5), [.8, .2, -.3, -.7], 400, 4000, .8);
        var tuned = PpiBradleyTerry.Of(4, human, judge);
        Assert.InRange(tuned.Lambda, .1, 1);
        var best = Enumerable.Range(0, 41).Select(k => k / 40.0).MaxBy(lambda => PpiBradleyTerry.Of(4, human, judge, lambda).Gain);
        Assert.Equal(tuned.Lambda, best, .08);
        Assert.True(tuned.Gain > 1.1);
        Assert.False(tuned.Hidden);
    }

    /// <summary>Left and right change places with y and f: nothing changes.</summary>
    [Fact]
    public void Sides_do_not_matter() =>
        Gen.Int[0, 100_000].Sample(seed =>
        {
            var (human, judge) = Draw(new Random(seed), [.5, 0, -.5], 60, 200, .7);
            var one = PpiBradleyTerry.Of(3, human, judge);
            var other = PpiBradleyTerry.Of(3, Array.ConvertAll(human, v => new JudgedComparison(v.Right, v.Left, 1 - v.Human, 1 - v.Judge)), Array.ConvertAll(judge, v => new JudgeOnlyComparison(v.Right, v.Left, 1 - v.Judge)));
            Assert.Equal(one.Lambda, other.Lambda, 1e-9);
            if (one.Powered[0].Value is not { } rating) return;
            Assert.Equal(rating, other.Powered[0].Value!.Value, 1e-9);
            Assert.Equal(0, one.Powered.Sum(e => e.Value!.Value), 1e-9);
        }, iter: 50);

    [Fact]
    public void Separated_models_are_undefined_and_it_says_why()
    {
        JudgedComparison[] never = [new(0, 1, 1, .9), new(0, 1, 1, .8), new(1, 2, 1, .5), new(2, 1, 1, .5)];
        JudgedComparison[] apart = [new(0, 1, .5, .9), new(2, 3, .5, .8)];
        foreach (var estimate in new[] { PpiBradleyTerry.Of(3, never, []), PpiBradleyTerry.Of(4, apart, []), PpiBradleyTerry.Of(3, [], []), PpiBradleyTerry.Of(1, [], []), PpiBradleyTerry.Of(0, [], []) })
        {
            Assert.All(estimate.Powered, e => Assert.Null(e.Value));
            Assert.All(estimate.HumanOnly, e => Assert.NotNull(e.Note));
            Assert.Null(estimate.Covariance);
            Assert.False(string.IsNullOrWhiteSpace(estimate.Note));
        }
    }

    /// <summary>All ties: equal ratings without a width, which are given no interval.</summary>
    [Fact]
    public void All_ties_have_no_interval_and_a_constant_judge_is_no_NaN()
    {
        JudgedComparison[] ties = [new(0, 1, .5, .5), new(1, 2, .5, .5), new(0, 2, .5, .5)];
        var estimate = PpiBradleyTerry.Of(3, ties, [new(0, 1, .5), new(1, 2, .5)]);
        Assert.All(estimate.Powered, e => Assert.Equal(0, e.Value!.Value, 12));
        Assert.All(estimate.Powered, e => Assert.Null(e.Low));
        Assert.Null(estimate.Gain);
    }

    [Fact]
    public void Impossible_rows_are_refused()
    {
        Assert.Throws<InputException>(() => PpiBradleyTerry.Of(2, [new(0, 2, 1, .5)], []));
        Assert.Throws<InputException>(() => PpiBradleyTerry.Of(2, [new(0, 0, 1, .5)], []));
        Assert.Throws<InputException>(() => PpiBradleyTerry.Of(2, [new(0, 1, 2, .5)], []));
        Assert.Throws<InputException>(() => PpiBradleyTerry.Of(100_000, [new(0, 1, 1, .5)], []));
        Assert.Throws<InputException>(() => PpiBradleyTerry.Of(2, [new(0, 1, 1, .5)], [new(0, 1, double.NaN)]));
    }

    /// <summary>The first of four models at .8; 400 votes of people, 4,000 of a judge that agrees with eight in ten of them.</summary>
    [Fact]
    public void It_covers()
    {
        var seeds = Slow.Asked ? 2000 : 200;
        var (covered, gain) = (0, 0.0);
        for (var seed = 0; seed < seeds; seed++)
        {
            var (human, judge) = Draw(new Random(seed), [.8, .2, -.3, -.7], 400, 4000, .8);
            var estimate = PpiBradleyTerry.Of(4, human, judge);
            gain += estimate.Gain!.Value / seeds;
            if (estimate.Powered[0].Low <= .8 && .8 <= estimate.Powered[0].High) covered++;
        }

        Assert.InRange((double)covered / seeds, seeds == 2000 ? .935 : .91, seeds == 2000 ? .965 : .985);
        Assert.InRange(gain, 1.15, 1.8);
    }

    private static (JudgedComparison[] Human, JudgeOnlyComparison[] Judge) Draw(Random random, double[] ratings, int n, int m, double accuracy)
    {
        (int, int, double, double) One()
        {
            var left = random.Next(ratings.Length);
            var right = (left + 1 + random.Next(ratings.Length - 1)) % ratings.Length;
            var y = random.NextDouble() < 1 / (1 + Math.Exp(ratings[right] - ratings[left])) ? 1.0 : 0;
            return (left, right, y, random.NextDouble() < accuracy ? y : 1 - y);
        }

        var human = Array.ConvertAll(new int[n], _ => One());
        var judge = Array.ConvertAll(new int[m], _ => One());
        return (Array.ConvertAll(human, v => new JudgedComparison(v.Item1, v.Item2, v.Item3, v.Item4)), Array.ConvertAll(judge, v => new JudgeOnlyComparison(v.Item1, v.Item2, v.Item4)));
    }
}

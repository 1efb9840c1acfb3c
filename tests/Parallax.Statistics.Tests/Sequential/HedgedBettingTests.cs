using CsCheck;
using Parallax.Statistics.Input;
using Parallax.Statistics.Sequential;
using Parallax.Statistics.Tests.Inference;

namespace Parallax.Statistics.Tests.Sequential;

public class HedgedBettingTests
{
    /// <summary>
    /// By hand, the first stake: √(2 ln 40 / (¼ ln 2)) = 6.5253, cut to ½ / m for every m above .0766. The test plays both gamblers for each m by itself,
    /// as methods.md 2.4 writes K, and m is left as soon as K reached 20.
    /// </summary>
    [Fact]
    public void It_is_the_formula_as_written()
    {
        double[] scores = [.. Enumerable.Repeat(1.0, 12), .25, .5, 1, .75, 0, 1, 1, .5];
        var betting = new HedgedBetting(steps: 200);
        foreach (var score in scores) betting.Add(score);
        var left = Enumerable.Range(0, 201).Where(i => Left(i / 200.0, scores, .05)).ToArray();
        var inside = Enumerable.Range(0, 201).Except(left).ToArray();
        Assert.Equal(inside.Length - 1, inside[^1] - inside[0]);
        Assert.Equal(Math.Max(0, inside[0] - 1) / 200.0, betting.Interval.Low!.Value, tolerance: 5e-13);
        Assert.Equal(Math.Min(200, inside[^1] + 1) / 200.0, betting.Interval.High!.Value, tolerance: 5e-13);
        Assert.True(betting.Interval.Low > .3);
        Assert.Equal(scores.Average(), betting.Interval.Value!.Value, tolerance: 5e-13);
    }

    [Fact]
    public void It_never_widens_and_mirrors() =>
        Gen.Double[0, 1].Array[1, 60].Sample(scores =>
        {
            var (one, other) = (new HedgedBetting(steps: 100), new HedgedBetting(steps: 100));
            var before = new Estimate(null, 0, 1, 0, "");
            foreach (var score in scores)
            {
                one.Add(score);
                other.Add(1 - score);
                Assert.True(one.Interval.Low >= before.Low && one.Interval.High <= before.High || one.Interval.Low is null);
                before = one.Interval;
                if (before.Low is null) return;
            }

            Assert.Equal(one.Interval.Low!.Value, 1 - other.Interval.High!.Value, .0101);
        }, iter: 50);

    [Fact]
    public void Degenerate_scores_are_no_NaN()
    {
        Assert.Null(new HedgedBetting().Interval.Value);
        var same = new HedgedBetting();
        for (var i = 0; i < 2000; i++) same.Add(.5);
        Assert.InRange(same.Interval.Low!.Value, .4, .5);
        Assert.InRange(same.Interval.High!.Value, .5, .6);
        var ones = new HedgedBetting();
        for (var i = 0; i < 500; i++) ones.Add(1);
        Assert.InRange(ones.Interval.Low!.Value, .95, 1);
        Assert.Equal(1, ones.Interval.High);
        Assert.Throws<InputException>(() => ones.Add(1.01));
        Assert.Throws<InputException>(() => ones.Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HedgedBetting(alpha: 1));
    }

    /// <summary>A mean that changes leaves nothing in the end, and that is said.</summary>
    [Fact]
    public void A_mean_that_changes_is_noticed()
    {
        var betting = new HedgedBetting();
        for (var i = 0; i < 1000; i++) betting.Add(0);
        for (var i = 0; i < 3000; i++) betting.Add(1);
        Assert.Null(betting.Interval.Low);
        Assert.Contains("changed", betting.Interval.Note, StringComparison.Ordinal);
    }

    /// <summary>Ratings of five levels with mean .65, looked at after every one of 500: the mean is ever left in at most .05 of the seeds.</summary>
    [Fact]
    public void The_mean_is_seldom_left()
    {
        var slow = Slow.Asked;
        var (seeds, missed, width) = (slow ? 2000 : 100, 0, 0.0);
        for (var seed = 0; seed < seeds; seed++)
        {
            var (random, betting) = (new Random(seed), new HedgedBetting(steps: slow ? 1000 : 200));
            for (var i = 0; i < 500; i++) betting.Add(Level(random.NextDouble()));
            // The interval only shrinks: looking at the end is looking at every step.
            var interval = betting.Interval;
            if (interval.Low is null || interval.Low > .65 || interval.High < .65) missed++;
            else width += (interval.High - interval.Low)!.Value / seeds;
        }

        Assert.True(missed <= .05 * seeds, $"{missed} of {seeds} missed");
        Assert.InRange(width, .04, .12);
    }

    /// <summary>0, .25, .5, .75, 1 with chances .05, .1, .3, .3, .25: mean .025 + .15 + .225 + .25 = .65.</summary>
    private static double Level(double u) => u < .05 ? 0 : u < .15 ? .25 : u < .45 ? .5 : u < .75 ? .75 : 1;

    private static bool Left(double m, double[] scores, double alpha)
    {
        var (plus, minus, sum, squares) = (1.0, 1.0, 0.0, 0.0);
        for (var t = 1; t <= scores.Length; t++)
        {
            var stake = Math.Sqrt(2 * Math.Log(2 / alpha) / ((.25 + squares) / t * t * Math.Log(1 + t)));
            plus *= 1 + Math.Min(stake, .5 / m) * (scores[t - 1] - m);
            minus *= 1 - Math.Min(stake, .5 / (1 - m)) * (scores[t - 1] - m);
            if (Math.Max(.5 * plus, .5 * minus) >= 1 / alpha) return true;
            sum += scores[t - 1];
            var mean = (.5 + sum) / (t + 1);
            squares += (scores[t - 1] - mean) * (scores[t - 1] - mean);
        }

        return false;
    }
}

using System.Text.Json;
using Parallax.Statistics.Sequential;

namespace Parallax.Statistics.Tests.Sequential;

public class GoldTests
{
    /// <summary>ln(.95 / .01) = 4.553877, ln(.05 / .99) = -2.985682.</summary>
    [Fact]
    public void Bounds_are_Walds()
    {
        Assert.Equal(4.554, GoldDesign.Default.Upper, 3);
        Assert.Equal(-2.986, GoldDesign.Default.Lower, 3);
    }

    /// <summary>A miss adds ln(.4 / .1) = 1.386, a hit ln(.6 / .9) = -.405: 3 · 1.386 = 4.159 and 7 · .405 = 2.838 do not suffice.</summary>
    [Fact]
    public void Four_straight_misses_flag_and_eight_straight_hits_pass()
    {
        Assert.Equal(GoldVerdict.Continue, Straight(false, 3).Verdict);
        Assert.Equal(GoldVerdict.Flag, Straight(false, 4).Verdict);
        Assert.Equal(GoldVerdict.Continue, Straight(true, 7).Verdict);
        Assert.Equal(GoldVerdict.Pass, Straight(true, 8).Verdict);
        Assert.Equal(new GoldSequentialTest(8, 0, GoldVerdict.Pass), Straight(true, 20));
    }

    /// <summary>Right and wrong at about the rate that adds nothing (.774): after 40 a person decides.</summary>
    [Fact]
    public void Forty_without_a_verdict_are_referred()
    {
        var test = new GoldSequentialTest();
        var given = 0;
        while (test.Verdict == GoldVerdict.Continue) test = test.Add(given++ % 9 is not (1 or 5));
        Assert.Equal(GoldVerdict.Refer, test.Verdict);
        Assert.Equal(40, given);
        Assert.Equal(40, test.Right + test.Wrong);
    }

    [Fact]
    public void State_is_stored_and_taken_up()
    {
        var test = Straight(true, 5).Add(false);
        Assert.Equal(test, JsonSerializer.Deserialize<GoldSequentialTest>(JsonSerializer.Serialize(test)));
        var cusum = new GoldCusum().Add(false);
        Assert.Equal(cusum, JsonSerializer.Deserialize<GoldCusum>(JsonSerializer.Serialize(cusum)));
        var votes = new BetaBinomialTest().Add(.5);
        Assert.Equal(votes, JsonSerializer.Deserialize<BetaBinomialTest>(JsonSerializer.Serialize(votes)));
    }

    /// <summary>
    /// The table of methods.md 5, not simulated but summed exactly over the states (right, wrong), without the cap: P(flag) and mean gold.
    /// </summary>
    [Theory]
    [InlineData(.90, .006, 13.8)]
    [InlineData(.80, .233, 27.2)]
    [InlineData(.70, .776, 24.8)]
    [InlineData(.60, .960, 15.2)]
    public void Chance_of_a_flag_and_gold_used(double accuracy, double flag, double gold)
    {
        var run = Exact(accuracy, new GoldDesign(Most: int.MaxValue), 400);
        Assert.Equal(flag, run.Flag, .02);
        Assert.Equal(gold, run.Gold, .4);
    }

    /// <summary>With the cap of 40 a good contributor is flagged in less than .01 and a bad one passes in less than .05.</summary>
    [Fact]
    public void Errors_stay_within_the_design()
    {
        Assert.True(Exact(.90, GoldDesign.Default, 40).Flag < .01);
        Assert.True(Exact(.60, GoldDesign.Default, 40).Pass < .05);
        var grey = Exact(.75, GoldDesign.Default, 40);
        Assert.InRange(1 - grey.Flag - grey.Pass, .1, .4);
    }

    /// <summary>
    /// A miss adds 1.386 and a hit takes .405: three misses are 4.159, no alarm; a hit and a miss more are 4.159 - .405 + 1.386 = 5.140, an alarm.
    /// A hundred hits before leave the sum at 0.
    /// </summary>
    [Fact]
    public void The_cumulative_sum_alarms_after_four_misses_and_forgets_old_hits()
    {
        var sum = new GoldCusum();
        for (var i = 0; i < 100; i++) sum = sum.Add(true);
        Assert.Equal(new GoldCusum(0, false), sum);
        sum = sum.Add(false).Add(false).Add(false);
        Assert.Equal(3 * Math.Log(4), sum.Sum, 12);
        Assert.False(sum.Alarm);
        sum = sum.Add(true).Add(false);
        Assert.True(sum.Alarm);
        Assert.Equal(5.140, sum.Sum, 3);
        Assert.Equal(sum, sum.Add(true));
    }

    [Fact]
    public void A_design_that_cannot_be_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => new GoldSequentialTest().Add(true, new GoldDesign(Good: .5, Bad: .6)));
        Assert.Throws<InvalidOperationException>(() => new GoldSequentialTest().Add(true, new GoldDesign(Good: 1)));
        Assert.Throws<InvalidOperationException>(() => new GoldCusum().Add(true, new GoldDesign(Alpha: 0)));
    }

    private static GoldSequentialTest Straight(bool right, int times)
    {
        var test = new GoldSequentialTest();
        for (var i = 0; i < times; i++) test = test.Add(right);
        return test;
    }

    private static (double Flag, double Pass, double Gold) Exact(double accuracy, GoldDesign design, int most)
    {
        var alive = new Dictionary<GoldSequentialTest, double> { [new()] = 1 };
        var (flag, pass, gold) = (0.0, 0.0, 0.0);
        for (var n = 1; n <= most; n++)
        {
            gold += alive.Values.Sum();
            var next = new Dictionary<GoldSequentialTest, double>();
            foreach (var (test, mass) in alive)
            {
                foreach (var right in new[] { true, false })
                {
                    var after = test.Add(right, design);
                    var share = mass * (right ? accuracy : 1 - accuracy);
                    if (after.Verdict == GoldVerdict.Flag) flag += share;
                    else if (after.Verdict == GoldVerdict.Pass) pass += share;
                    else if (after.Verdict == GoldVerdict.Continue) next[after] = next.GetValueOrDefault(after) + share;
                }
            }

            alive = next;
        }

        return (flag, pass, gold);
    }
}

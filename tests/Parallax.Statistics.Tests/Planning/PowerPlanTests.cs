using Parallax.Statistics.Input;
using Parallax.Statistics.Planning;

namespace Parallax.Statistics.Tests.Planning;

public class PowerPlanTests
{
    /// <summary>The fixed designs of methods.md 2.4: 783, 194, 85, 47 votes at 80% power. By hand for .60: (.979982 + .841621 · .489898)² / .01 = 193.9.</summary>
    [Theory]
    [InlineData(.55, 783)]
    [InlineData(.60, 194)]
    [InlineData(.65, 85)]
    [InlineData(.70, 47)]
    [InlineData(.30, 47)]
    public void Win_rates(double winRate, double votes) => Assert.Equal(votes, PowerPlan.WinRate(winRate)["votes"]);

    /// <summary>
    /// R's documentation of power.prop.test: p1 = .50, p2 = .75, power .90 gives n = 76.7, so 77; and n = 50 has power .740, so that power .740 needs 50 (.7401 of 50: not 49).
    /// </summary>
    [Theory]
    [InlineData(.50, .75, .90, 77)]
    [InlineData(.50, .75, .7395, 50)]
    [InlineData(.75, .50, .90, 77)]
    public void Two_proportions(double first, double second, double power, double perGroup) => Assert.Equal(perGroup, PowerPlan.TwoProportions(first, second, power: power)["per group"]);

    /// <summary>
    /// Connor (1987), the example of powerandsamplesize.com: p01 = .45, p10 = .05 needs 23 pairs at power .8, two-sided; 23 as well one-sided at power .9, which is α = .10 here.
    /// By hand: (1.959964 √.5 + .841621 √.34)² / .16 = 22.01, so 23.
    /// </summary>
    [Theory]
    [InlineData(.45, .05, .05, .80, 23)]
    [InlineData(.05, .45, .10, .90, 23)]
    public void Paired_proportions(double onlyFirst, double onlySecond, double alpha, double power, double tasks) => Assert.Equal(tasks, PowerPlan.Paired(onlyFirst, onlySecond, alpha, power)["tasks"]);

    /// <summary>The textbook rule 16 σ² / δ² of two groups (Lehr 1992) is 8 σ² / δ² for one: half a standard deviation needs (1.959964 + .841621)² / .25 = 31.4.</summary>
    [Fact]
    public void Paired_means() => Assert.Equal(32, PowerPlan.PairedMean(-.5, 1)["tasks"]);

    [Fact]
    public void Without_a_difference_nothing_helps()
    {
        foreach (var plan in new[] { PowerPlan.WinRate(.5), PowerPlan.TwoProportions(.3, .3), PowerPlan.Paired(.1, .1), PowerPlan.Paired(0, 0), PowerPlan.PairedMean(0, 1) })
        {
            Assert.Empty(plan.Needed);
            Assert.False(string.IsNullOrWhiteSpace(plan.Note));
        }
    }

    [Fact]
    public void Impossible_inputs_are_refused()
    {
        Assert.Throws<InputException>(() => PowerPlan.WinRate(1));
        Assert.Throws<InputException>(() => PowerPlan.WinRate(.6, power: 1));
        Assert.Throws<InputException>(() => PowerPlan.WinRate(.6, alpha: 0));
        Assert.Throws<InputException>(() => PowerPlan.Paired(.6, .6));
        Assert.Throws<InputException>(() => PowerPlan.PairedMean(.1, 0));
        Assert.Throws<InputException>(() => PowerPlan.PairedMean(double.NaN, 1));
    }

    /// <summary>The fixed design for .60 finds it in about eight of ten draws of 194 votes, by the z-test at 1.96.</summary>
    [Fact]
    public void The_promised_power_is_reached()
    {
        var random = new Random(1);
        var found = Enumerable.Range(0, 2000).Count(_ =>
        {
            var wins = Enumerable.Range(0, 194).Count(_ => random.NextDouble() < .6);
            return Math.Abs(wins - 97) / Math.Sqrt(194 * .25) > 1.959964;
        });
        Assert.InRange(found / 2000.0, .77, .84);
    }
}

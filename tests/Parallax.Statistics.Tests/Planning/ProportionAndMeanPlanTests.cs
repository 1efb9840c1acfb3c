using CsCheck;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;
using Parallax.Statistics.Planning;

namespace Parallax.Statistics.Tests.Planning;

public class ProportionAndMeanPlanTests
{
    /// <summary>
    /// Cochran (1977): n = 1.96² · .25 / .05² = 384.1, so 385; for ±3% 1067.1, so 1068; at 99% and ±5% 663.5, so 664. Of 1,000 in all 384.146 / (1 + 383.146 / 1000) = 277.7, so 278,
    /// the value of the table of Krejcie and Morgan (1970). Wilson at p = ½ has half-width z / (2 √(n + z²)): n = 384.146 - 3.841 = 380.3, so 381; of 1,000 381 / 1.38 = 276.1, so 277.
    /// </summary>
    [Theory]
    [InlineData(.05, .5, .95, null, 381, 385)]
    [InlineData(.03, .5, .95, null, 1064, 1068)]
    [InlineData(.05, .5, .99, null, 657, 664)]
    [InlineData(.05, .5, .95, 1000L, 277, 278)]
    public void Published_sizes(double half, double p, double confidence, long? population, double wilson, double normal)
    {
        var plan = ProportionPlan.Tasks(half, p, confidence, population);
        Assert.Equal(normal, plan["tasks (normal)"]);
        Assert.Equal(wilson, plan["tasks"]);
        Assert.NotEmpty(plan.Formula);
        Assert.NotEmpty(plan.Source);
        Assert.Contains(plan.Inputs, q => q.Name == "half-width" && q.Value == half);
    }

    /// <summary>The interval of Wilson that is later computed has at most the width that was planned, and with one task less it has not.</summary>
    [Fact]
    public void The_interval_has_the_planned_width() =>
        Gen.Double[.005, .2].Sample(half =>
        {
            var n = (long)ProportionPlan.Tasks(half)["tasks"]!.Value;
            if (n % 2 == 1) n++;
            var estimate = WilsonInterval.Of(n / 2, n);
            Assert.True((estimate.High - estimate.Low) / 2 <= half + 1e-12);
            if (n < 4) return;
            var less = WilsonInterval.Of(n / 2 - 1, n - 2);
            Assert.True((less.High - less.Low) / 2 > half);
        });

    /// <summary>No error among all: normal theory needs nothing, Wilson z² / (2 (n + z²)) ≤ .05 gives n = 34.6, so 35.</summary>
    [Fact]
    public void A_proportion_of_nothing_still_needs_tasks() => Assert.Equal((35.0, 1.0), (ProportionPlan.Tasks(.05, 0)["tasks"], ProportionPlan.Tasks(.05, 0)["tasks (normal)"]));

    [Theory]
    [InlineData(0, .5, .95)]
    [InlineData(.6, .5, .95)]
    [InlineData(1e-12, .5, .95)]
    [InlineData(.05, 1.5, .95)]
    [InlineData(.05, .5, 1)]
    [InlineData(double.NaN, .5, .95)]
    public void Impossible_proportions_are_refused(double half, double p, double confidence) => Assert.Throws<InputException>(() => ProportionPlan.Tasks(half, p, confidence));

    /// <summary>
    /// By hand: h = .2, z = 1.959964, so the variance may be .010413. Crossed, 20 raters, overlap 3, components .5, .1, .6: .010413 - .005 = .005413 is left for
    /// (.5 + .2) / n, n = 129.3, so 130 and 390 ratings. Nested: (.5 + .7 / 3) / .010413 = 70.4, so 71.
    /// </summary>
    [Fact]
    public void Items_by_hand()
    {
        var crossed = MeanPlan.Items(.2, .5, .1, .6, 20, 3);
        Assert.Equal((130.0, 390.0), (crossed["items"], crossed["ratings"]));
        Assert.Equal(71, MeanPlan.Items(.2, .5, .1, .6, 20, 3, RatingDesign.Nested)["items"]);
    }

    /// <summary>What raters differ by does not average out over items: with .1 / 9 above .010413 nine raters never suffice.</summary>
    [Fact]
    public void Too_few_raters_cannot_be_mended_by_items()
    {
        var plan = MeanPlan.Items(.2, .5, .1, .6, 9, 3);
        Assert.Empty(plan.Needed);
        Assert.Contains("more than 9 raters", plan.Note, StringComparison.Ordinal);
        Assert.NotNull(MeanPlan.Items(.2, .5, .1, .6, 10, 3)["items"]);
    }

    /// <summary>The variance of the plan is within the target, and with one item less it is not.</summary>
    [Fact]
    public void The_plan_reaches_its_target_and_no_more() =>
        Gen.Select(Gen.Double[.01, 2], Gen.Double[0, .2], Gen.Double[0, 2], Gen.Int[5, 60], Gen.Int[1, 5]).Sample((item, rater, rest, raters, overlap) =>
        {
            if (MeanPlan.Items(.25, item, rater, rest, raters, overlap)["items"] is not { } items) return;
            double Half(double n) => WilsonInterval.Z95 * Math.Sqrt(item / n + rater / raters + rest / (n * overlap));
            Assert.True(Half(items) <= .25 + 1e-9);
            if (items > 1) Assert.True(Half(items - 1) > .25 - 1e-9);
        });

    [Fact]
    public void Impossible_means_are_refused()
    {
        Assert.Throws<InputException>(() => MeanPlan.Items(0, 1, 1, 1, 5, 1));
        Assert.Throws<InputException>(() => MeanPlan.Items(.1, -1, 1, 1, 5, 1));
        Assert.Throws<InputException>(() => MeanPlan.Items(.1, 1, 1, 1, 2, 3));
        Assert.Throws<InputException>(() => MeanPlan.Items(.1, 1, 1, double.NaN, 2, 1));
        Assert.Equal(1, MeanPlan.Items(.1, 0, 0, 0, 1, 1)["items"]);
    }
}

using CsCheck;
using Parallax.Statistics.Input;
using Parallax.Statistics.Planning;

namespace Parallax.Statistics.Tests.Planning;

public class OverlapAndRankingTests
{
    /// <summary>By hand, accuracy .8: three reach .512 + 3 · .128 = .896, five .94208, seven .966656.</summary>
    [Theory]
    [InlineData(.8, .80, 1, .8)]
    [InlineData(.8, .89, 3, .896)]
    [InlineData(.8, .90, 5, .94208)]
    [InlineData(.8, .95, 7, .966656)]
    public void Majority_by_hand(double accuracy, double target, double overlap, double reached)
    {
        var plan = OverlapPlan.Majority(accuracy, target);
        Assert.Equal(overlap, plan["overlap"]);
        Assert.Equal(reached, plan["accuracy"]!.Value, tolerance: 5e-11);
    }

    [Fact]
    public void Workers_that_guess_never_suffice()
    {
        Assert.Empty(OverlapPlan.Majority(.5, .9).Needed);
        Assert.Contains("half of the time", OverlapPlan.Majority(.3, .9).Note, StringComparison.Ordinal);
        Assert.Empty(OverlapPlan.Majority(.501, .99).Needed);
        Assert.Equal(1, OverlapPlan.Majority(.4, .3)["overlap"]);
        Assert.Equal(1, OverlapPlan.Majority(1, .999)["overlap"]);
        Assert.Throws<InputException>(() => OverlapPlan.Majority(.8, 1));
        Assert.Throws<InputException>(() => OverlapPlan.Majority(double.NaN, .9));
    }

    /// <summary>Workers of one accuracy in two classes are the majority vote; 20,000 tasks have a standard error under .0022 here.</summary>
    [Theory]
    [InlineData(.89, 3, .896)]
    [InlineData(.93, 5, .94208)]
    public void Equal_workers_are_a_majority(double target, double overlap, double reached)
    {
        var plan = OverlapPlan.Posterior([.8], 2, target);
        Assert.Equal(overlap, plan["overlap"]);
        Assert.Equal(reached, plan["accuracy"]!.Value, .0066);
    }

    /// <summary>By hand, two of {.9, .6} in two classes: the better one decides. Two of the same break no tie: pairs 90/90 .9, 60/60 .6, 90/60 and 60/90 .9; mean .825.</summary>
    [Fact]
    public void Better_workers_weigh_more()
    {
        var one = OverlapPlan.Posterior([.9, .6], 2, .74, 1);
        Assert.Equal(.75, one["accuracy"]!.Value, .01);
        var two = OverlapPlan.Posterior([.9, .6], 2, .8);
        Assert.Equal(2, two["overlap"]);
        Assert.Equal(.825, two["accuracy"]!.Value, .01);
    }

    [Fact]
    public void Simulations_repeat_and_fail_with_words()
    {
        Assert.Equal(OverlapPlan.Posterior([.7, .9], 4, .95, seed: 7)["accuracy"], OverlapPlan.Posterior([.7, .9], 4, .95, seed: 7)["accuracy"]);
        var never = OverlapPlan.Posterior([.5], 2, .9);
        Assert.Empty(never.Needed);
        Assert.Contains("overlap of 25", never.Note, StringComparison.Ordinal);
        Assert.Equal(1, OverlapPlan.Posterior([0], 2, .9)["overlap"]);
        Assert.Throws<InputException>(() => OverlapPlan.Posterior([], 2, .9));
        Assert.Throws<InputException>(() => OverlapPlan.Posterior([.8], 1, .9));
        Assert.Throws<InputException>(() => OverlapPlan.Posterior([1.2], 2, .9));
    }

    /// <summary>By hand, gap .25 logit: p = .562177, p(1-p) = .246134; (1.959964 + .841621)² = 7.848880; 7.848880 / (.246134 · .0625) = 510.2.</summary>
    [Fact]
    public void Two_models_by_hand() => Assert.Equal(511, RankingPlan.Pair(.25)["comparisons"]);

    /// <summary>Two models are a pair. For close models H of one round is near (M I - 11') / 4, so that two neighbours have variance 8 / M: m = z² · 8 / (M gap²), from above.</summary>
    [Fact]
    public void Round_robins_agree_with_the_closed_forms()
    {
        Assert.Equal(511, RankingPlan.RoundRobin(2, .25)["comparisons"]);
        // z of .05 shared by nine is 2.772869 (p = .05 / 18), plus .841621: 3.614490² = 13.064538; / .0001 · .8 = 104,516.
        Assert.Equal(104_516, RankingPlan.RoundRobin(10, .01)["per pair"]!.Value, 200.0);
        Assert.Equal(RankingPlan.RoundRobin(10, .01)["per pair"] * 45, RankingPlan.RoundRobin(10, .01)["comparisons"]);
    }

    /// <summary>
    /// Simulated in methods.md 2.1: 12 models, equal gaps of .25, uniform pairs, all eleven neighbours at z ≥ 1.96 after 10,593 comparisons (median). α of .55 over eleven is .05 each;
    /// that all are apart in half of the runs lies between power .8 and .95 for each.
    /// </summary>
    [Fact]
    public void The_simulated_ranking_is_met() =>
        Assert.InRange(10_593, RankingPlan.RoundRobin(12, .25, .55, .8)["comparisons"]!.Value, RankingPlan.RoundRobin(12, .25, .55, .95)["comparisons"]!.Value);

    /// <summary>The gap that is easier to see needs fewer comparisons, up to where distant models say little of each other.</summary>
    [Fact]
    public void Wider_gaps_need_fewer() =>
        Gen.Select(Gen.Int[2, 20], Gen.Double[.02, .3]).Sample((models, gap) =>
            Assert.True(RankingPlan.RoundRobin(models, gap * 1.1)["comparisons"] <= RankingPlan.RoundRobin(models, gap)["comparisons"]));

    [Fact]
    public void Equal_or_endless_gaps_say_why()
    {
        Assert.Empty(RankingPlan.Pair(0).Needed);
        Assert.Empty(RankingPlan.RoundRobin(5, 0).Needed);
        var far = RankingPlan.RoundRobin(5, 1000);
        Assert.True(far.Needed.Count == 0 && far.Note is not null);
        Assert.Throws<InputException>(() => RankingPlan.Pair(double.NaN));
        Assert.Throws<InputException>(() => RankingPlan.RoundRobin(1, .1));
    }

    /// <summary>Neyman by hand: w σ = .5 · .2, .3 · .4, .2 · .4 are .10, .12, .08; of 300 that is 100, 120, 80. With at least 90 the third takes 90, the others share 210 as 10 to 12.</summary>
    [Fact]
    public void Strata_by_hand()
    {
        (string, double, double)[] strata = [("a", .5, .2), ("b", .3, .4), ("c", .2, .4)];
        Assert.Equal([100.0, 120, 80], StrataPlan.Neyman(300, strata).Needed.Select(q => q.Value));
        Assert.Equal([95.0, 115, 90], StrataPlan.Neyman(300, strata, 90).Needed.Select(q => q.Value));
        Assert.Empty(StrataPlan.Neyman(20, strata).Needed);
        Assert.Equal([10.0, 10, 10], StrataPlan.Neyman(30, strata).Needed.Select(q => q.Value));
        Assert.Throws<InputException>(() => StrataPlan.Neyman(20, []));
    }

    [Fact]
    public void Shares_add_to_the_total() =>
        Gen.Select(Gen.Select(Gen.Double[.01, 5], Gen.Double[0, 3]).Array[1, 8], Gen.Int[80, 5000]).Sample((strata, total) =>
        {
            var plan = StrataPlan.Neyman(total, [.. strata.Select((s, k) => ($"s{k}", s.Item1, s.Item2))]);
            Assert.Equal(total, plan.Needed.Sum(q => q.Value));
            Assert.All(plan.Needed, q => Assert.True(q.Value >= 10));
        });
}

using CsCheck;
using Parallax.Statistics.Input;
using Parallax.Statistics.Planning;

namespace Parallax.Statistics.Tests.Planning;

public class ReliabilityAndAcceptanceTests
{
    /// <summary>P(X = 0) of such a sample is below what a double holds. By exact sums in Python: P(X ≤ 1000) is above .05 at 21,033 and not at 21,034.</summary>
    [Fact]
    public void A_thousand_accepted_errors() => Assert.Equal(21034, AcceptancePlan.Sample(.05, .95, 1000, 1_000_000)["sample"]);

    /// <summary>
    /// Shrout and Fleiss (1979): their ICC(2,1) is .29 and ICC(2,4) .62, so that for .62 four raters are needed. By hand for .4 and .8: .8 · .6 / (.4 · .2) = 6 exactly.
    /// </summary>
    [Theory]
    [InlineData(.29, .62, 4)]
    [InlineData(.4, .8, 6)]
    [InlineData(.9, .8, 1)]
    [InlineData(.5, .9, 9)]
    public void Raters_for_a_reliability(double oneRating, double target, double raters)
    {
        var plan = ReliabilityPlan.Raters(oneRating, target);
        Assert.Equal(raters, plan["raters"]);
        Assert.True(plan["reliability"] >= target - 1e-9);
    }

    [Fact]
    public void Raters_that_agree_by_chance_never_suffice()
    {
        Assert.Empty(ReliabilityPlan.Raters(0, .8).Needed);
        Assert.False(string.IsNullOrWhiteSpace(ReliabilityPlan.Raters(-.1, .8).Note));
        Assert.Throws<InputException>(() => ReliabilityPlan.Raters(.5, 1));
        Assert.Throws<InputException>(() => ReliabilityPlan.Raters(double.NaN, .5));
    }

    /// <summary>
    /// The sizes known from attribute sampling at 95%: without an error ln .05 / ln .95 = 58.4, so 59; 299 for 1%; with one error 93 and with two 124 for 5%; 22 for 10% at 90%.
    /// </summary>
    [Theory]
    [InlineData(.05, .95, 0, 59)]
    [InlineData(.01, .95, 0, 299)]
    [InlineData(.05, .95, 1, 93)]
    [InlineData(.05, .95, 2, 124)]
    [InlineData(.10, .90, 0, 22)]
    public void Published_samples(double rate, double confidence, int accepted, double sample) => Assert.Equal(sample, AcceptancePlan.Sample(rate, confidence, accepted)["sample"]);

    /// <summary>
    /// By hand, 10 in all with 2 errors, none accepted, at 95%: 7 of 10 show none with chance C(8,7) / C(10,7) = 8 / 120 = .0667, 8 with 1 / 45 = .0222: so 8.
    /// A large batch needs as many as an endless one, a small one fewer.
    /// </summary>
    [Fact]
    public void A_batch_with_an_end_needs_fewer()
    {
        Assert.Equal(8, AcceptancePlan.Sample(.2, .95, 0, 10)["sample"]);
        Assert.Equal(59, AcceptancePlan.Sample(.05, .95, 0, 10_000_000)["sample"]);
        Assert.Equal(93, AcceptancePlan.Sample(.05, .95, 1, 10_000_000)["sample"]);
        Assert.Equal(59, AcceptancePlan.Sample(.05, .95, 0, long.MaxValue)["sample"]);
        Assert.True(AcceptancePlan.Sample(.05, .95, 0, 200)["sample"] < 59);
        Assert.Equal(1, AcceptancePlan.Sample(.99, .95, 0, 1)["sample"]);
    }

    /// <summary>The chance to accept, summed term by term, is at most 1 - confidence at the sample planned, and more with one fewer.</summary>
    [Fact]
    public void The_sample_is_the_smallest_that_shows_it() =>
        Gen.Select(Gen.Double[.01, .3], Gen.Int[0, 4], Gen.Double[.8, .99]).Sample((rate, accepted, confidence) =>
        {
            var n = (int)AcceptancePlan.Sample(rate, confidence, accepted)["sample"]!.Value;
            Assert.True(Accepted(n, rate, accepted) <= 1 - confidence + 1e-9);
            Assert.True(n == accepted + 1 || Accepted(n - 1, rate, accepted) > 1 - confidence - 1e-9);
        });

    [Fact]
    public void A_batch_that_always_passes_is_named()
    {
        var plan = AcceptancePlan.Sample(.05, .95, 2, 20);
        Assert.Empty(plan.Needed);
        Assert.Contains("always passes", plan.Note, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => AcceptancePlan.Sample(0));
        Assert.Throws<InputException>(() => AcceptancePlan.Sample(.05, 1));
        Assert.Throws<InputException>(() => AcceptancePlan.Sample(.05, .95, -1));
        Assert.Throws<InputException>(() => AcceptancePlan.Sample(.05, .95, 0, 0));
        Assert.Empty(AcceptancePlan.Sample(1e-12).Needed);
    }

    private static double Accepted(int n, double rate, int accepted)
    {
        var term = Math.Pow(1 - rate, n);
        var sum = term;
        for (var k = 0; k < accepted; k++) sum += term *= (n - k) / (k + 1.0) * rate / (1 - rate);
        return sum;
    }
}

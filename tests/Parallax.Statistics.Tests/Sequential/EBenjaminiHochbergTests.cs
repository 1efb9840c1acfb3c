using CsCheck;
using Parallax.Statistics.Input;
using Parallax.Statistics.Sequential;
using Parallax.Statistics.Tests.Inference;

namespace Parallax.Statistics.Tests.Sequential;

public class EBenjaminiHochbergTests
{
    /// <summary>By hand, K = 4, α = .05: the thresholds 4 / (.05 k) are 80, 40, 26.7, 20. Sorted 100, 45, 25, 3: k = 2 is the largest that holds.</summary>
    [Fact]
    public void By_hand() => Assert.Equal([false, true, false, true], EBenjaminiHochberg.Rejected([25, 100, 3, 45]));

    /// <summary>45 alone is under 80, but with 41 two reach 40: an e-value can be rejected thanks to others. All at 20 are rejected together.</summary>
    [Fact]
    public void Together_they_reach_what_none_reaches_alone()
    {
        Assert.Equal([true, true, false, false], EBenjaminiHochberg.Rejected([45, 41, 1, 1]));
        Assert.Equal([true, true, true, true], EBenjaminiHochberg.Rejected([20, 20, 20, 20]));
        Assert.Equal([false, false], EBenjaminiHochberg.Rejected([39, 19]));
    }

    [Fact]
    public void Degenerate_inputs()
    {
        Assert.Empty(EBenjaminiHochberg.Rejected([]));
        Assert.Equal([true, false], EBenjaminiHochberg.Rejected([double.PositiveInfinity, 0]));
        Assert.Throws<InputException>(() => EBenjaminiHochberg.Rejected([-1]));
        Assert.Throws<InputException>(() => EBenjaminiHochberg.Rejected([double.NaN]));
        Assert.Throws<InputException>(() => EBenjaminiHochberg.Rejected([1], 0));
    }

    [Fact]
    public void Order_does_not_matter_and_more_evidence_never_hurts() =>
        Gen.Select(Gen.Double[0, 200].Array[1, 30], Gen.Int[0, 29]).Sample((e, at) =>
        {
            var rejected = EBenjaminiHochberg.Rejected(e);
            Assert.Equal(rejected.Reverse(), EBenjaminiHochberg.Rejected(e.Reverse().ToArray()));
            e[at % e.Length] *= 2;
            var after = EBenjaminiHochberg.Rejected(e);
            Assert.All(rejected.Zip(after), pair => Assert.True(!pair.First || pair.Second));
        });

    /// <summary>Twenty pairs of models, fifteen of them equal: of those called different, at most .05 on the mean are equal.</summary>
    [Fact]
    public void False_discoveries_stay_below_alpha()
    {
        var (seeds, rate, found) = (Slow.Asked ? 2000 : 200, 0.0, 0.0);
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            var e = Enumerable.Range(0, 20).Select(pair => Votes(random, pair < 15 ? .5 : .7, 150).EValue()).ToArray();
            var rejected = EBenjaminiHochberg.Rejected(e);
            var (wrong, all) = (rejected.Take(15).Count(r => r), rejected.Count(r => r));
            rate += all == 0 ? 0 : (double)wrong / all / seeds;
            found += (all - wrong) / 5.0 / seeds;
        }

        Assert.True(rate <= .05, $"false discovery rate {rate}");
        Assert.True(found > .8, $"power {found}");
    }

    private static BetaBinomialTest Votes(Random random, double winRate, int votes)
    {
        var wins = Enumerable.Range(0, votes).Count(_ => random.NextDouble() < winRate);
        return new BetaBinomialTest(wins, votes - wins);
    }
}

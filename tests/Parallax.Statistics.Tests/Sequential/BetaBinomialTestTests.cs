using CsCheck;
using Parallax.Statistics.Sequential;

namespace Parallax.Statistics.Tests.Sequential;

public class BetaBinomialTestTests
{
    /// <summary>
    /// Golden values of methods.md 2.4, a = 5. By hand for (12, 3): B(17, 8) / B(5, 5) · 2^15 = 630 / (17 C(24, 17)) · 32768 = 630 / 5883768 · 32768 = 3.50861.
    /// The ends there are the innermost points of a grid and up to 1e-5 inside the roots of E = 20; the roots, bisected a second time in Python with
    /// its lgamma, are asserted to eight digits.
    /// </summary>
    [Theory]
    [InlineData(60, 40, 1.86566, .45229, .73632, .4522805734, .7363292339)]
    [InlineData(65, 35, 19.30666, .49942, .78267, .4994131155, .7826737144)]
    [InlineData(12, 3, 3.50861, .41603, .98112, .4160287973, .9811202591)]
    public void Golden_values(double wins, double losses, double e, double low, double high, double lowRoot, double highRoot)
    {
        var test = new BetaBinomialTest(wins, losses);
        Assert.Equal(e, test.EValue(), 5e-6);
        Assert.Equal(low, test.Interval().Low!.Value, 1e-5);
        Assert.Equal(high, test.Interval().High!.Value, 1e-5);
        Assert.Equal(lowRoot, test.Interval().Low!.Value, 1e-8);
        Assert.Equal(highRoot, test.Interval().High!.Value, 1e-8);
        Assert.Equal(wins / (wins + losses), test.Interval().Value!.Value, tolerance: 5e-13);
    }

    /// <summary>Votes one by one are the totals, whatever their order; the interval mirrors, holds the share, and its ends are where E is 1 / α.</summary>
    [Fact]
    public void It_knows_only_totals_and_mirrors() =>
        Gen.Select(Gen.Int[0, 2].Select(k => k / 2.0).Array[1, 40], Gen.Double[.01, .2]).Sample((votes, alpha) =>
        {
            var (one, other) = (new BetaBinomialTest(), new BetaBinomialTest());
            foreach (var vote in votes) one = one.Add(vote);
            foreach (var vote in votes.Reverse()) other = other.Add(1 - vote);
            var (a, b) = (one.Interval(alpha), other.Interval(alpha));
            Assert.Equal(a.Low!.Value, 1 - b.High!.Value, 1e-9);
            Assert.InRange(a.Value!.Value, a.Low.Value, a.High!.Value);
            if (a.Low > 0) Assert.Equal(-Math.Log(alpha), one.LogEValue(a.Low.Value), 1e-6);
            if (a.High < 1) Assert.Equal(-Math.Log(alpha), one.LogEValue(a.High.Value), 1e-6);
            Assert.Equal(one.Rejects(alpha), a.Low > .5 || a.High < .5);
        });

    [Fact]
    public void Degenerate_states_are_no_NaN()
    {
        var none = new BetaBinomialTest();
        Assert.Null(none.Interval().Value);
        Assert.Equal(1, none.EValue(), tolerance: 5e-13);
        var all = new BetaBinomialTest(40, 0);
        Assert.Equal(1, all.Interval().High);
        Assert.InRange(all.Interval().Low!.Value, .5, 1);
        Assert.Equal(double.MaxValue, all.EValue(0));
        Assert.Equal(double.MaxValue, new BetaBinomialTest(5000, 0).EValue());
        Assert.Throws<ArgumentOutOfRangeException>(() => none.Add(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => none.Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => none.Interval(0));
        Assert.Throws<InvalidOperationException>(() => new BetaBinomialTest(-1, 2).EValue());
    }

    /// <summary>
    /// The table of methods.md 2.4, not simulated but summed exactly over the states (votes, wins) up to 2,000 votes, looked at after every
    /// vote: false alarm .040 at one half; mean votes to decide 896 (power .92), 217, 95 and 55. Its values are of 2,000 simulations, so
    /// the tolerance is about two of its standard errors.
    /// </summary>
    [Theory]
    [InlineData(.5, .040, .008, null, 0)]
    [InlineData(.55, .92, .015, 896.0, 30)]
    [InlineData(.60, 1, .001, 217.0, 8)]
    [InlineData(.65, 1, .001, 95.0, 4)]
    [InlineData(.70, 1, .001, 55.0, 3)]
    public void Chance_and_time_to_decide(double winRate, double power, double powerTolerance, double? votes, double votesTolerance)
    {
        var (decided, mean) = Exact(winRate, 2000);
        Assert.Equal(power, decided, powerTolerance);
        if (votes is { } expected) Assert.Equal(expected, mean, votesTolerance);
        if (winRate == .5) Assert.True(decided <= .05);
    }

    /// <summary>Chance to reject one half within the cap, and the mean number of votes, the cap counted where it was not rejected.</summary>
    private static (double Decided, double Mean) Exact(double p, int cap)
    {
        var alive = new double[cap + 2];
        alive[0] = 1;
        var (decided, mean, wins) = (0.0, 0.0, 0);
        for (var n = 1; n <= cap; n++)
        {
            mean += 1 - decided;
            for (var s = n; s >= 1; s--) alive[s] = alive[s] * (1 - p) + alive[s - 1] * p;
            alive[0] *= 1 - p;
            // The least number of wins that rejects grows with n; the test is symmetric.
            while (wins <= n && (2 * wins < n || !new BetaBinomialTest(wins, n - wins).Rejects())) wins++;
            for (var s = wins; s <= n; s++) decided += Take(alive, s) + Take(alive, n - s);
        }

        return (decided, mean);
    }

    private static double Take(double[] alive, int s)
    {
        var mass = alive[s];
        alive[s] = 0;
        return mass;
    }
}

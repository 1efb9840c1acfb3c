using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Aggregation;

public class PooledBeliefTests
{
    /// <summary>Shares (.6 + 1 + 0)/3 and so on; entropy of (8, 4, 3) / 15 is ln 15 - (8 ln 8 + 4 ln 4 + 3 ln 3) / 15 = 1.00969.</summary>
    [Fact]
    public void The_pool_is_the_mean()
    {
        var result = PooledBelief.Of([Belief(("push", 60), ("fall", 40)), Belief(("push", 100)), Belief(("glue", 60), ("fall", 40))]);
        Assert.Equal("push 0.5333 2, fall 0.2667 2, glue 0.2000 1", string.Join(", ", result.Readings.Select(r => FormattableString.Invariant($"{r.Id} {r.Share:0.0000} {r.People}"))));
        Assert.Equal(Math.Log(15) - (8 * Math.Log(8) + 4 * Math.Log(4) + 3 * Math.Log(3)) / 15, result.Entropy.Value!.Value, 12);
        Assert.Equal(3, result.Entropy.N);
    }

    /// <summary>
    /// Two people of whom each holds one reading: the weight of the first is uniform in (0, 1), so that P(H ≤ h) = 2w with h the entropy of (w, 1 - w). The 2.5% point has
    /// w = .0125: .0672; the 97.5% point w = .4875: .6928.
    /// </summary>
    [Fact]
    public void The_interval_of_two_people_is_that_of_a_uniform_weight()
    {
        var entropy = PooledBelief.Of([Belief(("a", 1)), Belief(("b", 1))], samples: 200_000).Entropy;
        Assert.Equal(Math.Log(2), entropy.Value!.Value, 12);
        Assert.Equal(.0672, entropy.Low!.Value, 2);
        Assert.Equal(.6928, entropy.High!.Value, 3);
    }

    [Fact]
    public void What_is_not_known_is_said()
    {
        Assert.Null(PooledBelief.Of([]).Entropy.Value);
        var one = PooledBelief.Of([Belief(("a", 1), ("b", 1))]).Entropy;
        Assert.Equal((Math.Log(2), (double?)null), (one.Value!.Value, one.Low));
        Assert.NotNull(one.Note);
        var same = PooledBelief.Of([Belief(("a", 1)), Belief(("a", 5))]).Entropy;
        Assert.Equal((0.0, (double?)null), (same.Value!.Value, same.Low));
        Assert.Throws<InputException>(() => PooledBelief.Of([Belief(("a", 0))]));
    }

    private static Dictionary<string, double> Belief(params (string Id, double Share)[] shares) => shares.ToDictionary(s => s.Id, s => s.Share);
}

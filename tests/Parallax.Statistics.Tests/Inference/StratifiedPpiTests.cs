using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Inference;

public class StratifiedPpiTests
{
    /// <summary>θ = .25 θ_1 + .75 θ_2 and variance .25² v_1 + .75² v_2, from the two strata by themselves.</summary>
    [Fact]
    public void It_is_the_weighted_sum_of_its_strata()
    {
        var (a, b) = (Stratum("a", 1, 60, .3, 1), Stratum("b", 3, 80, .8, 2));
        var all = StratifiedPpi.Of([a, b]);
        var (one, two) = (PpiMean.Of(a.Human, a.Judge, a.Unlabelled), PpiMean.Of(b.Human, b.Judge, b.Unlabelled));
        var theta = .25 * one.Powered.Value!.Value + .75 * two.Powered.Value!.Value;
        var se = Math.Sqrt(Math.Pow(.25 * one.PoweredSe!.Value, 2) + Math.Pow(.75 * two.PoweredSe!.Value, 2));
        Assert.Equal(theta, all.Powered.Value!.Value, 12);
        Assert.Equal(theta - WilsonInterval.Z95 * se, all.Powered.Low!.Value, 12);
        Assert.NotEqual(one.Lambda, two.Lambda);
        Assert.Equal([.25, .75], all.Strata.Select(s => s.Weight));
        Assert.False(all.Hidden);
        Assert.Null(all.Note);
    }

    [Fact]
    public void Small_strata_are_pooled_and_it_says_which()
    {
        var all = StratifiedPpi.Of([Stratum("small", 1, 6, .3, 1), Stratum("large", 3, 80, .8, 2), Stratum("tiny", 1, 5, .5, 3)]);
        Assert.Equal(2, all.Strata.Count);
        Assert.Equal(["small", "tiny"], all.Strata[1].Strata);
        Assert.Equal(.4, all.Strata[1].Weight, 12);
        Assert.Contains("small, tiny", all.Note, StringComparison.Ordinal);
    }

    /// <summary>A single stratum of 6 cannot stand alone: it joins the smaller of the others.</summary>
    [Fact]
    public void A_pool_that_is_too_small_takes_in_the_smallest_stratum()
    {
        var all = StratifiedPpi.Of([Stratum("a", 1, 6, .3, 1), Stratum("b", 1, 80, .8, 2), Stratum("c", 1, 30, .5, 3)]);
        Assert.Equal(["c", "a"], all.Strata[1].Strata);
        Assert.Equal(36, all.Strata[1].Estimate.Humans);
    }

    [Fact]
    public void One_stratum_is_the_plain_estimate()
    {
        var a = Stratum("a", 7, 60, .3, 1);
        Assert.Equal(PpiMean.Of(a.Human, a.Judge, a.Unlabelled).Powered.High!.Value, StratifiedPpi.Of([a]).Powered.High!.Value, 12);
    }

    [Fact]
    public void Degenerate_strata_say_why()
    {
        Assert.Throws<InputException>(() => StratifiedPpi.Of([]));
        Assert.Throws<InputException>(() => StratifiedPpi.Of([Stratum("a", 0, 60, .3, 1)]));
        var empty = StratifiedPpi.Of([new PpiStratum("a", 1, [], [], [.5])]);
        Assert.Null(empty.Powered.Value);
        Assert.False(string.IsNullOrWhiteSpace(empty.Powered.Note));
        var one = StratifiedPpi.Of([new PpiStratum("a", 1, [1], [.4], [.5])]);
        Assert.Equal(1, one.HumanOnly.Value);
        Assert.Null(one.HumanOnly.Low);
        var flat = StratifiedPpi.Of([new PpiStratum("a", 1, [1, 1], [.4, .4], [.4, .4])]);
        Assert.Null(flat.Powered.Low);
        Assert.Null(flat.Gain);
    }

    /// <summary>Two strata of means .2 and .8 at equal weight: the mean is .5.</summary>
    [Fact]
    public void It_covers()
    {
        var seeds = Slow.Asked ? 2000 : 300;
        var covered = Enumerable.Range(0, seeds).Count(seed =>
        {
            var estimate = StratifiedPpi.Of([Stratum("a", 1, 80, .2, 2 * seed), Stratum("b", 1, 80, .8, 2 * seed + 1)]).Powered;
            return estimate.Low <= .5 && .5 <= estimate.High;
        });
        // Two standard errors of a share of .95 in 300 are .025.
        Assert.InRange((double)covered / seeds, seeds == 2000 ? .935 : .915, seeds == 2000 ? .965 : .985);
    }

    private static PpiStratum Stratum(string name, double weight, int n, double share, int seed)
    {
        var random = new Random(seed);
        double Truth() => random.NextDouble() < share ? 1 : 0;
        double Judge(double truth) => truth + random.NextDouble() - .5;
        var human = Array.ConvertAll(new double[n], _ => Truth());
        return new PpiStratum(name, weight, human, Array.ConvertAll(human, Judge), Array.ConvertAll(new double[n * 5], _ => Judge(Truth())));
    }
}

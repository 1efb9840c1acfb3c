using CsCheck;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Inference;

public class ActiveTests
{
    /// <summary>
    /// By hand: terms .5 + (1 - .5) / .5 = 1.5, .2, .9 + (1 - .9) / 1 = 1, .4 + (0 - .4) / .8 = -.1, .6. Mean .64;
    /// squares .7396 + .1936 + .1296 + .5476 + .0016 = 1.612; se = √(1.612 / 4 / 5) = .283901.
    /// </summary>
    [Fact]
    public void By_hand()
    {
        var estimate = ActiveEstimate.Of([new(.5, 1, .5), new(.2, null, .3), new(.9, 1, 1), new(.4, 0, .8), new(.6, null, .1)]);
        Assert.Equal(.64, estimate.Value!.Value, tolerance: 5e-13);
        Assert.Equal(.283901 * 1.959964, estimate.High!.Value - estimate.Value.Value, 2e-6);
    }

    /// <summary>Everybody drawn with certainty: the mean of people's scores.</summary>
    [Fact]
    public void With_certainty_it_is_the_mean_of_people() =>
        Assert.Equal(.5, ActiveEstimate.Of([new(.9, 1, 1), new(.3, 0, 1)]).Value!.Value, tolerance: 5e-13);

    [Fact]
    public void Degenerate_draws_say_why()
    {
        Assert.Null(ActiveEstimate.Of([]).Value);
        Assert.Null(ActiveEstimate.Of([new(.5, null, .5)]).Value);
        Assert.Null(ActiveEstimate.Of([new(.5, 1, .5)]).Low);
        Assert.Throws<InputException>(() => ActiveEstimate.Of([new(.5, 1, 0)]));
        Assert.Throws<InputException>(() => ActiveEstimate.Of([new(.5, 1, 1.1)]));
        Assert.Throws<InputException>(() => ActiveEstimate.Of([new(double.NaN, 1, .5)]));
    }

    [Fact]
    public void Probabilities_spend_the_budget_and_leave_nobody_out() =>
        Gen.Select(Gen.Double[0, 1].Array[1, 50], Gen.Double[.1, 1]).Sample((u, share) =>
        {
            var p = ActiveSampling.Probabilities(u, share * u.Length);
            Assert.Equal(share * u.Length, p.Sum(), 1e-6);
            Assert.All(p, x => Assert.InRange(x, .15 * share - 1e-12, 1 + 1e-12));
        });

    /// <summary>By hand: u = 1, 1, 2, budget 2, m = .2: τ = .5 gives .5, .5, 1; mixed with 2/3: .8 · .5 + .2 · 2/3 = .533333 and .933333.</summary>
    [Fact]
    public void Probabilities_by_hand()
    {
        var p = ActiveSampling.Probabilities([1, 1, 2], 2, .2);
        Assert.Equal(.533333, p[0], tolerance: 5e-7);
        Assert.Equal(.933333, p[2], tolerance: 5e-7);
        Assert.Equal([.5, .5], ActiveSampling.Probabilities([0, 0], 1));
        Assert.Equal([1, 1], ActiveSampling.Probabilities([0, 3], 9));
        Assert.Empty(ActiveSampling.Probabilities([], 1));
        Assert.Throws<InputException>(() => ActiveSampling.Probabilities([-1], 1));
        Assert.Throws<InputException>(() => ActiveSampling.Probabilities([1], 0));
    }

    /// <summary>p is uniform and the truth drawn by it: its mean is .5. A calibrated judge, 1,000 items, budget 200.</summary>
    [Fact]
    public void It_covers_and_beats_uniform_sampling()
    {
        var seeds = Slow.Asked ? 2000 : 300;
        var (covered, active, uniform) = (0, 0.0, 0.0);
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            var judge = Array.ConvertAll(new double[1000], _ => random.NextDouble());
            var truth = Array.ConvertAll(judge, p => random.NextDouble() < p ? 1.0 : 0);
            var estimate = Draw(judge, truth, ActiveSampling.Probabilities(Array.ConvertAll(judge, p => Math.Sqrt(p * (1 - p))), 200), random);
            if (estimate.Low <= .5 && .5 <= estimate.High) covered++;
            active += estimate.High!.Value - estimate.Low!.Value;
            var plain = Draw(judge, truth, Array.ConvertAll(judge, _ => .2), random);
            uniform += plain.High!.Value - plain.Low!.Value;
        }

        Assert.InRange((double)covered / seeds, seeds == 2000 ? .935 : .915, seeds == 2000 ? .965 : .985);
        Assert.True(active < uniform, $"{active} is not under {uniform}");
    }

    private static Estimate Draw(double[] judge, double[] truth, double[] probabilities, Random random)
    {
        var items = new ActiveItem[judge.Length];
        for (var i = 0; i < items.Length; i++) items[i] = new(judge[i], random.NextDouble() < probabilities[i] ? truth[i] : null, probabilities[i]);
        return ActiveEstimate.Of(items);
    }
}

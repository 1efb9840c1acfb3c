using CsCheck;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Inference;

public class PpiMeanTests
{
    private static readonly double[] Y = [1, 0, 1, 1, 0, 1, 0, 1];
    private static readonly double[] F = [.9, .2, .7, .8, .4, .6, .1, .9];
    private static readonly double[] U = [.5, .7, .2, .9, .6, .8, .3, .4, .7, .6, .9, .1];

    /// <summary>
    /// Golden vector of methods.md 1.6, divisor n - 1. By hand: mean y .625, mean f .575, mean u .558333; Cov(y, f) = 1.025 / 7 = .146429;
    /// raw λ = .146429 / ((1 + 8/12) · .076079) = 1.154815, clipped to 1; θ = .625 + .558333 - .575 = .608333.
    /// </summary>
    [Fact]
    public void Golden_vector_tuned()
    {
        var estimate = PpiMean.Of(Y, F, U);
        Assert.Equal(1.154815, estimate.RawLambda, 5e-7);
        Assert.Equal(1, estimate.Lambda);
        Assert.Equal(.608333, estimate.Powered.Value!.Value, 1e-6);
        Assert.Equal(.121473, estimate.PoweredSe!.Value, 1e-6);
        Assert.Equal(.625, estimate.HumanOnly.Value!.Value, tolerance: 5e-13);
        Assert.Equal(.182981, estimate.HumanSe!.Value, 1e-6);
        Assert.Equal(.608333 - 1.959964 * .121473, estimate.Powered.Low!.Value, 2e-6);
        Assert.Equal(.608333 + 1.959964 * .121473, estimate.Powered.High!.Value, 2e-6);
        Assert.Equal(Math.Pow(.182981 / .121473, 2), estimate.Gain!.Value, 1e-4);
        Assert.Equal((8L, 12L), (estimate.Humans, estimate.Unlabelled));
    }

    /// <summary>λ = .5, 0 and 1 of the same vector; λ = 0 is the classical estimate, λ = 1 plain PPI.</summary>
    [Theory]
    [InlineData(.5, .616667, .140174)]
    [InlineData(0, .625, .182981)]
    [InlineData(1, .608333, .121473)]
    public void Golden_vector_at_a_given_lambda(double lambda, double theta, double se)
    {
        var estimate = PpiMean.Of(Y, F, U, lambda);
        Assert.Equal(theta, estimate.Powered.Value!.Value, 1e-6);
        Assert.Equal(se, estimate.PoweredSe!.Value, 1e-6);
    }

    [Fact]
    public void Few_humans_or_a_useless_judge_hide_it()
    {
        Assert.True(PpiMean.Of(Y, F, U).Hidden);
        var (y, f, u) = Draw(new Random(1), 200, 4000, .95);
        var good = PpiMean.Of(y, f, u);
        Assert.False(good.Hidden);
        Assert.Same(good.Powered, good.Shown);
        Assert.Null(good.Note);

        var weak = PpiMean.Of(y, f, u, .05);
        Assert.True(weak.Hidden);
        Assert.Same(weak.HumanOnly, weak.Shown);
        Assert.Contains("No gain", weak.Note, StringComparison.Ordinal);
    }

    /// <summary>A judge that says the opposite has a negative λ*, clipped to 0: the estimate is that of people.</summary>
    [Fact]
    public void A_judge_against_people_is_not_used()
    {
        var (y, f, u) = Draw(new Random(2), 100, 1000, .2);
        var estimate = PpiMean.Of(y, f, u);
        Assert.True(estimate.RawLambda < 0);
        Assert.Equal(0, estimate.Lambda);
        Assert.Equal(1, estimate.Gain!.Value, tolerance: 5e-13);
        Assert.Equal(estimate.HumanOnly.Low, estimate.Powered.Low);
        Assert.Same(estimate.HumanOnly, estimate.Shown);
        Assert.Contains("lambda is 0", estimate.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_judge_is_not_used()
    {
        var estimate = PpiMean.Of(Y, [.1, .1, .1, .1, .1, .1, .1, .1], [.1, .1, .1]);
        Assert.Equal(0, estimate.Lambda);
        Assert.Null(estimate.Rho);
        Assert.Equal(.625, estimate.Powered.Value!.Value, tolerance: 5e-13);
        Assert.Contains("same score", estimate.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Degenerate_inputs_say_why_and_are_never_NaN()
    {
        var nothing = PpiMean.Of([], [], []);
        Assert.Null(nothing.Powered.Value);
        Assert.False(string.IsNullOrWhiteSpace(nothing.Powered.Note));
        Assert.Null(PpiMean.Of([], [], U).HumanOnly.Value);

        var one = PpiMean.Of([1], [.8], U);
        Assert.Equal(1, one.HumanOnly.Value);
        Assert.Null(one.HumanOnly.Low);
        Assert.False(string.IsNullOrWhiteSpace(one.HumanOnly.Note));

        var alone = PpiMean.Of(Y, F, []);
        Assert.Equal(0, alone.Lambda);
        Assert.Equal(.625, alone.Powered.Value!.Value, tolerance: 5e-13);

        var agreed = PpiMean.Of([.7, .7, .7], [.1, .2, .3], U);
        Assert.Null(agreed.HumanOnly.Low);
        Assert.Equal(.7, agreed.Powered.Value!.Value, tolerance: 5e-13);
        Assert.Null(agreed.Gain);
    }

    [Fact]
    public void Scores_that_cannot_be_used_are_refused_with_the_place()
    {
        Assert.Throws<InputException>(() => PpiMean.Of([1, 0], [1], U));
        Assert.Equal(2, Assert.Throws<InputException>(() => PpiMean.Of([1, double.NaN], [1, 0], U)).Line);
        Assert.Throws<InputException>(() => PpiMean.Of([1, 0], [1, 0], [double.PositiveInfinity]));
        Assert.Throws<InputException>(() => PpiMean.Of(Y, F, U, 1.5));
        Assert.Throws<InputException>(() => PpiMean.Of(Y, F, U, double.NaN));
    }

    /// <summary>Shifting and stretching the judge's scores changes λ and nothing else, as long as λ is not clipped; the ends stay ordered.</summary>
    [Fact]
    public void It_knows_no_scale_of_the_judge() =>
        Gen.Select(Gen.Int[2, 40], Gen.Int[2, 60], Gen.Int[0, 1_000_000], Gen.Double[1, 10], Gen.Double[-5, 5]).Sample((n, m, seed, scale, shift) =>
        {
            var (y, f, u) = Draw(new Random(seed), n, m, .6);
            var one = PpiMean.Of(y, f, u);
            var other = PpiMean.Of(y, Array.ConvertAll(f, x => scale * x + shift), Array.ConvertAll(u, x => scale * x + shift));
            if (one.RawLambda > 1) return;
            Assert.Equal(one.Powered.Value!.Value, other.Powered.Value!.Value, 1e-9);
            if (one.PoweredSe is { } se) Assert.Equal(se, other.PoweredSe!.Value, 1e-9);
            if (one.Powered.Low is { } low) Assert.InRange(one.Powered.Value.Value, low, one.Powered.High!.Value);
        });

    /// <summary>
    /// Simulation of methods.md 1.6: n = 200, N = 4000, Bernoulli .6, a judge that is right with the accuracy given. ρ, width ratio and gain
    /// agree with its table and with the theory 1 / (1 - ρ² N / (n + N)); the gain is the ratio of the mean variances; the interval covers.
    /// </summary>
    [Theory]
    [InlineData(.65, .294, .955, 1.10)]
    [InlineData(.75, .492, .875, 1.31)]
    [InlineData(.85, .693, .734, 1.85)]
    [InlineData(.95, .896, .480, 4.33)]
    public void Simulated_coverage_width_and_gain(double accuracy, double rho, double width, double gain)
    {
        var run = Simulate(accuracy, 200);
        Assert.Equal(rho, run.Rho, .02);
        Assert.Equal(width, run.Width, .02);
        Assert.InRange(run.Gain, gain * .93, gain * 1.07);
        Assert.InRange(run.Coverage, .90, .99);
    }

    [Theory]
    [InlineData(.65, .294, .955, 1.10)]
    [InlineData(.75, .492, .875, 1.31)]
    [InlineData(.85, .693, .734, 1.85)]
    [InlineData(.95, .896, .480, 4.33)]
    public void Simulated_coverage_of_2000_seeds(double accuracy, double rho, double width, double gain)
    {
        Slow.SkipUnlessAsked();
        var run = Simulate(accuracy, 2000);
        Assert.Equal(rho, run.Rho, .005);
        Assert.Equal(width, run.Width, .006);
        Assert.InRange(run.Gain, gain * .97, gain * 1.03);
        Assert.InRange(run.Coverage, .935, .965);
    }

    private static (double Rho, double Width, double Gain, double Coverage) Simulate(double accuracy, int seeds)
    {
        var (rho, width, human, powered, covered) = (0.0, 0.0, 0.0, 0.0, 0);
        for (var seed = 0; seed < seeds; seed++)
        {
            var (y, f, u) = Draw(new Random(seed), 200, 4000, accuracy);
            var estimate = PpiMean.Of(y, f, u);
            rho += estimate.Rho!.Value;
            width += estimate.PoweredSe!.Value / estimate.HumanSe!.Value;
            human += Math.Pow(estimate.HumanSe.Value, 2);
            powered += Math.Pow(estimate.PoweredSe.Value, 2);
            if (estimate.Powered.Low <= .6 && .6 <= estimate.Powered.High) covered++;
        }

        return (rho / seeds, width / seeds, human / powered, (double)covered / seeds);
    }

    private static (double[] Y, double[] F, double[] U) Draw(Random random, int n, int m, double accuracy)
    {
        var y = Array.ConvertAll(new double[n], _ => random.NextDouble() < .6 ? 1.0 : 0);
        double Judge(double truth) => random.NextDouble() < accuracy ? truth : 1 - truth;
        var f = Array.ConvertAll(y, Judge);
        return (y, f, Array.ConvertAll(new double[m], _ => Judge(random.NextDouble() < .6 ? 1.0 : 0)));
    }
}

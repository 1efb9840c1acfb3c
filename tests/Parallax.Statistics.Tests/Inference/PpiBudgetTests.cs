using CsCheck;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Inference;

public class PpiBudgetTests
{
    /// <summary>Values of methods.md 1.2. By hand for ρ = .5, γ = .02: .75 + .005 + 2 √(.02 · .25 · .75) = .755 + .122474 = .877474.</summary>
    [Theory]
    [InlineData(.5, .02, .88)]
    [InlineData(.7, .02, .66)]
    [InlineData(.85, .02, .42)]
    [InlineData(.7, .10, .88)]
    public void Published_cost_ratios(double rho, double gamma, double ratio) => Assert.Equal(ratio, PpiBudget.Of(rho, gamma, 1000).CostRatio, 2);

    /// <summary>
    /// Theory of methods.md 1.6: 1.09, 1.30, 1.84, 4.26 effective labels for one, at n = 200, N = 4,000 and a judge of accuracy a on Bernoulli .6: with
    /// g = .6 a + .4 (1 - a) the judge's share of ones, ρ = .6 (a - g) / √(.24 g (1 - g)).
    /// </summary>
    [Theory]
    [InlineData(.65, 1.09)]
    [InlineData(.75, 1.30)]
    [InlineData(.85, 1.84)]
    [InlineData(.95, 4.26)]
    public void Published_gains(double accuracy, double gain)
    {
        var g = .6 * accuracy + .4 * (1 - accuracy);
        var rho = .6 * (accuracy - g) / Math.Sqrt(.24 * g * (1 - g));
        Assert.Equal(gain, Math.Pow(PpiBudget.StandardError(.5, rho, 200, 0) / PpiBudget.StandardError(.5, rho, 200, 4000), 2), .005);
    }

    /// <summary>What is bought costs what the formula says, within rounding, and buys the standard error of n0 human labels.</summary>
    [Fact]
    public void What_is_bought_costs_and_reaches_what_was_promised() =>
        Gen.Select(Gen.Double[.3, .97], Gen.Double[.001, .05]).Sample((rho, gamma) =>
        {
            const long n0 = 1_000_000;
            var budget = PpiBudget.Of(rho, gamma, n0);
            if (budget.HumansOnly) return;
            // The judge also scores the items that people label.
            var cost = budget.Humans * (1 + gamma) + budget.JudgeOnly * gamma;
            Assert.Equal(budget.CostRatio, cost / n0, 1e-4);
            Assert.Equal(1 / Math.Sqrt(n0), PpiBudget.StandardError(1, rho, budget.Humans, budget.JudgeOnly), 1e-8);
        });

    [Fact]
    public void Where_the_judge_is_dear_or_useless_people_alone_are_cheapest()
    {
        foreach (var budget in new[] { PpiBudget.Of(.3, .5, 100), PpiBudget.Of(0, .01, 100), PpiBudget.Of(-.6, .01, 100) })
            Assert.Equal((1.0, 100L, 0L, true), (budget.CostRatio, budget.Humans, budget.JudgeOnly, budget.HumansOnly));
    }

    [Theory]
    [InlineData(1, .1, 100)]
    [InlineData(double.NaN, .1, 100)]
    [InlineData(.5, 0, 100)]
    [InlineData(.5, .1, 0)]
    public void Impossible_inputs_are_refused(double rho, double gamma, long n0) => Assert.Throws<InputException>(() => PpiBudget.Of(rho, gamma, n0));
}

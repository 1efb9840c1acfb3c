using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Planning;

/// <summary>How many observations a two-sided test needs to find a difference. All by the normal distribution, without correction for continuity.</summary>
public static class PowerPlan
{
    /// <summary>"votes" to tell a win rate from one half: n = (z_α/2 · ½ + z_β √(p(1-p)))² / (p - ½)².</summary>
    /// <exception cref="Input.InputException">An input is out of its range.</exception>
    public static Plan WinRate(double winRate, double alpha = 0.05, double power = 0.80)
    {
        Plan.Between(winRate, 0, 1, "The win rate");
        var plan = Ask("n = (z_α/2 · ½ + z_β √(p(1-p)))² / (p - ½)²", "Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 2003, 2.5", alpha, power, [new("win rate", winRate)]);
        if (winRate == 0.5) return plan.Impossible(NoDifference);
        return plan.With(new Quantity("votes", Size(0.5, Math.Sqrt(winRate * (1 - winRate)), winRate - 0.5, alpha, power)));
    }

    /// <summary>"per group" to tell two proportions of different tasks apart: n = (z_α/2 √(2 p̄ q̄) + z_β √(p1 q1 + p2 q2))² / (p1 - p2)².</summary>
    /// <exception cref="Input.InputException">An input is out of its range.</exception>
    public static Plan TwoProportions(double first, double second, double alpha = 0.05, double power = 0.80)
    {
        Plan.Between(first, 0, 1, "The first proportion");
        Plan.Between(second, 0, 1, "The second proportion");
        var plan = Ask("n = (z_α/2 √(2 p̄(1-p̄)) + z_β √(p1(1-p1) + p2(1-p2)))² / (p1-p2)²", "Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 2003, 4.2", alpha, power, new("first proportion", first), new("second proportion", second));
        if (first == second) return plan.Impossible(NoDifference);
        var mean = (first + second) / 2;
        return plan.With(new Quantity("per group", Size(Math.Sqrt(2 * mean * (1 - mean)), Math.Sqrt(first * (1 - first) + second * (1 - second)), first - second, alpha, power)));
    }

    /// <summary>"tasks" to tell two models or raters on the same tasks apart by McNemar's test: n = (z_α/2 √ψ + z_β √(ψ - δ²))² / δ², ψ and δ sum and difference of the discordant shares.</summary>
    /// <param name="onlyFirst">Share of tasks that only the first gets right.</param>
    /// <param name="onlySecond">Share of tasks that only the second gets right.</param>
    /// <param name="alpha">Level of the test.</param>
    /// <param name="power">Chance to find the difference.</param>
    /// <exception cref="Input.InputException">An input is out of its range.</exception>
    public static Plan Paired(double onlyFirst, double onlySecond, double alpha = 0.05, double power = 0.80)
    {
        Share(onlyFirst);
        Share(onlySecond);
        Share(onlyFirst + onlySecond);
        var plan = Ask("n = (z_α/2 √ψ + z_β √(ψ - δ²))² / δ², ψ = p10 + p01, δ = p10 - p01", "Connor, Biometrics 43, 1987, 207-211", alpha, power, new("only first right", onlyFirst), new("only second right", onlySecond));
        var (sum, difference) = (onlyFirst + onlySecond, onlyFirst - onlySecond);
        if (difference == 0) return plan.Impossible(NoDifference);
        return plan.With(new Quantity("tasks", Size(Math.Sqrt(sum), Math.Sqrt(Math.Max(0, sum - difference * difference)), difference, alpha, power)));
    }

    /// <summary>"tasks" to find a mean difference of two models on the same tasks: n = (z_α/2 + z_β)² σ² / δ².</summary>
    /// <param name="difference">δ, the mean of the differences.</param>
    /// <param name="deviation">σ, the standard deviation of the differences.</param>
    /// <param name="alpha">Level of the test.</param>
    /// <param name="power">Chance to find the difference.</param>
    /// <exception cref="Input.InputException">An input is out of its range.</exception>
    public static Plan PairedMean(double difference, double deviation, double alpha = 0.05, double power = 0.80)
    {
        Plan.Between(deviation, 0, double.PositiveInfinity, "The standard deviation");
        Plan.Between(Math.Abs(difference), -1, double.PositiveInfinity, "The difference");
        var plan = Ask("n = (z_α/2 + z_β)² σ² / δ²", "Lachin, Controlled Clinical Trials 2, 1981, 93-113", alpha, power, new("difference", difference), new("standard deviation", deviation));
        if (difference == 0) return plan.Impossible(NoDifference);
        return plan.With(new Quantity("tasks", Size(deviation, deviation, difference, alpha, power)));
    }

    private const string NoDifference = "There is no difference to find: no number of observations shows one.";

    private static Plan Ask(string formula, string source, double alpha, double power, params IReadOnlyList<Quantity> inputs)
    {
        Plan.Between(alpha, 0, 1, "Alpha");
        Plan.Between(power, alpha / 2, 1, "The power");
        return Plan.Ask(formula, source, [.. inputs, new("alpha", alpha), new("power", power)]);
    }

    /// <summary>(z_α/2 · deviation under no difference + z_β · deviation under the difference)² / difference².</summary>
    private static double Size(double without, double with, double difference, double alpha, double power)
    {
        var root = (Normal.TwoSided(1 - alpha) * without + Normal.Quantile(power) * with) / difference;
        return Math.Max(1, Plan.Up(root * root));
    }

    private static void Share(double share)
    {
        if (share is not (>= 0 and <= 1)) throw new Input.InputException("The shares of discordant tasks and their sum lie in [0, 1].");
    }
}

using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Planning;

/// <summary>How many tasks a proportion (accuracy, win rate, error rate) needs for an interval of a given half-width.</summary>
public static class ProportionPlan
{
    /// <summary>"tasks" by the width of the Wilson interval, and "tasks (normal)" by Cochran's formula n = z² p (1 - p) / h²; with a population, both for sampling without replacement.</summary>
    /// <param name="halfWidth">h, such as .05.</param>
    /// <param name="proportion">The proportion expected; .5 is the worst case.</param>
    /// <param name="confidence">Level of the interval.</param>
    /// <param name="population">How many tasks there are in all; null for no end.</param>
    /// <exception cref="InputException">An input is out of its range.</exception>
    public static Plan Tasks(double halfWidth, double proportion = 0.5, double confidence = 0.95, long? population = null)
    {
        Plan.Between(halfWidth, 1e-7, 0.5, "The half-width");
        if (proportion is not (>= 0 and <= 1)) throw new InputException("The proportion does not lie in [0, 1].");
        Plan.Between(confidence, 0, 1, "The confidence");
        if (population is < 1) throw new InputException("The population is under 1. Leave it out if it has no end.");

        var plan = Plan.Ask("smallest n with Wilson half-width z / (1 + z²/n) √(p(1-p)/n + z²/(4n²)) ≤ h; normal: z² p(1-p) / h²; population N: n / (1 + (n-1)/N)",
            "Wilson 1927; Cochran, Sampling Techniques, 1977, 4.4", new("half-width", halfWidth), new("proportion", proportion), new("confidence", confidence));
        if (population is { } all) plan = plan with { Inputs = [.. plan.Inputs, new("population", all)] };
        var z = Normal.TwoSided(confidence);
        var wilson = Smallest.From(1, long.MaxValue / 4, n => WilsonHalf(n, proportion, z) <= halfWidth)!.Value;
        var normal = z * z * proportion * (1 - proportion) / (halfWidth * halfWidth);
        return plan.With(new("tasks", Finite(wilson, population)), new("tasks (normal)", Math.Max(1, Finite(normal, population))));
    }

    private static double WilsonHalf(double n, double p, double z) => z / (1 + z * z / n) * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n));

    private static double Finite(double n, long? population) => Plan.Up(population is { } all ? n / (1 + (n - 1) / all) : n);
}

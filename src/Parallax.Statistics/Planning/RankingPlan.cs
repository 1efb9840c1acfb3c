using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Planning;

/// <summary>How many comparisons a Bradley-Terry ranking needs before neighbours can be told apart.</summary>
public static class RankingPlan
{
    private const string Source = "information of the Bradley-Terry model: Bradley and Terry, Biometrika 39, 1952; Wald test";

    /// <summary>"comparisons" of two models whose strengths differ by a gap in logits: n = (z_α/2 + z_β)² / (p(1-p) gap²), p = 1 / (1 + e^-gap).</summary>
    /// <exception cref="InputException">An input is out of its range.</exception>
    public static Plan Pair(double gap, double alpha = 0.05, double power = 0.80)
    {
        Check(gap, alpha, power);
        var plan = Plan.Ask("n = (z_α/2 + z_β)² / (p(1-p) gap²), p = 1/(1+e^-gap)", Source, new("gap", gap), new("alpha", alpha), new("power", power));
        if (gap == 0) return plan.Impossible("Equal models cannot be told apart.");
        var p = LogisticPairs.Sigmoid(Math.Abs(gap));
        var z = Normal.TwoSided(1 - alpha) + Normal.Quantile(power);
        return plan.With(new Quantity("comparisons", Math.Max(1, Plan.Up(z * z / (p * (1 - p) * gap * gap)))));
    }

    /// <summary>
    /// "per pair" and "comparisons" in all, for a ranking of models at equal gaps in which every pair meets as often: each of the neighbours is told apart
    /// with the power given, at α shared among them (Bonferroni). From the expected information H of one round, the largest d' H⁻¹ d of two neighbours.
    /// </summary>
    /// <param name="models">How many models, 2 to 500.</param>
    /// <param name="gap">Between neighbours, in logits.</param>
    /// <param name="alpha">The chance of any false order among neighbours.</param>
    /// <param name="power">The chance for each two neighbours to be told apart.</param>
    /// <exception cref="InputException">An input is out of its range.</exception>
    public static Plan RoundRobin(int models, double gap, double alpha = 0.05, double power = 0.80)
    {
        Check(gap, alpha, power);
        if (models is < 2 or > 500) throw new InputException("The number of models does not lie between 2 and 500.");
        var plan = Plan.Ask("per pair m = (z_α/(2(M-1)) + z_β)² max(d' H⁻¹ d) / gap², H the information of one round of all pairs", Source, new("models", models), new("gap", gap), new("alpha", alpha), new("power", power));
        if (gap == 0) return plan.Impossible("Equal models cannot be told apart.");
        if (LargestVariance(models, Math.Abs(gap)) is not { } variance) return plan.Impossible("The models are so far apart that their comparisons say nothing. Compare neighbours only.");
        var z = Normal.TwoSided(1 - alpha / (models - 1)) + Normal.Quantile(power);
        var perPair = Math.Max(1, Plan.Up(z * z * variance / (gap * gap)));
        return plan.With(new("per pair", perPair), new("comparisons", perPair * models * (models - 1) / 2));
    }

    /// <summary>The variance of the difference of two neighbours after one round; the largest over neighbours, null where H is singular to rounding.</summary>
    private static double? LargestVariance(int models, double gap)
    {
        var h = new double[models * models];
        Array.Fill(h, 1.0 / models);
        for (var i = 0; i < models; i++)
        {
            for (var j = i + 1; j < models; j++)
            {
                var p = LogisticPairs.Sigmoid((j - i) * gap);
                LogisticPairs.AddPair(h, models, i, j, p * (1 - p));
            }
        }

        if (Cholesky.Of(h, models) is not { } factor) return null;
        var (difference, most) = (new double[models], 0.0);
        for (var i = 0; i + 1 < models; i++)
        {
            (difference[i], difference[i + 1]) = (1, -1);
            var x = factor.Solve(difference);
            most = Math.Max(most, x[i] - x[i + 1]);
            difference[i] = 0;
        }

        return double.IsFinite(most) ? most : null;
    }

    private static void Check(double gap, double alpha, double power)
    {
        if (!double.IsFinite(gap)) throw new InputException("The gap is not a finite number.");
        Plan.Between(alpha, 0, 1, "Alpha");
        Plan.Between(power, alpha / 2, 1, "The power");
    }
}

using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Planning;

/// <summary>How many workers must label each task before the label they give together is right often enough.</summary>
public static class OverlapPlan
{
    private const int Most = 1001;
    private const int Items = 20_000;

    /// <summary>"overlap", odd, and "accuracy", what the majority of that many reaches: two classes, workers of one accuracy, independent errors.</summary>
    /// <param name="accuracy">Of a single worker.</param>
    /// <param name="target">Of the majority.</param>
    /// <exception cref="InputException">An input is out of its range.</exception>
    public static Plan Majority(double accuracy, double target)
    {
        Plan.Between(target, 0, 1, "The target accuracy");
        if (accuracy is not (>= 0 and <= 1)) throw new InputException("The accuracy of a worker does not lie in [0, 1].");
        var plan = Plan.Ask("smallest odd k with P(Binomial(k, accuracy) > k/2) ≥ target", "Condorcet 1785; Sheng, Provost and Ipeirotis, KDD 2008", new("worker accuracy", accuracy), new("target", target));
        if (accuracy < target && accuracy <= 0.5) return plan.Impossible("Workers that are right half of the time or less do not get better by being many.");
        for (var k = 1; k <= Most; k += 2)
        {
            var reached = MajorityAccuracy(accuracy, k);
            if (reached >= target - 1e-12) return plan.With(new("overlap", k), new("accuracy", reached));
        }

        return plan.Impossible($"Not even {Most} workers reach it.");
    }

    /// <summary>
    /// "overlap", "accuracy" and "standard error": the label with the largest posterior, each worker weighted by a known accuracy (one-coin Dawid-Skene with
    /// learned skills), wrong answers uniform over the other classes. By simulation of 20,000 tasks; workers are drawn from the pool with equal chance.
    /// </summary>
    /// <param name="accuracies">Accuracies of the pool, such as those that an aggregation found.</param>
    /// <param name="classes">How many classes there are, all as frequent.</param>
    /// <param name="target">Accuracy to reach.</param>
    /// <param name="most">The largest overlap that can be paid.</param>
    /// <param name="seed">Same seed, same answer.</param>
    /// <exception cref="InputException">An input is out of its range.</exception>
    public static Plan Posterior(IReadOnlyList<double> accuracies, int classes, double target, int most = 25, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(accuracies);
        Plan.Between(target, 0, 1, "The target accuracy");
        if (accuracies.Count == 0 || accuracies.Any(a => a is not (>= 0 and <= 1))) throw new InputException("There is no worker in the pool, or an accuracy does not lie in [0, 1].");
        if (classes < 2) throw new InputException("There are fewer than two classes, so there is nothing to tell apart.");
        if (most is < 1 or > Most) throw new InputException($"The largest overlap does not lie between 1 and {Most}.");

        var plan = Plan.Ask("smallest k whose posterior label is right in the target share of 20,000 simulated tasks", "simulation; weights ln(a (K-1) / (1-a)): Dawid and Skene 1979, one coin; Nitzan and Paroush 1982",
            new("workers", accuracies.Count), new("mean worker accuracy", accuracies.Average()), new("classes", classes), new("target", target), new("seed", seed));
        var reached = Simulate([.. accuracies], classes, most, seed);
        var at = Array.FindIndex(reached, share => share >= target);
        if (at < 0) return plan.Impossible($"An overlap of {most} reaches {reached[^1]:0.000}. Better workers help more than many.");
        return plan.With(new("overlap", at + 1), new("accuracy", reached[at]), new("standard error", Math.Sqrt(reached[at] * (1 - reached[at]) / Items)));
    }

    /// <summary>P(Binomial(k, a) > k / 2) for odd k: the upper tail from (k + 1) / 2.</summary>
    private static double MajorityAccuracy(double accuracy, int k) => Gamma.BetaRegularized((k + 1) / 2.0, (k + 1) / 2.0, accuracy);

    /// <summary>The share of tasks that are right at each overlap from 1; the truth is class 0. Labels that tie share the point.</summary>
    private static double[] Simulate(double[] accuracies, int classes, int most, long seed)
    {
        var weights = Array.ConvertAll(accuracies, a => Weight(a, classes));
        var (right, scores, random) = (new double[most], new double[classes], new RandomStream(seed));
        for (var item = 0; item < Items; item++)
        {
            Array.Clear(scores);
            for (var k = 0; k < most; k++)
            {
                var worker = random.Next(accuracies.Length);
                var label = random.NextDouble() < accuracies[worker] ? 0 : 1 + random.Next(classes - 1);
                scores[label] += weights[worker];
                right[k] += Point(scores);
            }
        }

        return Array.ConvertAll(right, sum => sum / Items);
    }

    /// <summary>ln(a (K - 1) / (1 - a)), with a kept off 0 and 1.</summary>
    private static double Weight(double accuracy, int classes)
    {
        var a = Math.Clamp(accuracy, 0.001, 0.999);
        return Math.Log(a * (classes - 1) / (1 - a));
    }

    private static double Point(double[] scores)
    {
        var ties = 1;
        for (var c = 1; c < scores.Length; c++)
        {
            if (scores[c] > scores[0] + 1e-9) return 0;
            if (scores[c] > scores[0] - 1e-9) ties++;
        }

        return 1.0 / ties;
    }
}

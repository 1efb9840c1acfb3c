using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;
using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Sequential;

/// <summary>A pair of models to be compared next.</summary>
/// <param name="Left">The number of the model to show on the left.</param>
/// <param name="Right">The number of the model to show on the right.</param>
/// <param name="Probability">With which this unordered pair was drawn. Keep it with the vote: without it the votes cannot be reweighted later.</param>
public sealed record NextPair(int Left, int Right, double Probability);

/// <summary>How pairs are drawn.</summary>
public sealed record PairRuleOptions
{
    /// <summary>The share of draws that are uniform over all pairs, so that no probability is near 0.</summary>
    public double Exploration { get; init; } = 0.15;

    /// <summary>Seed of the draws.</summary>
    public long Seed { get; init; } = 1;
}

/// <summary>
/// Which pairs to compare next, so that a ranking is settled with few votes: pairs whose order is in doubt and whose difference is badly known.
/// With s_ij the standard error of the difference, z = |θ_i - θ_j| / s_ij and p the probability that i beats j:
/// w_ij = p (1 - p) exp(-z² / 2) s_ij + 1e-4. Pairs are drawn with replacement in proportion to w, mixed with uniform draws; sides are drawn evenly.
/// A pair that could not be compared so far counts as undecided, with the largest standard error there is.
/// </summary>
public static class PairRule
{
    private const double Least = 1e-4;

    /// <summary>Draws <paramref name="count"/> pairs.</summary>
    /// <param name="result">A fit with standard errors; <see cref="RankErrors.Model"/> suffices.</param>
    /// <param name="count">How many.</param>
    /// <param name="options">Exploration and seed.</param>
    /// <exception cref="InputException">There are fewer than two models.</exception>
    public static IReadOnlyList<NextPair> Next(RankResult result, int count, PairRuleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        options ??= new PairRuleOptions();
        var (pairs, cumulative) = (Probabilities(result, options), 0.0);
        var upTo = new double[pairs.Count];
        for (var k = 0; k < upTo.Length; k++) upTo[k] = cumulative += pairs[k].Probability;
        var random = new RandomStream(options.Seed);
        var next = new NextPair[count];
        for (var n = 0; n < count; n++)
        {
            var at = Array.BinarySearch(upTo, random.NextDouble() * cumulative);
            var pair = pairs[Math.Min(at < 0 ? ~at : at + 1, pairs.Count - 1)];
            next[n] = random.Next(2) == 0 ? pair : new NextPair(pair.Right, pair.Left, pair.Probability);
        }

        return next;
    }

    /// <summary>All pairs with the probability of each to be drawn; they add up to 1.</summary>
    /// <exception cref="InputException">There are fewer than two models.</exception>
    public static IReadOnlyList<NextPair> Probabilities(RankResult result, PairRuleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        options ??= new PairRuleOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Exploration);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Exploration, 1);
        var models = result.Models.Count;
        if (models < 2) throw new InputException("There are fewer than two models. Add the models that are to be compared.");
        var differences = new (int I, int J, double? D, double? S)[models * (models - 1) / 2];
        for (var (i, k) = (0, 0); i < models; i++)
            for (var j = i + 1; j < models; j++) differences[k++] = Difference(result, i, j);
        var largest = differences.Max(d => d.S) is { } s and > 0 ? s : 1;
        var weights = Array.ConvertAll(differences, d => Weight(d.D, d.S, largest));
        var (sum, even) = (weights.Sum(), options.Exploration / weights.Length);
        return [.. differences.Select((d, k) => new NextPair(d.I, d.J, (1 - options.Exploration) * weights[k] / sum + even))];
    }

    private static (int I, int J, double? D, double? S) Difference(RankResult result, int i, int j)
    {
        var difference = result.Difference(i, j);
        return (i, j, difference.Value, difference.StandardError);
    }

    private static double Weight(double? difference, double? error, double largest)
    {
        if (difference is not { } d || error is not { } s) return 0.25 * largest + Least;
        var p = 1 / (1 + Math.Exp(d));
        var z = s > 0 ? d / s : 0;
        return p * (1 - p) * Math.Exp(-z * z / 2) * s + Least;
    }
}

using Parallax.Statistics.Input;

namespace Parallax.Statistics.Sequential;

/// <summary>A pair of models and whether its order is decided.</summary>
/// <param name="First">The first model.</param>
/// <param name="Second">The second model.</param>
/// <param name="Votes">Independent votes; a tie is half a vote for each.</param>
/// <param name="Share">Of the first model.</param>
/// <param name="Low">Lower end of the confidence sequence.</param>
/// <param name="High">Upper end of the confidence sequence.</param>
/// <param name="EValue">Against "each is as often better".</param>
/// <param name="Decided">By e-BH over all pairs.</param>
public sealed record DecidedPair(string First, string Second, double Votes, double Share, double Low, double High, double EValue, bool Decided);

/// <summary>
/// Puts the sequential test to every pair that was compared. Votes of one rater on one pair depend on each other and are one vote, for whoever has
/// most of them; over all pairs e-BH holds the false discovery rate.
/// </summary>
public static class DecidedPairs
{
    /// <summary>The pairs, the surest first.</summary>
    /// <param name="comparisons">The votes.</param>
    /// <param name="alpha">Share of false decisions among all decisions.</param>
    public static IReadOnlyList<DecidedPair> Of(Comparisons comparisons, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        var tests = new Dictionary<(int, int), BetaBinomialTest>();
        foreach (var (pair, points) in Votes(comparisons)) tests[pair] = tests.GetValueOrDefault(pair, new BetaBinomialTest(0, 0)).Add(points);
        var ordered = tests.OrderByDescending(t => t.Value.LogEValue()).ToList();
        var rejected = EBenjaminiHochberg.Rejected([.. ordered.Select(t => t.Value.EValue())], alpha);
        return [.. ordered.Select((t, i) => Pair(comparisons.Models, t.Key, t.Value, rejected[i], alpha))];
    }

    private static DecidedPair Pair(IdTable models, (int First, int Second) pair, BetaBinomialTest test, bool decided, double alpha)
    {
        var interval = test.Interval(alpha);
        return new DecidedPair(models[pair.First], models[pair.Second], test.Wins + test.Losses, test.Wins / (test.Wins + test.Losses), interval.Low!.Value, interval.High!.Value, test.EValue(), decided);
    }

    private static IEnumerable<((int, int) Pair, double Points)> Votes(Comparisons comparisons)
    {
        var sums = new Dictionary<(int, int, int), double>();
        for (var i = 0; i < comparisons.Count; i++)
        {
            var (left, right, outcome, worker, _) = comparisons[i];
            var forLeft = outcome switch { Outcome.Left => 1, Outcome.Right => -1, _ => 0 };
            var (first, second, points) = left < right ? (left, right, forLeft) : (right, left, -forLeft);
            if (worker is not { } rater) yield return ((first, second), (points + 1) / 2.0);
            else sums[(first, second, rater)] = sums.GetValueOrDefault((first, second, rater)) + points;
        }

        foreach (var ((first, second, _), sum) in sums) yield return ((first, second), (Math.Sign(sum) + 1) / 2.0);
    }
}

namespace Parallax.Statistics.Ranking;

/// <summary>What can be said of a table by counting.</summary>
internal static class Counting
{
    /// <summary>The models with their counts.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="graph">Who was compared with whom.</param>
    /// <param name="rated">Rating and ranks of a model.</param>
    /// <param name="tiered">True if some models always won or lost against the rest.</param>
    public static IReadOnlyList<RankedModel> Models(PairTable table, WinGraph graph, Func<int, (FittedParameter Rating, (int Low, int High)? Ranks)> rated, bool tiered)
    {
        var counts = Totals(table);
        var models = new RankedModel[table.Models.Count];
        for (var i = 0; i < models.Length; i++)
        {
            var of = counts.AsSpan(4 * i, 4);
            var (n, (rating, ranks)) = (of[0] + of[1] + of[2] + of[3], rated(i));
            models[i] = n == 0
                ? new RankedModel(i, table.Models[i], null, null, null, null, null, null, 0, 0, 0, 0, 0, graph.Weak[i], "It was never compared.")
                : new RankedModel(i, table.Models[i], rating.Value, rating.StandardError, rating.Low, rating.High, ranks?.Low, ranks?.High, n, of[0], of[1], of[2], of[3], graph.Weak[i], Note(of, tiered));
        }

        return models;
    }

    /// <summary>The log-likelihood with probabilities of its own for each pair; without <paramref name="ties"/> a tie is half a win to each.</summary>
    public static double Saturated(PairTable table, bool ties)
    {
        var sum = 0.0;
        for (var k = 0; k < table.Count; k++)
        {
            var cells = table.Counts.AsSpan(4 * k, 4);
            var (even, n) = (cells[2] + cells[3], cells[0] + cells[1] + cells[2] + cells[3]);
            sum += ties ? Term(cells[0], n) + Term(cells[1], n) + Term(even, n) : Term(cells[0] + even / 2, n) + Term(cells[1] + even / 2, n);
        }

        return sum;

        static double Term(double count, double n) => count > 0 ? count * Math.Log(count / n) : 0;
    }

    /// <summary>Wins, losses, ties and both-bad of each model.</summary>
    private static long[] Totals(PairTable table)
    {
        var totals = new long[4 * table.Models.Count];
        for (var c = 0; c < table.Counts.Length; c++)
        {
            var (first, second, outcome, n) = (4 * table.First[c / 4], 4 * table.Second[c / 4], c % 4, (long)table.Counts[c]);
            totals[first + outcome] += n;
            totals[second + (outcome < 2 ? 1 - outcome : outcome)] += n;
        }

        return totals;
    }

    private static string? Note(ReadOnlySpan<long> of, bool tiered)
    {
        if (!tiered || of[2] + of[3] > 0) return null;
        if (of[1] == 0) return "It never lost: its rating is the prior's as much as the data's.";
        return of[0] == 0 ? "It never won: its rating is the prior's as much as the data's." : null;
    }
}

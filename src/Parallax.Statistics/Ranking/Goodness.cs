using System.Numerics;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>A pair of models: what was seen, and what the fit expects.</summary>
/// <param name="First">The number of one model.</param>
/// <param name="Second">The number of the other.</param>
/// <param name="N">Comparisons of the two.</param>
/// <param name="Score">Wins of the first, a tie counting half.</param>
/// <param name="Expected">What the fit expects of that score.</param>
/// <param name="Z">(score - expected) / standard deviation of the score under the fit, votes being independent (Pearson); null if the fit leaves no variance.</param>
public sealed record PairResidual(int First, int Second, long N, double Score, double Expected, double? Z);

/// <summary>How well one number for each model describes the pairs.</summary>
/// <param name="Pairs">Residuals, the largest |z| first.</param>
/// <param name="IntransitiveTriples">
/// Triples of models that beat each other in a circle, each of the three by more than chance explains when all pairs are looked at
/// together (Šidák). No rating can describe these.
/// </param>
public sealed record Goodness(IReadOnlyList<PairResidual> Pairs, long IntransitiveTriples)
{
    /// <summary>Of a fit without covariates: d is a difference of ratings.</summary>
    internal static Goodness Of(PairTable table, RankModel model, double[] rating, double tie, double confidence) =>
        new([.. Residuals(table, model, rating, tie).OrderByDescending(p => Math.Abs(p.Z ?? 0))], Circles(table, confidence));

    private static IEnumerable<PairResidual> Residuals(PairTable table, RankModel model, double[] rating, double tie)
    {
        for (var k = 0; k < table.Count; k++)
        {
            var (score, n) = Score(table, k);
            var (win, loss, _) = Term.Probabilities(model, rating[table.First[k]] - rating[table.Second[k]], tie);
            var (expected, variance) = (n * (0.5 + (win - loss) / 2), n * (win + loss - (win - loss) * (win - loss)) / 4);
            yield return new PairResidual(table.First[k], table.Second[k], (long)n, score, expected, variance > 1e-12 ? (score - expected) / Math.Sqrt(variance) : null);
        }
    }

    private static (double Score, double N) Score(PairTable table, int pair)
    {
        var cells = table.Counts.AsSpan(4 * pair, 4);
        var (ties, n) = (cells[2] + cells[3], cells[0] + cells[1] + cells[2] + cells[3]);
        return (cells[0] + ties / 2, n);
    }

    /// <summary>Circles of three among the sure wins, each counted once: for each sure i over j, who surely beats i and loses to j.</summary>
    private static long Circles(PairTable table, double confidence)
    {
        if (table.Count < 3 || table.Models.Count > Rank.MostModels) return 0;
        var words = (table.Models.Count + 63) / 64;
        var (beats, loses) = (new ulong[table.Models.Count * words], new ulong[table.Models.Count * words]);
        var edges = SureWins(table, Normal.TwoSided(Math.Pow(confidence, 1.0 / table.Count)));
        foreach (var (winner, loser) in edges)
        {
            beats[winner * words + loser / 64] |= 1UL << loser;
            loses[loser * words + winner / 64] |= 1UL << winner;
        }

        var circles = 0L;
        foreach (var (winner, loser) in edges)
            for (var w = 0; w < words; w++) circles += BitOperations.PopCount(beats[loser * words + w] & loses[winner * words + w]);
        return circles / 3;
    }

    private static List<(int Winner, int Loser)> SureWins(PairTable table, double critical)
    {
        var edges = new List<(int, int)>();
        for (var k = 0; k < table.Count; k++)
        {
            var (score, n) = Score(table, k);
            var lead = score - n / 2;
            // Under equal strength a decided vote moves the score by ± 1/2 and a tie by nothing (sign test).
            var spread = Math.Sqrt((table.Counts[4 * k] + table.Counts[4 * k + 1]) / 4);
            if (lead > critical * spread) edges.Add((table.First[k], table.Second[k]));
            else if (-lead > critical * spread) edges.Add((table.Second[k], table.First[k]));
        }

        return edges;
    }
}

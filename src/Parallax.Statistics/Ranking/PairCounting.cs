using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Ranking;

/// <summary>Votes to counts of pairs in one pass, and the cell of each vote where somebody needs to know.</summary>
internal static class PairCounting
{
    /// <summary>Up to here the triangle of pairs is an array; above it the keys are sorted.</summary>
    private const int DenseModels = 2048;

    public static PairTable Table(Comparisons votes, int threads) =>
        votes.Models.Count <= DenseModels ? Dense(votes, threads) : Sorted(votes);

    /// <summary>For each vote its cell in the table.</summary>
    public static int[] Cells(Comparisons votes, PairTable table, int threads)
    {
        var cells = new int[votes.Count];
        var pieces = Pieces(votes.Count, 1);
        var find = Finder(table);
        Chunks.Run(pieces, threads, piece =>
        {
            var end = Chunks.Begin(piece + 1, pieces, cells.Length);
            for (var v = Chunks.Begin(piece, pieces, cells.Length); v < end; v++)
            {
                var (a, b) = (votes.Left[v], votes.Right[v]);
                cells[v] = 4 * find(Math.Min(a, b), Math.Max(a, b)) + Seen(votes.Outcomes[v], a > b);
            }
        });
        return cells;
    }

    /// <summary>Pieces of <paramref name="items"/> so that each has far more work than the <paramref name="cells"/> it must add up.</summary>
    public static int Pieces(int items, long cells) => (int)Math.Clamp(items / Math.Max(65_536, 4 * cells), 1, 32);

    private static PairTable Dense(Comparisons votes, int threads)
    {
        var models = votes.Models.Count;
        var cells = 2 * models * (models - 1);
        var pieces = Pieces(votes.Count, cells);
        var parts = new int[pieces][];
        Chunks.Run(pieces, threads, piece => parts[piece] = Count(votes, models, Chunks.Begin(piece, pieces, votes.Count), Chunks.Begin(piece + 1, pieces, votes.Count)));
        var sum = parts[0];
        foreach (var part in parts.AsSpan(1))
            for (var c = 0; c < sum.Length; c++) sum[c] += part[c];
        return Compact(votes.Models, sum);
    }

    private static int[] Count(Comparisons votes, int models, int from, int to)
    {
        var counts = new int[2 * models * (models - 1)];
        var (left, right, outcomes) = (votes.Left, votes.Right, votes.Outcomes);
        for (var v = from; v < to; v++)
        {
            var (a, b) = (left[v], right[v]);
            var pair = a < b ? Triangle(a, b, models) : Triangle(b, a, models);
            counts[4 * pair + Seen(outcomes[v], a > b)]++;
        }

        return counts;
    }

    /// <summary>The place of pair (i, j), i &lt; j, in the upper triangle, row by row.</summary>
    private static int Triangle(int i, int j, int models) => i * (2 * models - i - 1) / 2 + j - i - 1;

    /// <summary>The outcome as the lower-numbered model sees it.</summary>
    private static int Seen(Outcome outcome, bool swapped) => outcome > Outcome.Right || !swapped ? (int)outcome : 1 - (int)outcome;

    private static PairTable Compact(IdTable models, int[] dense)
    {
        var (first, second, counts) = (new List<int>(), new List<int>(), new List<double>());
        var pair = 0;
        for (var i = 0; i < models.Count; i++)
        {
            for (var j = i + 1; j < models.Count; j++, pair++)
            {
                var cell = dense.AsSpan(4 * pair, 4);
                if (cell[0] + cell[1] + cell[2] + cell[3] == 0) continue;
                first.Add(i);
                second.Add(j);
                foreach (var count in cell) counts.Add(count);
            }
        }

        return new PairTable(models, [.. first], [.. second], [.. counts]);
    }

    private static PairTable Sorted(Comparisons votes)
    {
        var keys = new long[votes.Count];
        for (var v = 0; v < keys.Length; v++)
        {
            var (a, b) = (votes.Left[v], votes.Right[v]);
            keys[v] = (Math.Min(a, b) * (long)votes.Models.Count + Math.Max(a, b)) * 4 + Seen(votes.Outcomes[v], a > b);
        }

        Array.Sort(keys);
        var (first, second, counts) = (new List<int>(), new List<int>(), new List<double>());
        var last = -1L;
        foreach (var key in keys)
        {
            if (key / 4 != last)
            {
                last = key / 4;
                first.Add((int)(last / votes.Models.Count));
                second.Add((int)(last % votes.Models.Count));
                counts.AddRange([0, 0, 0, 0]);
            }

            counts[4 * (first.Count - 1) + (int)(key % 4)]++;
        }

        return new PairTable(votes.Models, [.. first], [.. second], [.. counts]);
    }

    private static Func<int, int, int> Finder(PairTable table)
    {
        var models = table.Models.Count;
        if (models > DenseModels)
        {
            var keys = new long[table.Count];
            for (var k = 0; k < keys.Length; k++) keys[k] = table.First[k] * (long)models + table.Second[k];
            return (i, j) => Array.BinarySearch(keys, i * (long)models + j);
        }

        var places = new int[models * Math.Max(0, models - 1) / 2];
        for (var k = 0; k < table.Count; k++) places[Triangle(table.First[k], table.Second[k], models)] = k;
        return (i, j) => places[Triangle(i, j, models)];
    }
}

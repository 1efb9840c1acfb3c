namespace Parallax.Statistics.Numerics;

/// <summary>
/// Matches two sets one to one so that the gains sum to the most; an item may stay alone. Pairs without gain are no edges, and each connected
/// part is solved by itself, so that long documents whose spans meet only neighbours cost little more than looking at the pairs.
/// </summary>
internal static class SparseMatching
{
    /// <summary>For each item of the first set its partner in the second, or -1.</summary>
    /// <param name="first">Size of the first set.</param>
    /// <param name="second">Size of the second set.</param>
    /// <param name="gain">What a pair gains; pairs of 0 or less are never matched.</param>
    public static int[] Of(int first, int second, Func<int, int, double> gain)
    {
        var edges = new List<(int A, int B, double Gain)>();
        var parent = Enumerable.Range(0, first + second).ToArray();
        for (var a = 0; a < first; a++)
        {
            for (var b = 0; b < second; b++)
            {
                if (gain(a, b) is not (> 0 and var g)) continue;
                edges.Add((a, b, g));
                parent[Root(parent, first + b)] = Root(parent, a);
            }
        }

        var partner = new int[first];
        Array.Fill(partner, -1);
        foreach (var part in edges.GroupBy(e => Root(parent, e.A))) Solve([.. part], partner);
        return partner;
    }

    /// <summary>Rows may also take a column of their own at no gain: to stay alone.</summary>
    private static void Solve(List<(int A, int B, double Gain)> edges, int[] partner)
    {
        if (edges.Count == 1)
        {
            partner[edges[0].A] = edges[0].B;
            return;
        }

        var (rows, columns) = (Number(edges.Select(e => e.A)), Number(edges.Select(e => e.B)));
        var width = columns.Count + rows.Count;
        var cost = new double[rows.Count * width];
        foreach (var (a, b, gain) in edges) cost[rows[a] * width + columns[b]] = -gain;
        var assigned = Assignment.Of(cost, rows.Count, width);
        foreach (var (a, b, _) in edges)
            if (assigned[rows[a]] == columns[b]) partner[a] = b;
    }

    private static Dictionary<int, int> Number(IEnumerable<int> ids)
    {
        var numbers = new Dictionary<int, int>();
        foreach (var id in ids) numbers.TryAdd(id, numbers.Count);
        return numbers;
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    }
}

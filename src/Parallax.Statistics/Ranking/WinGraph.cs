namespace Parallax.Statistics.Ranking;

/// <summary>
/// Who beat whom: an edge from loser to winner, both ways for a tie. Ratings are finite exactly if the graph is strongly connected (Ford,
/// American Mathematical Monthly 64, 1957); models in different weak components were never compared, even through others.
/// </summary>
internal sealed class WinGraph
{
    public WinGraph(PairTable table)
    {
        Models = table.Models.Count;
        Weak = WeakOf(table);
        WeakCount = Models == 0 ? 0 : Weak.Max() + 1;
        (Strong, StrongCount) = Components(table, ties: true);
        HasCycle = Components(table, ties: false).Count < Models;
    }

    public int Models { get; }

    /// <summary>For each model its weak component, numbered by first appearance.</summary>
    public int[] Weak { get; }

    public int WeakCount { get; }

    /// <summary>For each model its strong component: 0 is a group that lost to no other, and so on down.</summary>
    public int[] Strong { get; }

    public int StrongCount { get; }

    /// <summary>True if some models beat each other in a circle (or one another in turn), ties aside.</summary>
    public bool HasCycle { get; }

    /// <summary>
    /// True if every rating is finite without a penalty. With a free tie parameter and ties there must be a circle of wins too: else
    /// ratings and tie parameter can grow together for ever.
    /// </summary>
    public bool IsFinite(RankModel model) => StrongCount <= 1 && (model is RankModel.BradleyTerry or RankModel.Elo || HasCycle);

    private static (int[] Component, int Count) Components(PairTable table, bool ties)
    {
        var start = new int[table.Models.Count + 1];
        Each(table, ties, (from, _) => start[from + 1]++);
        for (var i = 1; i < start.Length; i++) start[i] += start[i - 1];
        var (next, to) = (start.ToArray(), new int[start[^1]]);
        Each(table, ties, (from, winner) => to[next[from]++] = winner);
        return new Tarjan(start, to).Components();
    }

    private static void Each(PairTable table, bool withTies, Action<int, int> edge)
    {
        for (var k = 0; k < table.Count; k++)
        {
            var ties = withTies ? table.Counts[4 * k + 2] + table.Counts[4 * k + 3] : 0;
            if (table.Counts[4 * k] + ties > 0) edge(table.Second[k], table.First[k]);
            if (table.Counts[4 * k + 1] + ties > 0) edge(table.First[k], table.Second[k]);
        }
    }

    private static int[] WeakOf(PairTable table)
    {
        var parent = Enumerable.Range(0, table.Models.Count).ToArray();
        for (var k = 0; k < table.Count; k++)
        {
            if (table.Counts.AsSpan(4 * k, 4).IndexOfAnyExcept(0.0) < 0) continue;
            var (a, b) = (Root(table.First[k]), Root(table.Second[k]));
            parent[Math.Max(a, b)] = Math.Min(a, b);
        }

        var numbers = new Dictionary<int, int>();
        return [.. parent.Select((_, i) => Root(i)).Select(root => numbers.TryGetValue(root, out var n) ? n : numbers[root] = numbers.Count)];

        int Root(int i)
        {
            while (parent[i] != i) i = parent[i] = parent[parent[i]];
            return i;
        }
    }
}

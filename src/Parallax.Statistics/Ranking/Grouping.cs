namespace Parallax.Statistics.Ranking;

/// <summary>Votes in order of their cluster: cluster g has votes <c>Order[Start[g]] … Order[Start[g + 1] - 1]</c>.</summary>
internal sealed record Grouping(int[] Order, int[] Start)
{
    public int Count => Start.Length - 1;

    /// <summary>By one key, which every number below <paramref name="keys"/> has; in the order of votes within a key.</summary>
    public static Grouping By(int[] key, int keys)
    {
        var (order, start) = Sorted(key, keys, null);
        return new Grouping(order, start);
    }

    /// <summary>By two keys: only the pairs that occur.</summary>
    public static Grouping By(int[] first, int firsts, int[] second, int seconds)
    {
        var (order, _) = Sorted(first, firsts, Sorted(second, seconds, null).Order);
        var start = new List<int>();
        for (var n = 0; n < order.Length; n++)
            if (n == 0 || first[order[n]] != first[order[n - 1]] || second[order[n]] != second[order[n - 1]]) start.Add(n);
        start.Add(order.Length);
        return new Grouping(order, [.. start]);
    }

    /// <summary>Each vote by itself.</summary>
    public static Grouping Single(int votes)
    {
        var start = new int[votes + 1];
        for (var n = 0; n <= votes; n++) start[n] = n;
        return new Grouping(start[..votes], start);
    }

    /// <summary>A stable counting sort of the votes, taken in the order given.</summary>
    private static (int[] Order, int[] Start) Sorted(int[] key, int keys, int[]? taken)
    {
        var start = new int[keys + 1];
        foreach (var k in key) start[k + 1]++;
        for (var k = 0; k < keys; k++) start[k + 1] += start[k];
        var (next, order) = (start.ToArray(), new int[key.Length]);
        for (var n = 0; n < key.Length; n++)
        {
            var vote = taken is null ? n : taken[n];
            order[next[key[vote]]++] = vote;
        }

        return (order, start);
    }
}

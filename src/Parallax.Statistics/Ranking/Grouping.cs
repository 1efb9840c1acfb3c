namespace Parallax.Statistics.Ranking;

/// <summary>Votes in order of their cluster: cluster g has votes <c>Order[Start[g]] … Order[Start[g + 1] - 1]</c>.</summary>
internal sealed record Grouping(int[] Order, int[] Start)
{
    public int Count => Start.Length - 1;

    /// <summary>By a key below <paramref name="keys"/>, by a stable counting sort: within a key in the order of <paramref name="taken"/>, or of votes.</summary>
    public static Grouping By(int[] key, int keys, Grouping? taken = null)
    {
        var start = new int[keys + 1];
        foreach (var k in key) start[k + 1]++;
        for (var k = 0; k < keys; k++) start[k + 1] += start[k];
        var (next, order) = (start.ToArray(), new int[key.Length]);
        for (var n = 0; n < key.Length; n++)
        {
            var vote = taken is null ? n : taken.Order[n];
            order[next[key[vote]]++] = vote;
        }

        return new Grouping(order, start);
    }

    /// <summary>Each cluster split by a second key, in which order its votes already are.</summary>
    public Grouping Split(int[] key)
    {
        var start = new List<int>();
        for (var g = 0; g < Count; g++)
            for (var n = Start[g]; n < Start[g + 1]; n++)
                if (n == Start[g] || key[Order[n]] != key[Order[n - 1]]) start.Add(n);
        start.Add(Order.Length);
        return new Grouping(Order, [.. start]);
    }

    /// <summary>Each vote by itself.</summary>
    public static Grouping Single(int votes)
    {
        var start = new int[votes + 1];
        for (var n = 0; n <= votes; n++) start[n] = n;
        return new Grouping(start[..votes], start);
    }
}

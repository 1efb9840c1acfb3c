namespace Parallax.Statistics.Inference;

/// <summary>Who beat whom. The maximum of the Bradley-Terry likelihood is finite if and only if every model reaches every other by wins (Ford 1957); a tie is a win of both.</summary>
internal static class WinGraph
{
    public static bool IsStronglyConnected(int models, ReadOnlySpan<JudgedComparison> votes)
    {
        var wins = new bool[models * models];
        foreach (var vote in votes)
        {
            if (vote.Human > 0) wins[vote.Left * models + vote.Right] = true;
            if (vote.Human < 1) wins[vote.Right * models + vote.Left] = true;
        }

        return Reached(wins, models, models, 1) && Reached(wins, models, 1, models);
    }

    /// <summary>Whether model 0 reaches all, along the edges at [from * <paramref name="row"/> + to * <paramref name="column"/>].</summary>
    private static bool Reached(bool[] wins, int models, int row, int column)
    {
        var (seen, waiting) = (new bool[models], new Stack<int>());
        seen[0] = true;
        waiting.Push(0);
        var count = 1;
        while (waiting.TryPop(out var from))
        {
            for (var to = 0; to < models; to++)
            {
                if (seen[to] || !wins[from * row + to * column]) continue;
                seen[to] = true;
                count++;
                waiting.Push(to);
            }
        }

        return count == models;
    }
}

namespace Parallax.Talent;

/// <summary>Which lines came and which went between two texts. Pure.</summary>
public static class LineDifference
{
    public sealed record Line(string Text, bool IsAdded);

    /// <summary>Beyond this many lines on a side the comparison is by line alone, without regard to order.</summary>
    private const int MostAligned = 2000;

    public static IReadOnlyList<Line> Of(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        if (old.Length > MostAligned || now.Length > MostAligned)
            return [.. old.Except(now).Select(t => new Line(t, false)), .. now.Except(old).Select(t => new Line(t, true))];
        var common = Common(old, now);
        var lines = new List<Line>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j]) (i, j) = (i + 1, j + 1);
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1])) lines.Add(new Line(old[i++], false));
            else lines.Add(new Line(now[j++], true));
        }

        return lines;
    }

    /// <summary>The length of the longest common run of lines from each pair of places to the ends.</summary>
#pragma warning disable CA1814 // The table is a full rectangle.
    private static int[,] Common(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }
#pragma warning restore CA1814

    private static string[] Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

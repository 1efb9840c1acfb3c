namespace Parallax.Projects;

/// <summary>What came and what went between two texts, line by line and within a line word by word. Pure.</summary>
public static class TextDifference
{
    /// <summary>A stretch of a line; changed where the other text has other words.</summary>
    public readonly record struct Part(string Text, bool IsChanged);

    /// <param name="Heading">The Markdown heading that it stands under, or empty.</param>
    public sealed record Line(bool IsAdded, IReadOnlyList<Part> Parts, string Heading)
    {
        public string Text => string.Concat(Parts.Select(p => p.Text));
    }

    private enum Fate
    {
        Stays,
        Went,
        Came,
    }

    /// <summary>Beyond this many pieces on a side all of it counts as changed: the table would grow with the square.</summary>
    private const int MostAligned = 2000;

    public static IReadOnlyList<Line> Of(string before, string after)
    {
        var (lines, went, came, heading) = (new List<Line>(), new List<string>(), new List<string>(), "");
        foreach (var (text, fate) in Align(Lines(before), Lines(after)))
        {
            if (fate == Fate.Went) went.Add(text);
            else if (fate == Fate.Came) came.Add(text);
            else
            {
                Flush(lines, went, came, heading);
                if (text.StartsWith('#')) heading = text.TrimStart('#', ' ');
            }
        }

        Flush(lines, went, came, heading);
        return lines;
    }

    /// <summary>A line that went and the one that came in its place are compared word by word.</summary>
    private static void Flush(List<Line> lines, List<string> went, List<string> came, string heading)
    {
        for (var i = 0; i < Math.Max(went.Count, came.Count); i++)
        {
            var (old, now) = (i < went.Count ? went[i] : null, i < came.Count ? came[i] : null);
            var words = old is null || now is null ? [] : Align(Words(old), Words(now));
            if (old is not null) lines.Add(new Line(false, Parts(old, words, Fate.Went), heading));
            if (now is not null) lines.Add(new Line(true, Parts(now, words, Fate.Came), heading));
        }

        went.Clear();
        came.Clear();
    }

    /// <summary>Lines that share less than a third of their words are others altogether: marks on single words would only confuse.</summary>
    private static List<Part> Parts(string line, List<(string Text, Fate Fate)> words, Fate own)
    {
        var mine = words.Where(w => w.Fate == Fate.Stays || w.Fate == own).ToList();
        if (mine.Count(w => w.Fate == Fate.Stays) * 3 < mine.Count || mine.Count == 0) return [new Part(line, false)];
        var parts = new List<Part>();
        foreach (var (text, fate) in mine)
        {
            var changed = fate == own;
            if (parts.Count > 0 && parts[^1].IsChanged == changed) parts[^1] = parts[^1] with { Text = parts[^1].Text + text };
            else parts.Add(new Part(text, changed));
        }

        return parts;
    }

    private static List<(string Text, Fate Fate)> Align(string[] old, string[] now)
    {
        if (old.Length > MostAligned || now.Length > MostAligned) return [.. old.Select(t => (t, Fate.Went)), .. now.Select(t => (t, Fate.Came))];
        var common = Common(old, now);
        var all = new List<(string, Fate)>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                all.Add((now[j], Fate.Stays));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1])) all.Add((old[i++], Fate.Went));
            else all.Add((now[j++], Fate.Came));
        }

        return all;
    }

#pragma warning disable CA1814 // The table is a full rectangle.
    /// <summary>The length of the longest common run from each pair of places to the ends.</summary>
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

    /// <summary>Words with the space after them, so that they can be put together again.</summary>
    private static string[] Words(string line)
    {
        var words = new List<string>();
        for (var from = 0; from < line.Length;)
        {
            var space = line.IndexOf(' ', from);
            var to = space < 0 ? line.Length : space + 1;
            words.Add(line[from..to]);
            from = to;
        }

        return [.. words];
    }
}

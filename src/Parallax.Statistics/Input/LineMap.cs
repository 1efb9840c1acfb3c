namespace Parallax.Statistics.Input;

/// <summary>The line of each row, kept only where lines jump (an empty line, a quoted line break): most files need one entry.</summary>
internal sealed class LineMap(long firstLine)
{
    private readonly List<(int Row, long Line)> _jumps = [(0, firstLine)];

    /// <summary>The line that row <paramref name="row"/> has if nothing jumps.</summary>
    public long Next(int row) => _jumps[^1].Line + (row - _jumps[^1].Row);

    public void Note(int row, long line)
    {
        if (line != Next(row)) _jumps.Add((row, line));
    }

    public long LineOf(int row)
    {
        var jump = _jumps.FindLast(j => j.Row <= row);
        return jump.Line + (row - jump.Row);
    }
}

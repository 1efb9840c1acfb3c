using System.Runtime.CompilerServices;

namespace Parallax.Statistics.Input;

/// <summary>
/// Compressed rows: entries of row r lie at <c>Start[r] … Start[r + 1] - 1</c> of <see cref="Other"/> (the other side: worker or task)
/// and <see cref="Class"/>.
/// </summary>
internal sealed class Rows(int[] start, int[] other, int[] @class)
{
    public int[] Start { get; } = start;

    public int[] Other { get; } = other;

    public int[] Class { get; } = @class;

    public int Count => Start.Length - 1;

    public ReadOnlySpan<int> Others(int row) => Other.AsSpan(Start[row], Start[row + 1] - Start[row]);

    public ReadOnlySpan<int> Classes(int row) => Class.AsSpan(Start[row], Start[row + 1] - Start[row]);

    /// <summary>A stable counting sort of entries (row, other, class) into rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Rows Sorted(int rows, ReadOnlySpan<int> row, ReadOnlySpan<int> other, ReadOnlySpan<int> @class)
    {
        var start = new int[rows + 1];
        foreach (var r in row) start[r + 1]++;
        for (var r = 0; r < rows; r++) start[r + 1] += start[r];
        var next = start.AsSpan(0, rows).ToArray();
        var (others, classes) = (new int[row.Length], new int[row.Length]);
        for (var i = 0; i < row.Length; i++)
        {
            var at = next[row[i]]++;
            others[at] = other[i];
            classes[at] = @class[i];
        }

        return new Rows(start, others, classes);
    }

    /// <summary>The same entries by their other side.</summary>
    public Rows Transposed(int others)
    {
        var row = new int[Other.Length];
        for (var r = 0; r < Count; r++) row.AsSpan(Start[r], Start[r + 1] - Start[r]).Fill(r);
        return Sorted(others, Other, row, Class);
    }
}

namespace Parallax.Statistics.Input;

/// <summary>Where a style covariate is in the data: one column of differences, or one column for each side.</summary>
internal readonly record struct StyleColumns(int Left, int Right)
{
    public static StyleColumns Find(RecordReader rows, string name)
    {
        foreach (var (a, b) in (ReadOnlySpan<(string, string)>)[("_a", "_b"), ("_left", "_right")])
        {
            var (left, right) = (Columns.Find(rows, [name + a]), Columns.Find(rows, [name + b]));
            if (left >= 0 && right >= 0) return new StyleColumns(left, right);
        }

        var one = Columns.Find(rows, [name]);
        return one >= 0 ? new StyleColumns(one, -1) : throw new InputException(rows.Source, rows.Line, name, $"there is neither this column nor both '{name}_a' and '{name}_b'. The header has: {string.Join(", ", rows.Header.Take(20))}.");
    }

    /// <summary>Left minus right; of two columns relative to their sum, as in arena's style control, 0 where both are 0.</summary>
    public double Value(RecordReader rows)
    {
        var a = RatingsReader.Number(rows, Left);
        if (Right < 0) return a;
        var b = RatingsReader.Number(rows, Right);
        var sum = a + b;
        return sum == 0 ? 0 : (a - b) / sum;
    }
}

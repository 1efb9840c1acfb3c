namespace Parallax.Statistics.Agreement;

/// <summary>Mean squares of an analysis of variance of tasks by raters.</summary>
/// <param name="Tasks">How many tasks.</param>
/// <param name="Raters">Ratings for each task; n₀ where they differ.</param>
/// <param name="Between">Between tasks.</param>
/// <param name="BetweenRaters">Between raters; 0 one-way.</param>
/// <param name="Error">Within tasks one-way; the residual two-way.</param>
/// <param name="Freedom">Degrees of freedom of <paramref name="Error"/>.</param>
internal sealed record MeanSquares(int Tasks, double Raters, double Between, double BetweenRaters, double Error, double Freedom)
{
    public double Largest => Math.Max(Between, Math.Max(BetweenRaters, Error));

    public static MeanSquares OneWay(List<double[]> tasks)
    {
        var (n, total) = (tasks.Count, tasks.Sum(t => (double)t.Length));
        var grand = tasks.Sum(t => t.Sum()) / total;
        var (between, within) = (0.0, 0.0);
        foreach (var task in tasks)
        {
            var mean = task.Average();
            between += task.Length * (mean - grand) * (mean - grand);
            within += task.Sum(v => (v - mean) * (v - mean));
        }

        var k = (total - tasks.Sum(t => (double)t.Length * t.Length) / total) / (n - 1);
        return new MeanSquares(n, k, between / (n - 1), 0, within / (total - n), total - n);
    }

    /// <summary>A full table: rows are tasks, columns raters.</summary>
    public static MeanSquares TwoWay(List<double[]> table)
    {
        var (n, k) = (table.Count, table[0].Length);
        var rows = table.ConvertAll(t => t.Average());
        var columns = Enumerable.Range(0, k).Select(r => table.Average(t => t[r])).ToArray();
        var grand = rows.Average();
        var residual = 0.0;
        for (var i = 0; i < n; i++)
            for (var r = 0; r < k; r++) residual += Math.Pow(table[i][r] - rows[i] - columns[r] + grand, 2);
        var freedom = (double)(n - 1) * (k - 1);
        return new MeanSquares(n, k, k * rows.Sum(m => (m - grand) * (m - grand)) / (n - 1), n * columns.Sum(m => (m - grand) * (m - grand)) / (k - 1), residual / freedom, freedom);
    }
}

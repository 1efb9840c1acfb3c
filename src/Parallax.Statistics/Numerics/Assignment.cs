namespace Parallax.Statistics.Numerics;

/// <summary>
/// The assignment problem: shortest augmenting paths with potentials (the Hungarian method as Jonker and Volgenant, Computing 38, 1987,
/// organise it), O(rows² · columns).
/// </summary>
internal static class Assignment
{
    /// <summary>For each row its column, all different, so that the costs sum to the least. Costs are finite, of any sign.</summary>
    /// <param name="cost">Rows x columns, row by row.</param>
    /// <param name="rows">At most as many as columns.</param>
    /// <param name="columns">How many columns.</param>
    public static int[] Of(ReadOnlySpan<double> cost, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, columns);
        var (u, v, rowOf) = (new double[rows + 1], new double[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++) Augment(cost, columns, row, u, v, rowOf);
        var assigned = new int[rows];
        for (var column = 1; column <= columns; column++)
            if (rowOf[column] > 0) assigned[rowOf[column] - 1] = column - 1;
        return assigned;
    }

    /// <summary>Assigns one more row. Rows and columns count from 1; column 0 stands for the row that is being assigned.</summary>
    private static void Augment(ReadOnlySpan<double> cost, int columns, int row, double[] u, double[] v, int[] rowOf)
    {
        var (least, way, used) = (new double[columns + 1], new int[columns + 1], new bool[columns + 1]);
        Array.Fill(least, double.PositiveInfinity);
        rowOf[0] = row;
        var at = 0;
        do
        {
            used[at] = true;
            var next = Relax(cost, columns, at, u, v, rowOf, least, way, used);
            Shift(least[next], u, v, rowOf, least, used);
            at = next;
        }
        while (rowOf[at] != 0);
        for (; at != 0; at = way[at]) rowOf[at] = rowOf[way[at]];
    }

    /// <summary>Shortens the ways over the row of column <paramref name="at"/>; returns the nearest free column.</summary>
    private static int Relax(ReadOnlySpan<double> cost, int columns, int at, double[] u, double[] v, int[] rowOf, double[] least, int[] way, bool[] used)
    {
        var (row, next) = (rowOf[at], -1);
        var costs = cost.Slice((row - 1) * columns, columns);
        for (var column = 1; column <= columns; column++)
        {
            if (used[column]) continue;
            var reduced = costs[column - 1] - u[row] - v[column];
            if (reduced < least[column]) (least[column], way[column]) = (reduced, at);
            if (next < 0 || least[column] < least[next]) next = column;
        }

        return next;
    }

    private static void Shift(double delta, double[] u, double[] v, int[] rowOf, double[] least, bool[] used)
    {
        for (var column = 0; column < used.Length; column++)
        {
            if (used[column])
            {
                u[rowOf[column]] += delta;
                v[column] -= delta;
            }
            else
            {
                least[column] -= delta;
            }
        }
    }
}

using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Ranking;

/// <summary>
/// 303 students' comparisons of six management schools (Dittrich, Hatzinger and Katzenbeisser, Applied Statistics 47, 1998), and second
/// derivations of what the library says of them.
/// </summary>
internal static class Cems
{
    public static readonly string[] Schools = ["Barcelona", "London", "Milano", "Paris", "StGallen", "Stockholm"];

    private static readonly (string First, string Second, long Wins, long Losses, long Ties)[] Rows =
    [
        ("London", "Barcelona", 217, 67, 19), ("Milano", "Barcelona", 104, 132, 67), ("Paris", "Barcelona", 157, 109, 37), ("StGallen", "Barcelona", 144, 134, 25),
        ("London", "Milano", 221, 56, 26), ("Paris", "Milano", 121, 59, 32), ("London", "Paris", 186, 91, 26), ("London", "StGallen", 208, 73, 22),
        ("Milano", "StGallen", 135, 140, 28), ("Paris", "StGallen", 165, 119, 19), ("Barcelona", "Stockholm", 172, 90, 41), ("London", "Stockholm", 250, 34, 19),
        ("Milano", "Stockholm", 157, 100, 46), ("Paris", "Stockholm", 203, 70, 30), ("StGallen", "Stockholm", 155, 98, 50),
    ];

    public static PairTable Table => PairTable.From(Rows.Select(r => (r.First, r.Second, r.Wins, r.Losses, r.Ties, 0L)));

    /// <summary>Rao and Kupper (1967): P(i > j) = a / (a + θ b), P(tie) = (θ² - 1) a b / ((a + θ b)(θ a + b)), with a and b the strengths.</summary>
    /// <param name="at">Six log strengths and θ.</param>
    public static double RaoKupper(double[] at)
    {
        var (sum, theta) = (0.0, at[6]);
        foreach (var row in Rows)
        {
            var (a, b) = (Math.Exp(at[Array.IndexOf(Schools, row.First)]), Math.Exp(at[Array.IndexOf(Schools, row.Second)]));
            sum += row.Wins * Math.Log(a / (a + theta * b)) + row.Losses * Math.Log(b / (theta * a + b))
                + row.Ties * Math.Log((theta * theta - 1) * a * b / ((a + theta * b) * (theta * a + b)));
        }

        return sum;
    }

    /// <summary>Standard errors of five schools against Stockholm and of θ, from second differences of <see cref="RaoKupper"/>.</summary>
    public static double[] RaoKupperErrors(double[] at)
    {
        const double h = 1e-3;
        int[] free = [0, 1, 2, 3, 4, 6];
        double Moved(int a, double da, int b, double db)
        {
            var point = at.ToArray();
            point[free[a]] += da;
            point[free[b]] += db;
            return RaoKupper(point);
        }

        double Curvature(int a, int b) => -(Moved(a, h, b, h) - Moved(a, h, b, -h) - Moved(a, -h, b, h) + Moved(a, -h, b, -h)) / (4 * h * h);
        var inverse = Inverse([.. Enumerable.Range(0, 6).Select(a => Enumerable.Range(0, 6).Select(b => Curvature(a, b)).ToArray())]);
        return [.. Enumerable.Range(0, 6).Select(a => Math.Sqrt(inverse[a][a]))];
    }

    /// <summary>Standard errors of five schools against Stockholm: from the information, and from information and squares of scores.</summary>
    public static (double[] Model, double[] Sandwich) Sandwich(double[] ratings)
    {
        var (information, squares) = (new double[5][], new double[5][]);
        for (var i = 0; i < 5; i++) (information[i], squares[i]) = (new double[5], new double[5]);
        foreach (var row in Rows)
        {
            var (i, j) = (Array.IndexOf(Schools, row.First), Array.IndexOf(Schools, row.Second));
            var p = 1 / (1 + Math.Exp((j < 5 ? ratings[j] : 0) - (i < 5 ? ratings[i] : 0)));
            Add(information, i, j, (row.Wins + row.Losses + row.Ties) * p * (1 - p));
            Add(squares, i, j, row.Wins * (1 - p) * (1 - p) + row.Losses * p * p + row.Ties * (.5 - p) * (.5 - p));
        }

        var inverse = Inverse(information);
        double Filled(int s) => Enumerable.Range(0, 5).Sum(a => Enumerable.Range(0, 5).Sum(b => inverse[s][a] * squares[a][b] * inverse[b][s]));
        return ([.. Enumerable.Range(0, 5).Select(s => Math.Sqrt(inverse[s][s]))], [.. Enumerable.Range(0, 5).Select(s => Math.Sqrt(Filled(s)))]);
    }

    private static void Add(double[][] matrix, int i, int j, double value)
    {
        if (i < 5) matrix[i][i] += value;
        if (j < 5) matrix[j][j] += value;
        if (i == 5 || j == 5) return;
        matrix[i][j] -= value;
        matrix[j][i] -= value;
    }

    private static double[][] Inverse(double[][] matrix)
    {
        var n = matrix.Length;
        var work = matrix.Select((row, i) => row.Concat(Enumerable.Range(0, n).Select(j => i == j ? 1.0 : 0)).ToArray()).ToArray();
        for (var pivot = 0; pivot < n; pivot++)
        {
            work[pivot] = [.. work[pivot].Select(x => x / work[pivot][pivot])];
            for (var i = 0; i < n; i++)
                if (i != pivot) work[i] = [.. work[i].Zip(work[pivot], (x, y) => x - work[i][pivot] * y)];
        }

        return [.. work.Select(row => row[n..])];
    }
}

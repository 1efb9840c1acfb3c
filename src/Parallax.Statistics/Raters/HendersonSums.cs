using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>
/// Sums of squares of one facet and the coefficients of their expectations (Searle, Casella and McCulloch, Variance Components, 1992, chapter 5):
/// with n_ij ratings of item i by rater j, E(T_A - T_μ) = (N - k1) σ²_A + (k3 - k2) σ²_B + (a - 1) σ²_e and so on, k1 = Σ n_i.² / N,
/// k2 = Σ n_.j² / N, k3 = Σ_i Σ_j n_ij² / n_i., k4 = Σ_j Σ_i n_ij² / n_.j.
/// </summary>
internal sealed class HendersonSums
{
    private double _total, _items, _raters;
    private double _k1, _k2, _k3, _k4;

    public int Tasks { get; private set; }

    public int Workers { get; private set; }

    public int Ratings { get; private set; }

    /// <summary>True if all ratings are the same number, which the sums show only up to rounding.</summary>
    public bool IsConstant { get; private set; }

    public static IEnumerable<HendersonSums> ByFacet(Ratings ratings)
    {
        var rows = Rows.Sorted(ratings.Facets.Count, ratings.FacetIds, ratings.TaskIds, [.. Enumerable.Range(0, ratings.Count)]);
        for (var facet = 0; facet < rows.Count; facet++)
        {
            var (from, to) = (rows.Start[facet], rows.Start[facet + 1]);
            yield return Of(ratings, rows.Class[from..to]);
        }
    }

    /// <summary>The three components; null when their equations have no one solution.</summary>
    public (double Item, double Rater, double Residual)? Solve()
    {
        double n = Ratings;
        ReadOnlySpan<double> a =
        [
            n - _k1, _k3 - _k2, Tasks - 1,
            _k4 - _k1, n - _k2, Workers - 1,
            _k1 - _k4, _k2 - _k3, n - Tasks - Workers + 1,
        ];
        var determinant = Determinant(a);
        if (Math.Abs(determinant) <= 1e-9 * n * n * n) return null;
        double Component(ReadOnlySpan<double> coefficients, int column)
        {
            var replaced = coefficients.ToArray();
            (replaced[column], replaced[3 + column], replaced[6 + column]) = (_items, _raters, _total - _items - _raters);
            return Determinant(replaced) / determinant;
        }

        return (Component(a, 0), Component(a, 1), Component(a, 2));
    }

    private static HendersonSums Of(Ratings ratings, int[] rows)
    {
        var sums = new HendersonSums { Ratings = rows.Length, IsConstant = Array.TrueForAll(rows, i => ratings.Values[i] == ratings.Values[rows[0]]) };
        var mean = 0.0;
        foreach (var i in rows) mean += ratings.Values[i] / rows.Length;
        var (item, itemCount) = (new double[ratings.Tasks.Count], new int[ratings.Tasks.Count]);
        var (rater, raterCount) = (new double[ratings.Workers.Count], new int[ratings.Workers.Count]);
        foreach (var i in rows)
        {
            // From the mean, so that T_μ is 0 and large ratings do not cancel.
            var value = ratings.Values[i] - mean;
            sums._total += value * value;
            item[ratings.TaskIds[i]] += value;
            rater[ratings.WorkerIds[i]] += value;
            itemCount[ratings.TaskIds[i]]++;
            raterCount[ratings.WorkerIds[i]]++;
        }

        (sums.Tasks, sums._items, sums._k1) = Side(item, itemCount, rows.Length);
        (sums.Workers, sums._raters, sums._k2) = Side(rater, raterCount, rows.Length);
        sums.AddCells(ratings, rows, itemCount, raterCount);
        return sums;
    }

    private static (int Used, double Squares, double K) Side(double[] sum, int[] count, int all)
    {
        var (used, squares, k) = (0, 0.0, 0.0);
        for (var i = 0; i < sum.Length; i++)
        {
            if (count[i] == 0) continue;
            used++;
            squares += sum[i] * sum[i] / count[i];
            k += (double)count[i] * count[i] / all;
        }

        return (used, squares, k);
    }

    /// <summary>k3 and k4: a cell that grows from n to n + 1 adds (n + 1)² - n² = 2n + 1.</summary>
    private void AddCells(Ratings ratings, int[] rows, int[] itemCount, int[] raterCount)
    {
        var byItem = Rows.Sorted(itemCount.Length, Array.ConvertAll(rows, i => ratings.TaskIds[i]), Array.ConvertAll(rows, i => ratings.WorkerIds[i]), rows);
        var (cell, last) = (new int[raterCount.Length], new int[raterCount.Length]);
        Array.Fill(last, -1);
        for (var item = 0; item < byItem.Count; item++)
        {
            foreach (var rater in byItem.Others(item))
            {
                if (last[rater] != item) (last[rater], cell[rater]) = (item, 0);
                double grown = 2 * cell[rater]++ + 1;
                _k3 += grown / itemCount[item];
                _k4 += grown / raterCount[rater];
            }
        }
    }

    private static double Determinant(ReadOnlySpan<double> a) =>
        a[0] * (a[4] * a[8] - a[5] * a[7]) - a[1] * (a[3] * a[8] - a[5] * a[6]) + a[2] * (a[3] * a[7] - a[4] * a[6]);
}

using Parallax.Statistics.Input;

namespace Parallax.Statistics.Ranking;

/// <summary>
/// How often each pair of models met and how it ended. Pairs are unordered, each once, in ascending order, and only those that met;
/// all that Bradley-Terry, Davidson and Rao-Kupper need of ten million votes without covariates.
/// </summary>
public sealed class PairTable
{
    internal PairTable(IdTable models, int[] first, int[] second, double[] counts) => (Models, First, Second, Counts) = (models, first, second, counts);

    /// <summary>Ids of the models.</summary>
    public IdTable Models { get; }

    /// <summary>How many pairs met.</summary>
    public int Count => First.Length;

    /// <summary>How many comparisons there are.</summary>
    public long Comparisons => (long)Counts.Sum();

    internal int[] First { get; }

    internal int[] Second { get; }

    /// <summary>Cell 4 k + outcome of pair k: the first won, the second won, tie, both bad.</summary>
    internal double[] Counts { get; }

    /// <summary>Pair <paramref name="index"/>.</summary>
    public (int First, int Second, long FirstWins, long SecondWins, long Ties, long BothBad) this[int index] =>
        (First[index], Second[index], (long)Counts[4 * index], (long)Counts[4 * index + 1], (long)Counts[4 * index + 2], (long)Counts[4 * index + 3]);

    /// <summary>A table of counts; a pair may come in several rows and either way round.</summary>
    /// <param name="rows">Two models and how often the left one won, the right one won, neither did, and both were bad.</param>
    /// <exception cref="InputException">A model meets itself, or a count is negative.</exception>
    public static PairTable From(IEnumerable<(string Left, string Right, long LeftWins, long RightWins, long Ties, long BothBad)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var models = new IdTable();
        var cells = new SortedDictionary<(int, int), double[]>();
        var line = 0L;
        foreach (var row in rows) Add(models, cells, row, ++line);
        return new PairTable(models, [.. cells.Keys.Select(k => k.Item1)], [.. cells.Keys.Select(k => k.Item2)], [.. cells.Values.SelectMany(c => c)]);
    }

    /// <summary>The table of comparisons.</summary>
    /// <param name="comparisons">The votes.</param>
    /// <param name="threads">Threads; 0 for as many as there are.</param>
    public static PairTable From(Comparisons comparisons, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return PairCounting.Table(comparisons, threads);
    }

    /// <summary>The same pairs with other counts.</summary>
    internal PairTable With(double[] counts) => new(Models, First, Second, counts);

    private static void Add(IdTable models, SortedDictionary<(int, int), double[]> cells, (string Left, string Right, long LeftWins, long RightWins, long Ties, long BothBad) row, long line)
    {
        if (row.Left == row.Right) throw new InputException("rows", line, null, $"'{row.Left}' is compared with itself. Take the row out.");
        if (row.LeftWins < 0 || row.RightWins < 0 || row.Ties < 0 || row.BothBad < 0) throw new InputException("rows", line, null, "a count is negative. Counts start at 0.");
        var (left, right) = (models.Intern(row.Left), models.Intern(row.Right));
        if (row.LeftWins + row.RightWins + row.Ties + row.BothBad == 0) return;
        var key = left < right ? (left, right) : (right, left);
        if (!cells.TryGetValue(key, out var cell)) cells[key] = cell = new double[4];
        cell[left < right ? 0 : 1] += row.LeftWins;
        cell[left < right ? 1 : 0] += row.RightWins;
        cell[2] += row.Ties;
        cell[3] += row.BothBad;
    }
}

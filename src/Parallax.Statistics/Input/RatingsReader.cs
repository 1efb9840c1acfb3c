using System.Globalization;
using System.Text;

namespace Parallax.Statistics.Input;

/// <summary>Reads ratings and plain scores from CSV or JSON Lines.</summary>
public static class RatingsReader
{
    /// <summary>Ratings from columns task, worker, value and, if the data has it, facet.</summary>
    /// <param name="stream">UTF-8; read once, to its end.</param>
    /// <param name="source">Its name, for errors.</param>
    /// <param name="duplicates">What becomes of a second rating of a worker on a task and facet.</param>
    /// <param name="progress">Told the bytes read so far, every few megabytes.</param>
    /// <exception cref="InputException">A row cannot be used; nothing is half-read.</exception>
    public static Ratings Read(Stream stream, string source, DuplicatePolicy duplicates = DuplicatePolicy.Refuse, IProgress<long>? progress = null)
    {
        var rows = RecordReader.Open(stream, source, progress);
        var (task, worker, value, facet) = (Columns.Need(rows, Columns.Task), Columns.Need(rows, Columns.Worker), Columns.Need(rows, Columns.Value), Columns.Find(rows, Columns.Facet));
        var builder = new RatingsBuilder(source);
        while (rows.Read()) builder.Add(rows.Field(task), rows.Field(worker), facet < 0 ? "value"u8 : rows.Field(facet), Number(rows, value), rows.Line);
        return builder.Build(duplicates);
    }

    /// <summary>One score for each task, from columns task and value; several of one task are averaged, so a file of ratings will do.</summary>
    /// <exception cref="InputException">A row cannot be used.</exception>
    public static IReadOnlyDictionary<string, double> ReadScores(Stream stream, string source, IProgress<long>? progress = null)
    {
        var rows = RecordReader.Open(stream, source, progress);
        var (task, value) = (Columns.Need(rows, Columns.Task), Columns.Need(rows, Columns.Value));
        var sums = new Dictionary<string, (double Sum, int Count)>();
        while (rows.Read())
        {
            var id = Encoding.UTF8.GetString(rows.Field(task));
            if (id.Length == 0) throw new InputException(source, rows.Line, "task", "the id is empty.");
            var (sum, count) = sums.GetValueOrDefault(id);
            sums[id] = (sum + Number(rows, value), count + 1);
        }

        return sums.ToDictionary(s => s.Key, s => s.Value.Sum / s.Value.Count);
    }

    private const double Largest = 1e100;

    /// <exception cref="InputException">The field is not a finite number.</exception>
    internal static double Number(RecordReader rows, int column)
    {
        var field = rows.Field(column);
        if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && double.IsFinite(size) && Math.Abs(size) > Largest)
            throw new InputException(rows.Source, rows.Line, rows.Header[column], "the number is beyond 1e100, which squares cannot hold. Scale the column down.");
        return double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new InputException(rows.Source, rows.Line, rows.Header[column], field.IsEmpty ? "the number is missing." : $"'{Encoding.UTF8.GetString(field[..Math.Min(40, field.Length)])}' is not a number (1, 0.5, 1e-3).");
    }
}

using System.Text;

namespace Parallax.Statistics.Input;

/// <summary>Reads labels, and truths, from CSV or JSON Lines.</summary>
public static class LabelsReader
{
    /// <summary>Labels from columns task, worker and label (or their other names, docs/statistics.md).</summary>
    /// <param name="stream">UTF-8; read once, to its end.</param>
    /// <param name="source">Its name, for errors.</param>
    /// <param name="duplicates">What becomes of a second label of a worker on a task.</param>
    /// <param name="progress">Told the bytes read so far, every few megabytes.</param>
    /// <exception cref="InputException">A row cannot be used; nothing is half-read.</exception>
    public static Labels Read(Stream stream, string source, DuplicatePolicy duplicates = DuplicatePolicy.Refuse, IProgress<long>? progress = null)
    {
        var rows = RecordReader.Open(stream, source, progress);
        var (task, worker, label) = (Columns.Need(rows, Columns.Task), Columns.Need(rows, Columns.Worker), Columns.Need(rows, Columns.Label));
        var builder = new LabelsBuilder(source, firstLine: 2);
        for (var row = 0; rows.Read(); row++)
        {
            if (row == RecordReader.Sample) builder.Reserve(rows.Expected(row));
            builder.Add(rows.Field(task), rows.Field(worker), rows.Field(label), rows.Line);
        }

        return builder.Build(duplicates);
    }

    /// <summary>The true class of tasks, from columns task and label.</summary>
    /// <exception cref="InputException">A row cannot be used, or a task has two truths.</exception>
    public static IReadOnlyDictionary<string, string> ReadTruth(Stream stream, string source)
    {
        var rows = RecordReader.Open(stream, source, null);
        var (task, label) = (Columns.Need(rows, Columns.Task), Columns.Need(rows, [.. Columns.Label, "truth"]));
        var truth = new Dictionary<string, string>();
        while (rows.Read())
        {
            var (id, known) = (Encoding.UTF8.GetString(rows.Field(task)), Encoding.UTF8.GetString(rows.Field(label)));
            if (id.Length == 0) throw new InputException(source, rows.Line, "task", "the id is empty.");
            if (known.Length == 0) throw new InputException(source, rows.Line, "label", "the truth is empty. Take the row out if it is not known.");
            if (!truth.TryAdd(id, known) && truth[id] != known) throw new InputException(source, rows.Line, "label", $"task '{id}' has two truths: '{truth[id]}' and '{known}'.");
        }

        return truth;
    }
}

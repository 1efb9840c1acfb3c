using System.Text;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>Reads spans and boxes from CSV or JSON Lines. A row without numbers says that a rater saw the document and marked nothing.</summary>
public static class MarksReader
{
    /// <summary>What marks are where the data has no categories.</summary>
    private const string OneCategory = "mark";

    /// <summary>Spans from columns document, worker, start, end and, if there are several, category.</summary>
    /// <param name="stream">UTF-8; read once, to its end.</param>
    /// <param name="source">Its name, for errors.</param>
    /// <param name="progress">Told the bytes read so far, every few megabytes.</param>
    /// <exception cref="InputException">A row cannot be used; nothing is half-read.</exception>
    public static SpanAnnotations ReadSpans(Stream stream, string source, IProgress<long>? progress = null)
    {
        var rows = RecordReader.Open(stream, source, progress);
        var ends = Need(rows, "start and end", ["start", "end"]);
        var spans = new SpanAnnotations();
        Each(rows, ends, spans.Saw, (document, rater, category, at) => spans.Add(document, rater, at[0], at[1], category));
        return spans;
    }

    /// <summary>Boxes from columns image, worker, left, top, right, bottom (or x, y, width, height) and, if there are several, category.</summary>
    /// <param name="stream">UTF-8; read once, to its end.</param>
    /// <param name="source">Its name, for errors.</param>
    /// <param name="progress">Told the bytes read so far, every few megabytes.</param>
    /// <exception cref="InputException">A row cannot be used; nothing is half-read.</exception>
    public static BoxAnnotations ReadBoxes(Stream stream, string source, IProgress<long>? progress = null)
    {
        var rows = RecordReader.Open(stream, source, progress);
        var sizes = Columns.FindAll(rows, "x", "y", "width", "height");
        var corners = sizes ?? Need(rows, "left, top, right, bottom (or x, y, width, height)", ["left", "top", "right", "bottom"]);
        var boxes = new BoxAnnotations();
        Each(rows, corners, boxes.Saw, (image, rater, category, at) =>
            boxes.Add(image, rater, at[0], at[1], sizes is null ? at[2] : at[0] + at[2], sizes is null ? at[3] : at[1] + at[3], category));
        return boxes;
    }

    private static void Each(RecordReader rows, int[] numbers, Action<string, string> saw, Action<string, string, string, double[]> add)
    {
        var (document, worker, category) = (Columns.Need(rows, Columns.Document), Columns.Need(rows, Columns.Worker), Columns.Find(rows, Columns.Category));
        var at = new double[numbers.Length];
        while (rows.Read())
        {
            var (id, rater) = (Text(rows, document), Text(rows, worker));
            if (Array.TrueForAll(numbers, n => rows.Field(n).IsEmpty))
            {
                saw(id, rater);
                continue;
            }

            for (var n = 0; n < at.Length; n++) at[n] = RatingsReader.Number(rows, numbers[n]);
            var kind = category < 0 ? OneCategory : Text(rows, category);
            Add(rows, () => add(id, rater, kind, at));
        }
    }

    /// <summary>What the annotations refuse is named with its line.</summary>
    private static void Add(RecordReader rows, Action add)
    {
        try
        {
            add();
        }
        catch (InputException exception)
        {
            throw new InputException(rows.Source, rows.Line, null, exception.Message);
        }
    }

    private static string Text(RecordReader rows, int column)
    {
        var field = rows.Field(column);
        return field.IsEmpty ? throw new InputException(rows.Source, rows.Line, rows.Header[column], "the id is empty.") : Encoding.UTF8.GetString(field);
    }

    private static int[] Need(RecordReader rows, string what, string[] names) => Columns.FindAll(rows, names)
        ?? throw new InputException(rows.Source, rows.Line, names[0], $"columns {what} are needed. The header has: {string.Join(", ", rows.Header.Take(20))}.");
}

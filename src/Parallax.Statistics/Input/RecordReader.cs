namespace Parallax.Statistics.Input;

/// <summary>Rows with named columns, whatever the format: CSV (comma, semicolon or tab) or JSON Lines.</summary>
internal abstract class RecordReader(string source)
{
    /// <summary>After so many rows it is worth while to guess how many there are.</summary>
    public const int Sample = 4096;

    public string Source => source;

    /// <summary>Names of the columns, trimmed.</summary>
    public abstract IReadOnlyList<string> Header { get; }

    /// <summary>The line that the record begins on, from 1.</summary>
    public abstract long Line { get; }

    /// <summary>How many rows there may be in all, from the bytes of the first <paramref name="read"/>; twice as many where the stream has no length.</summary>
    public abstract long Expected(int read);

    /// <summary>Moves to the next record; empty lines are passed over.</summary>
    public abstract bool Read();

    /// <summary>A field of the record, by column; empty for the column -1, which stands for "not in the data".</summary>
    public abstract ReadOnlySpan<byte> Field(int column);

    /// <summary>By the first byte: JSON Lines begin with a brace.</summary>
    /// <exception cref="InputException">The stream is empty, or its first row cannot be read.</exception>
    public static RecordReader Open(Stream stream, string source, IProgress<long>? progress)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var lines = new LineReader(stream, source, progress);
        do
        {
            if (!lines.Next()) throw new InputException(source, 1, null, "the file is empty. It needs a header line, as in 'task,worker,label'.");
        }
        while (lines.Span.Trim(" \t"u8).IsEmpty);

        if (lines.Span.TrimStart(" \t"u8)[0] == (byte)'[') throw new InputException(source, lines.Line, null, "this is a JSON list. Write one object a line (jq -c '.[]').");
        return lines.Span.TrimStart(" \t"u8)[0] == (byte)'{' ? new JsonLinesReader(lines, source) : new DelimitedReader(lines, source);
    }
}

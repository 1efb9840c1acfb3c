using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Parallax.Statistics.Input;

/// <summary>
/// CSV as RFC 4180 has it: a header, fields that may be quoted, quotes doubled inside quotes, line breaks inside quotes. The
/// delimiter is what the header has: comma, else tab, else semicolon.
/// </summary>
internal sealed class DelimitedReader : RecordReader
{
    private readonly LineReader _lines;
    private readonly byte _delimiter;
    private readonly string[] _header;
    private int[] _starts = new int[16];
    private int[] _ends = new int[16];
    private int _fields;

    /// <param name="lines">Standing on the header.</param>
    /// <param name="source">Name of the file or stream, for errors.</param>
    public DelimitedReader(LineReader lines, string source) : base(source)
    {
        _lines = lines;
        _delimiter = lines.Span.Contains((byte)',') ? (byte)',' : lines.Span.Contains((byte)'\t') ? (byte)'\t' : (byte)';';
        Split();
        _header = [.. Enumerable.Range(0, _fields).Select(i => Encoding.UTF8.GetString(Field(i)).Trim())];
    }

    public override IReadOnlyList<string> Header => _header;

    public override long Line => _lines.Line;

    public override long Expected(int read) => _lines.Expected(read);

    public override ReadOnlySpan<byte> Field(int column) => column < 0 ? default : _lines.Span[_starts[column].._ends[column]];

    public override bool Read()
    {
        do
        {
            if (!_lines.Next()) return false;
        }
        while (_lines.Start == _lines.End);

        Split();
        if (_fields < _header.Length) throw new InputException(Source, Line, _header[_fields], $"the column is missing: the row has {_fields} of {_header.Length} fields.");
        if (_fields > _header.Length) throw new InputException(Source, Line, null, $"the row has {_fields} fields, the header {_header.Length}. Put a field that holds the delimiter in quotes.");
        return true;
    }

    /// <summary>Delimiters are found 32 bytes at a time, in the buffer's own memory, which is padded for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Split()
    {
        _fields = 0;
        var padded = _lines.Padded;
        var (length, start) = (_lines.End - _lines.Start, 0);
        for (var from = 0; from < length; from += Vector256<byte>.Count)
        {
            var bytes = Vector256.Create(padded.Slice(from, Vector256<byte>.Count));
            var within = length - from >= Vector256<byte>.Count ? uint.MaxValue : (1u << (length - from)) - 1;
            if ((Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits() & within) != 0)
            {
                _fields = 0;
                SplitQuoted();
                return;
            }

            for (var found = Vector256.Equals(bytes, Vector256.Create(_delimiter)).ExtractMostSignificantBits() & within; found != 0; found &= found - 1)
            {
                var at = from + BitOperations.TrailingZeroCount(found);
                Add(start, at);
                start = at + 1;
            }
        }

        Add(start, length);
    }

    private void SplitQuoted()
    {
        for (var at = 0; ; at++)
        {
            at = at < _lines.Span.Length && _lines.Span[at] == '"' ? Quoted(at) : Plain(at);
            if (at >= _lines.Span.Length) return;
        }
    }

    /// <summary>A field without quotes around it; returns the place of the delimiter after it.</summary>
    private int Plain(int start)
    {
        var length = _lines.Span[start..].IndexOf(_delimiter);
        var end = length < 0 ? _lines.Span.Length : start + length;
        Add(start, end);
        return length < 0 ? int.MaxValue : end;
    }

    /// <summary>A quoted field, unescaped in place; returns the place of the delimiter after it.</summary>
    private int Quoted(int start)
    {
        var (read, write) = (start + 1, start + 1);
        while (true)
        {
            if (read >= _lines.Span.Length)
            {
                // The line break belongs to the field: the record goes on with the next line.
                if (!_lines.Extend()) throw new InputException(Source, Line, null, "a quote is opened and never closed.");
                continue;
            }

            var line = _lines.Span;
            if (line[read] == '"' && (read + 1 >= line.Length || line[read + 1] != '"')) break;
            if (line[read] == '"') read++;
            line[write++] = line[read++];
        }

        Add(start + 1, write);
        read++;
        if (read < _lines.Span.Length && _lines.Span[read] != _delimiter) throw new InputException(Source, Line, null, "text follows a closing quote. Double a quote inside a quoted field.");
        return read < _lines.Span.Length ? read : int.MaxValue - 1;
    }

    private void Add(int start, int end)
    {
        if (_fields == _starts.Length)
        {
            Array.Resize(ref _starts, _fields * 2);
            Array.Resize(ref _ends, _fields * 2);
        }

        _starts[_fields] = start;
        _ends[_fields++] = end;
    }
}

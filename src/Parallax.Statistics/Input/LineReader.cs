using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Parallax.Statistics.Input;

/// <summary>
/// The lines of a UTF-8 stream, one at a time in a buffer of two megabytes: a file of any size, or a single line of any size, takes no more.
/// </summary>
internal sealed class LineReader(Stream stream, string source, IProgress<long>? progress)
{
    private const int LongestRecord = 1 << 20;
    private const int Padding = 64;
    private readonly byte[] _buffer = new byte[2 * LongestRecord + Padding];
    private int _to;
    private int _next;
    private long _read;
    private long _lines;
    private bool _ended;
    private bool _ascii = true;

    /// <summary>The line that the record begins on, from 1.</summary>
    public long Line { get; private set; }

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>The record, writable: quoted fields are unescaped in place.</summary>
    public Span<byte> Span => _buffer.AsSpan(Start, End - Start);

    /// <summary>The record and some bytes after it, of any content, so that it can be read a vector at a time.</summary>
    public ReadOnlySpan<byte> Padded => _buffer.AsSpan(Start, End - Start + Padding);

    /// <summary>How many records the stream may hold if the rest are as long as the first <paramref name="records"/>, and a little more; twice as many where it has no length.</summary>
    public long Expected(int records)
    {
        var consumed = _read - (_to - _next);
        return stream.CanSeek && consumed > 0 ? (long)(1.05 * records * stream.Length / consumed) + 16 : 2L * records;
    }

    /// <summary>Moves to the next line; false at the end of the stream.</summary>
    /// <exception cref="InputException">The line is longer than a megabyte, or is not UTF-8.</exception>
    public bool Next()
    {
        if (_read == 0 && !_ended) Open();
        Start = _next;
        Line = _lines + 1;
        return ToLineEnd();
    }

    /// <summary>Takes the following line into the record, for a quoted field that holds a line break; false at the end of the stream.</summary>
    public bool Extend()
    {
        var end = End;
        if (ToLineEnd()) return true;
        End = end;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ToLineEnd()
    {
        var line = _next - Start;
        var from = line;
        int length;
        while ((length = _buffer.AsSpan(Start + from, _to - Start - from).IndexOf((byte)'\n')) < 0 && !_ended)
        {
            from = _to - Start;
            Fill();
        }

        if (length < 0 && _next == _to) return false;
        End = length < 0 ? _to : Start + from + length;
        _next = length < 0 ? _to : End + 1;
        _lines++;
        if (End > Start && _buffer[End - 1] == '\r') End--;
        // Of the new line alone: the record before it may have been unescaped in place.
        if (!_ascii && End > Start + line && !Utf8.IsValid(_buffer.AsSpan(Start + line, End - Start - line))) throw new InputException(source, Line, null, "this is not UTF-8 text. Save the file as UTF-8.");
        return true;
    }

    private void Open()
    {
        Fill();
        var start = _buffer.AsSpan(0, _to);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) _next = 3;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start[..Math.Min(256, _to)].Contains((byte)0))
            throw new InputException(source, 1, null, "this is UTF-16 or not text at all. Save the file as UTF-8.");
    }

    /// <summary>Moves what is left to the front and reads on.</summary>
    private void Fill()
    {
        if (_to - Start > LongestRecord) throw new InputException(source, Line, null, $"the row is longer than {LongestRecord >> 20} MB. Is a quote left open, or a line break missing?");
        _buffer.AsSpan(Start, _to - Start).CopyTo(_buffer);
        (_next, End, _to, Start) = (_next - Start, End - Start, _to - Start, 0);
        var room = _buffer.Length - Padding - _to;
        var read = stream.ReadAtLeast(_buffer.AsSpan(_to, room), room, throwOnEndOfStream: false);
        _ended = read < room;
        _ascii = Ascii.IsValid(_buffer.AsSpan(0, _to + read));
        _to += read;
        _read += read;
        progress?.Report(_read);
    }
}

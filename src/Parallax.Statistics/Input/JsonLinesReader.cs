using System.Text.Json;

namespace Parallax.Statistics.Input;

/// <summary>
/// JSON Lines: one object a line. The columns are the keys of the first object; later objects need them all, and what they have
/// besides is passed over. Strings and numbers are fields, null is an empty field.
/// </summary>
internal sealed class JsonLinesReader : RecordReader
{
    private readonly LineReader _lines;
    private readonly List<string> _header = [];
    private readonly List<byte[]> _fields = [];
    private readonly List<int> _lengths = [];
    private bool _first = true;

    /// <param name="lines">Standing on the first object, which is also the first row.</param>
    /// <param name="source">Name of the file or stream, for errors.</param>
    public JsonLinesReader(LineReader lines, string source) : base(source)
    {
        _lines = lines;
        Parse(isFirst: true);
    }

    public override IReadOnlyList<string> Header => _header;

    public override long Line => _lines.Line;

    public override long Expected(int read) => _lines.Expected(read);

    public override ReadOnlySpan<byte> Field(int column) =>
        column < 0 ? default
        : _lengths[column] >= 0 ? _fields[column].AsSpan(0, _lengths[column])
        : throw new InputException(Source, Line, _header[column], _lengths[column] == Missing ? "the key is missing in this object." : "a string or a number is expected, not a list or an object.");

    private const int Missing = -1;
    private const int Nested = -2;

    public override bool Read()
    {
        if (_first)
        {
            _first = false;
            return true;
        }

        do
        {
            if (!_lines.Next()) return false;
        }
        while (_lines.Span.Trim(" \t"u8).IsEmpty);

        Parse(isFirst: false);
        return true;
    }

    private void Parse(bool isFirst)
    {
        for (var i = 0; i < _lengths.Count; i++) _lengths[i] = Missing;
        try
        {
            var json = new Utf8JsonReader(_lines.Span);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new InputException(Source, Line, null, "an object in braces is expected on each line.");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName) Property(ref json, isFirst);
            if (json.Read()) throw new InputException(Source, Line, null, "something follows the object.");
        }
        catch (InvalidOperationException)
        {
            throw new InputException(Source, Line, null, "a string is not valid Unicode (half of a surrogate pair). Write it with ensure_ascii off, or replace it.");
        }
        catch (JsonException exception)
        {
            throw new InputException(Source, Line, null, $"this is not JSON (at byte {exception.BytePositionInLine + 1}). Each line holds one object.");
        }
    }

    private void Property(ref Utf8JsonReader json, bool isFirst)
    {
        var column = Column(ref json, isFirst);
        json.Read();
        if (column >= 0) Keep(column, ref json);
        json.Skip();
    }

    private int Column(ref Utf8JsonReader json, bool isFirst)
    {
        for (var i = 0; i < _header.Count; i++)
            if (json.ValueTextEquals(_header[i])) return i;
        if (!isFirst) return -1;
        _header.Add(json.GetString()!);
        _fields.Add([]);
        _lengths.Add(Missing);
        return _header.Count - 1;
    }

    private void Keep(int column, ref Utf8JsonReader json)
    {
        if (_fields[column].Length < json.ValueSpan.Length) _fields[column] = new byte[json.ValueSpan.Length * 2];
        _lengths[column] = json.TokenType switch
        {
            JsonTokenType.String => json.CopyString(_fields[column]),
            JsonTokenType.Null => 0,
            JsonTokenType.StartObject or JsonTokenType.StartArray => Nested,
            _ => Raw(_fields[column], json.ValueSpan),
        };
    }

    private static int Raw(byte[] field, ReadOnlySpan<byte> value)
    {
        value.CopyTo(field);
        return value.Length;
    }
}

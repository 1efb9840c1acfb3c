namespace Parallax.Pay;

/// <summary>Fields for files that people open in a spreadsheet: quoted where needed, and never run as a formula.</summary>
public static class Csv
{
    private const string Newline = "\r\n";
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("\",\r\n\t;");

    public static string Line(params IReadOnlyList<string?> fields) => string.Join(',', fields.Select(Field)) + Newline;

    private static string Field(string? field)
    {
        var safe = Safe(field ?? "");
        return safe.AsSpan().IndexOfAny(Special) >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>An apostrophe before what a spreadsheet would run. Amounts below zero are ours, and numbers are harmless.</summary>
    private static string Safe(string field) =>
        field.Length > 0 && "=+-@\t\r\n".Contains(field[0], StringComparison.Ordinal) && !IsNumber(field) ? "'" + field : field;

    private static bool IsNumber(string field) =>
        field[0] == '-' && field.Length > 1 && field.Skip(1).All(c => char.IsAsciiDigit(c) || c == '.');
}

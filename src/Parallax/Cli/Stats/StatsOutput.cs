using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parallax.Statistics;
using Spectre.Console;

namespace Parallax.Cli.Stats;

/// <summary>How the verbs of <c>stats</c> say what they found: one JSON object, a CSV file, or tables for people.</summary>
internal static class StatsOutput
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>In a file or a pipe lines may be as long as they like.</summary>
    private const int RedirectedWidth = 160;

    /// <summary>What the other columns of a table with whiskers take.</summary>
    private const int BesideWhiskers = 90;

    private static readonly IAnsiConsole Out = Make();

    /// <summary>Prints one object on one line.</summary>
    /// <exception cref="UsageException">A number in it is infinite, which no result may be.</exception>
    public static void Print(object value)
    {
        try
        {
            Console.WriteLine(JsonSerializer.Serialize(value, Json));
        }
        catch (ArgumentException)
        {
            throw new UsageException("a result is beyond what numbers hold. Look for values or options of extreme size.");
        }
    }

    /// <summary>A number for people: as many digits as they read, a dash where it is undefined.</summary>
    public static string Number(double? value, int digits = 4) => value is { } number ? number.ToString($"F{digits}", CultureInfo.InvariantCulture) : "–";

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>".9187 [.8977, .9357], n = 800".</summary>
    public static string Interval(Estimate estimate) =>
        estimate.Value is null ? $"undefined: {estimate.Note}" : $"{Number(estimate.Value)} [{Number(estimate.Low)}, {Number(estimate.High)}], n = {Count(estimate.N)}";

    /// <summary>Names on the left, what they are on the right; what is null is left out.</summary>
    public static void Facts(params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        foreach (var (name, value) in facts)
            if (value is not null) grid.AddRow(new Text(name), new Text(value));
        Out.Write(grid);
    }

    /// <summary>A plain table; columns named with a leading &gt; are set to the right.</summary>
    public static void Table(string title, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Simple).Title(new TableTitle(Markup.Escape(title)));
        foreach (var column in columns)
        {
            var made = new TableColumn(Markup.Escape(column.TrimStart('>'))).NoWrap();
            table.AddColumn(column.StartsWith('>') ? made.RightAligned() : made);
        }

        foreach (var row in rows) table.AddRow([.. row.Select(cell => new Text(cell))]);
        Out.Write(table);
    }

    /// <summary>A bar of text for a share of 0 to 1.</summary>
    public static string Bar(double share, int width = 30) => new('█', Math.Max(share > 0 ? 1 : 0, (int)Math.Round(Math.Clamp(share, 0, 1) * width)));

    /// <summary>An interval on a scale from <paramref name="from"/> to <paramref name="to"/>: ├──●──┤; as wide as the terminal leaves room.</summary>
    public static string Whisker(double value, double low, double high, double from, double to)
    {
        var width = Math.Clamp(Out.Profile.Width - BesideWhiskers, 16, 40);
        if (!(to > from)) return "●";
        int At(double x) => (int)Math.Round((Math.Clamp(x, from, to) - from) / (to - from) * (width - 1));
        var line = new char[width];
        Array.Fill(line, ' ');
        for (var i = At(low); i <= At(high); i++) line[i] = '─';
        (line[At(low)], line[At(high)], line[At(value)]) = ('├', '┤', '●');
        return new string(line);
    }

    /// <summary>Writes a CSV file that appears under its name only when it is whole.</summary>
    public static void Csv(string file, string[] header, IEnumerable<string[]> rows)
    {
        var path = StatsOutputs.Real(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var writer = new StreamWriter(path + ".partial")) Csv(writer, header, rows);

        File.Move(path + ".partial", path, overwrite: true);
        Console.Error.WriteLine($"written: {file}");
    }

    /// <summary>Writes CSV to where one says.</summary>
    public static void Csv(TextWriter writer, string[] header, IEnumerable<string[]> rows)
    {
        Line(writer, header);
        foreach (var row in rows) Line(writer, row);
        writer.Flush();
    }

    /// <summary>A number for machines: every digit, and nothing where it is undefined.</summary>
    public static string Exact(double? value) => value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : "";

    private static IAnsiConsole Make()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected) console.Profile.Width = RedirectedWidth;
        return console;
    }

    private static void Line(TextWriter writer, string[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) writer.Write(',');
            writer.Write(fields[i].AsSpan().IndexOfAny(",\"\n\r") < 0 ? fields[i] : $"\"{fields[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        writer.Write('\n');
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parallax.Data;
using Parallax.Media;

namespace Parallax.Desk.Rights;

/// <summary>A zip of everything about one person: each section as JSON and as CSV, a row at a time, never whole in memory.</summary>
public static class DataArchive
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static async Task WriteAsync(Stream to, AppDb db, DocumentStore documents, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
        await EntryAsync(zip, "README.txt", now, file => WriteTextAsync(file, Readme(now), cancel), cancel);
        foreach (var section in PersonalData.All)
        {
            await EntryAsync(zip, section.Name + ".json", now, file => WriteJsonAsync(file, section.RowsAsync(db, person, cancel), cancel), cancel);
            await EntryAsync(zip, section.Name + ".csv", now, file => WriteCsvAsync(file, section, db, person, cancel), cancel);
            await foreach (var file in section.FilesAsync(db, documents, person).WithCancellation(cancel)) await WriteFileAsync(zip, file, now, cancel);
        }
    }

    private static async Task WriteFileAsync(ZipArchive zip, PersonalFile file, DateTimeOffset now, CancellationToken cancel)
    {
        await using var content = file.Open();
        if (content is not null) await EntryAsync(zip, file.Name, now, entry => content.CopyToAsync(entry, cancel), cancel);
    }

    private static async Task EntryAsync(ZipArchive zip, string name, DateTimeOffset now, Func<Stream, Task> write, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = now;
        await using var file = await entry.OpenAsync(cancel);
        await write(file);
    }

    private static async Task WriteJsonAsync(Stream file, IAsyncEnumerable<object> rows, CancellationToken cancel)
    {
        var before = "[\n"u8.ToArray();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await file.WriteAsync(before, cancel);
            await JsonSerializer.SerializeAsync(file, row, row.GetType(), Json, cancel);
            before = ",\n"u8.ToArray();
        }

        await file.WriteAsync(before[0] == (byte)'[' ? "[]\n"u8.ToArray() : "\n]\n"u8.ToArray(), cancel);
    }

    private static async Task WriteCsvAsync(Stream file, PersonalData section, AppDb db, Guid person, CancellationToken cancel)
    {
        var columns = section.RowType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).ToList();
        await WriteTextAsync(file, string.Join(',', columns.Select(c => JsonNamingPolicy.CamelCase.ConvertName(c.Name))) + "\r\n", cancel);
        await foreach (var row in section.RowsAsync(db, person, cancel).WithCancellation(cancel))
            await WriteTextAsync(file, string.Join(',', columns.Select(c => Cell(c.GetValue(row)))) + "\r\n", cancel);
    }

    /// <summary>RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it; the JSON has it as it is.</summary>
    private static string Cell(object? value)
    {
        var text = value switch
        {
            null => "",
            DateTimeOffset at => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            bool yes => yes ? "true" : "false",
            Enum member => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString()),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        if (value is string && text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static Task WriteTextAsync(Stream file, string text, CancellationToken cancel) => file.WriteAsync(Encoding.UTF8.GetBytes(text), cancel).AsTask();

    private static string Readme(DateTimeOffset now)
    {
        var lines = new StringBuilder()
            .AppendLine("Everything that Parallax has about you").AppendLine($"Made {now.ToUniversalTime():yyyy-MM-dd HH:mm} UTC.").AppendLine()
            .AppendLine("Each kind of data is here twice with the same content: NAME.json, and NAME.csv for a spreadsheet (a cell that holds")
            .AppendLine("several things holds them as JSON). Times are UTC. Amounts are in the smallest unit of their currency, such as cents.").AppendLine();
        foreach (var section in PersonalData.All) lines.AppendLine($"{section.Name}: {section.About}");
        return lines.AppendLine()
            .AppendLine("Files that belong to a row, such as a résumé or a signed agreement, lie under files/; the row names its file.")
            .AppendLine("Not here: your password, which nobody can read, and what others keep of you outside of Parallax.")
            .AppendLine("To have your account deleted, or to ask about anything in here: see Account.").ToString();
    }
}

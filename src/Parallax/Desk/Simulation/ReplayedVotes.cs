using System.Text.Json;
using Parallax.Cli;

namespace Parallax.Desk;

/// <summary>An item that people voted on elsewhere.</summary>
/// <param name="Statement">What is true or false; empty when it is not told.</param>
/// <param name="Truth">One of <see cref="ReplayedVotes.True"/> and <see cref="ReplayedVotes.False"/>, which are the responses that a task shows.</param>
/// <param name="Votes">Annotator and vote, in the order of the file; a vote may be <see cref="ReplayedVotes.Neither"/>.</param>
public sealed record ReplayedItem(string Id, string Statement, string Truth, IReadOnlyList<(string Annotator, string Vote)> Votes);

/// <summary>Reads votes as NLVR and VSR have them: one a line, and the statements from the file beside it, if it is there.</summary>
public static class ReplayedVotes
{
    public const string True = "True.";
    public const string False = "False.";

    /// <summary>NLVR's annotators could say that a sentence is nonsense.</summary>
    public const string Neither = "Neither.";

    /// <summary>The format, and what its columns, its file of statements and the fields of that are called.</summary>
    private static readonly Dictionary<string, (string Truth, string File, string Id, string Statement, string Prefix)> Known = new(StringComparer.Ordinal)
    {
        ["nlvr"] = ("truth", "items.jsonl", "id", "statement", "nlvr-"),
        ["vsr"] = ("author_label", "dev_vsr_raw_data.jsonl", "row", "caption", ""),
    };

    public static IReadOnlyList<string> Formats => [.. Known.Keys];

    /// <param name="most">Only so many votes, from the first; null for all.</param>
    public static async Task<IReadOnlyList<ReplayedItem>> ReadAsync(string file, string format, int? most, CancellationToken cancel)
    {
        if (!Known.TryGetValue(format, out var known)) throw new UsageException($"'{format}' is not a format of votes: {string.Join(" or ", Known.Keys)}.");
        if (!File.Exists(file)) throw new UsageException($"There is no file '{file}'.");
        var statements = await StatementsAsync(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, known.File), known.Id, known.Statement, known.Prefix, cancel);
        var items = new Dictionary<string, (string Truth, List<(string, string)> Votes)>(StringComparer.Ordinal);
        using var reader = new StreamReader(file);
        var columns = Columns(file, format, await reader.ReadLineAsync(cancel) ?? "", "task", "worker", "label", known.Truth);
        for (var line = 2; await reader.ReadLineAsync(cancel) is { } text && line - 2 < (most ?? int.MaxValue); line++)
        {
            var fields = text.Split(',');
            if (fields.Length <= columns.Max()) throw new UsageException($"{file}, line {line}: it has {fields.Length} columns, and {columns.Max() + 1} are needed.");
            if (!items.TryGetValue(fields[columns[0]], out var item)) items[fields[columns[0]]] = item = (Read(fields[columns[3]], file, line), []);
            item.Votes.Add((fields[columns[1]], Read(fields[columns[2]], file, line)));
        }

        if (items.Count == 0) throw new UsageException($"{file} has no votes.");
        return [.. items.Select(i => new ReplayedItem(i.Key, statements.GetValueOrDefault(i.Key, ""), i.Value.Truth, i.Value.Votes))];
    }

    private static int[] Columns(string file, string format, string header, params string[] names)
    {
        var has = header.Split(',');
        return [.. names.Select(name => Array.IndexOf(has, name) is >= 0 and var at ? at : throw new UsageException($"{file}: the first line has no column '{name}'; --format {format} reads {string.Join(", ", names)}."))];
    }

    private static string Read(string vote, string file, int line) => vote switch
    {
        "true" or "1" => True,
        "false" or "0" => False,
        "nonsense" => Neither,
        _ => throw new UsageException($"{file}, line {line}: '{vote}' is not true, false or nonsense."),
    };

    private static async Task<Dictionary<string, string>> StatementsAsync(string file, string id, string statement, string prefix, CancellationToken cancel)
    {
        var statements = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(file)) return statements;
        using var reader = new StreamReader(file);
        while (await reader.ReadLineAsync(cancel) is { Length: > 0 } line)
        {
            var item = JsonSerializer.Deserialize<JsonElement>(line);
            var key = item.GetProperty(id).ToString();
            statements[key.StartsWith(prefix, StringComparison.Ordinal) ? key[prefix.Length..] : key] = item.GetProperty(statement).GetString()!;
        }

        return statements;
    }
}

using System.CommandLine;
using Parallax.Cli;
using Parallax.Data;

namespace Parallax.Pay;

/// <summary><c>parallax ledger export</c>.</summary>
public static class LedgerCommands
{
    public static Command Ledger(Func<ServerSettings, WebApplication> build)
    {
        var organization = new Option<string?>("--organization") { Description = "Whose books (default: the only organization there is)." };
        var format = new Option<string>("--format") { Description = "hledger or csv.", DefaultValueFactory = _ => "hledger" };
        var file = new Option<string?>("--out") { Description = "The file to write (default: standard output).", HelpName = "FILE" };
        var export = new Command("export", "Export the journal of one organization's books.") { organization, format, file };
        Verb.On(export, build, async (parsed, api, cancel) =>
        {
            var chosen = parsed.GetValue(format)!;
            if (chosen is not ("hledger" or "csv")) throw new UsageException($"'{chosen}' is not a format: hledger or csv.");
            var path = $"/api/ledger/journal.{chosen}?organization={Uri.EscapeDataString(parsed.GetValue(organization) ?? "")}";
            using var response = await api.SendAsync(HttpMethod.Get, path, null, cancel);
            await using var from = await response.Content.ReadAsStreamAsync(cancel);
            if (parsed.GetValue(file) is { } name) await SaveAsync(from, Path.GetFullPath(name), cancel);
            else await from.CopyToAsync(Console.OpenStandardOutput(), cancel);
            return Exit.Done;
        });
        return new Command("ledger", "The books.") { export };
    }

    /// <summary>A file appears under its name only when it is whole.</summary>
    private static async Task SaveAsync(Stream from, string file, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using (var to = File.Create(file + ".partial")) await from.CopyToAsync(to, cancel);
        File.Move(file + ".partial", file, overwrite: true);
        Console.WriteLine($"exported: {file}");
    }
}

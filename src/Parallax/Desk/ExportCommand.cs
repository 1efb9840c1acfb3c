using System.CommandLine;
using System.Globalization;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Quality;

namespace Parallax.Desk;

/// <summary><c>parallax export</c>: a file appears under its name only when it is whole.</summary>
public static class ExportCommand
{
    private const string Tasks = "tasks-jsonl";
    private const string Judgments = "judgments-jsonl";

    public static Command Make(Func<ServerSettings, WebApplication> build)
    {
        var project = new Argument<string>("project") { Description = "The project: its name, slug or id." };
        var format = new Option<string>("--format") { Description = $"{Tasks} or {Judgments}.", Required = true };
        var directory = new Option<string>("--out") { Description = "The folder to write into.", HelpName = "DIR", Required = true };
        var withdrawn = new Option<bool>("--with-withdrawn") { Description = "Judgments of withdrawn tasks as well, marked \"withdrawn\"." };
        var command = new Command("export", "Export tasks or judgments.") { project, format, directory, withdrawn };
        return Verb.On(command, build, async (parsed, api, cancel) =>
        {
            var chosen = parsed.GetValue(format)!;
            if (chosen is not (Tasks or Judgments)) throw new UsageException($"'{chosen}' is not a format: {Tasks} or {Judgments}.");
            var all = parsed.GetValue(withdrawn);
            if (all && chosen == Tasks) throw new UsageException($"--with-withdrawn goes with {Judgments}: {Tasks} has every task.");
            var name = chosen == Tasks ? "tasks.jsonl" : "judgments.jsonl";
            var root = $"/api/projects/{Uri.EscapeDataString(parsed.GetValue(project)!)}";
            var folder = Path.GetFullPath(parsed.GetValue(directory)!);
            var file = Path.Combine(folder, name);
            var (lines, ofWithdrawn) = await DownloadLinesAsync(api, $"{root}/exports/{chosen}{(all ? "?withdrawn=true" : "")}", file, cancel);
            if (chosen == Tasks) await DownloadMediaAsync(api, root, file, folder, cancel);
            Console.WriteLine($"exported: {lines} lines to {file}");
            if (ofWithdrawn > 0) Console.WriteLine(all ? $"of withdrawn tasks, marked: {ofWithdrawn}" : $"left out, of withdrawn tasks: {ofWithdrawn} (--with-withdrawn exports them, marked)");
            return Exit.Done;
        });
    }

    private static async Task<(long Lines, int OfWithdrawn)> DownloadLinesAsync(Api api, string path, string file, CancellationToken cancel)
    {
        using var response = await api.SendAsync(HttpMethod.Get, path, null, cancel);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = file + ".partial";
        var lines = await Progress.RunAsync("Exporting", null, async done =>
        {
            await using var from = await response.Content.ReadAsStreamAsync(cancel);
            await using var to = File.Create(partial);
            return await CopyLinesAsync(from, to, done, cancel);
        });
        File.Move(partial, file, overwrite: true);
        return (lines, OfWithdrawn(response));
    }

    private static int OfWithdrawn(HttpResponseMessage response) =>
        response.Headers.TryGetValues(ExportJudgments.WithdrawnHeader, out var said) ? int.Parse(said.First(), CultureInfo.InvariantCulture) : 0;

    private static async Task<long> CopyLinesAsync(Stream from, Stream to, Action<long> done, CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        var lines = 0L;
        int read;
        while ((read = await from.ReadAsync(buffer, cancel)) > 0)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            done(lines);
        }

        return lines;
    }

    private static async Task DownloadMediaAsync(Api api, string root, string file, string folder, CancellationToken cancel)
    {
        var paths = await Projects.MediaPaths.OfAsync(file, cancel);
        Directory.CreateDirectory(Path.Combine(folder, "media"));
        await Progress.RunAsync("Images", paths.Count, async done =>
        {
            var count = 0;
            foreach (var path in paths)
            {
                await DownloadImageAsync(api, root, Path.Combine(folder, path), cancel);
                done(++count);
            }

            return count;
        });
    }

    private static async Task DownloadImageAsync(Api api, string root, string target, CancellationToken cancel)
    {
        if (File.Exists(target)) return;
        using var response = await api.SendAsync(HttpMethod.Get, $"{root}/media/{Path.GetFileNameWithoutExtension(target)}", null, cancel);
        await using (var to = File.Create(target + ".partial")) await response.Content.CopyToAsync(to, cancel);
        File.Move(target + ".partial", target, overwrite: true);
    }
}

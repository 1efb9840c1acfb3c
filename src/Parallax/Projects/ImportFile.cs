using System.Text.Json;
using Parallax.Cli;

namespace Parallax.Projects;

/// <summary>Sends a file of tasks with its images to a server, waits for the result, and says it.</summary>
public static class ImportFile
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(200);

    public static async Task<JsonElement> RunAsync(Api api, string project, string file, bool replace, CancellationToken cancel)
    {
        if (!File.Exists(file)) throw new UsageException($"There is no file '{file}'.");
        var path = $"/api/projects/{Uri.EscapeDataString(project)}/imports";
        using var content = await UploadAsync(file, cancel);
        using var response = await api.SendAsync(HttpMethod.Post, $"{path}?replace={(replace ? "true" : "false")}&fileName={Uri.EscapeDataString(Path.GetFileName(file))}", content, cancel);
        var requested = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
        return await Progress.RunAsync("Reading tasks", null, done => WaitAsync(api, $"{path}/{requested.GetProperty("id").GetString()}", done, cancel));
    }

    /// <summary>Says the report; true when the tasks are published.</summary>
    public static bool Say(JsonElement report)
    {
        var published = report.GetProperty("state").GetString() == "published";
        foreach (var problem in report.GetProperty("problems").EnumerateArray()) Console.Error.WriteLine($"parallax: {Place(problem)}: {problem.GetProperty("message").GetString()}");
        foreach (var note in report.GetProperty("notes").EnumerateArray()) Console.WriteLine($"note: {note.GetString()}");
        if (!published)
        {
            Console.Error.WriteLine($"parallax: nothing was imported: {report.GetProperty("problemCount").GetInt64()} problem(s).");
            return false;
        }

        Console.WriteLine($"imported: {Count(report, "tasks")} tasks, {Count(report, "presentations")} presentations, {Count(report, "slots")} places");
        if (Count(report, "skipped") > 0) Console.WriteLine($"skipped: {Count(report, "skipped")} tasks that were there already");
        if (Count(report, "replaced") > 0) Console.WriteLine($"replaced: {Count(report, "replaced")} tasks");
        return true;
    }

    private static long Count(JsonElement report, string field) => report.GetProperty(field).GetInt64();

    private static string Place(JsonElement problem)
    {
        var line = $"line {problem.GetProperty("line").GetInt64()}";
        if (problem.TryGetProperty("column", out var column) && column.ValueKind == JsonValueKind.Number) line += $", column {column.GetInt64()}";
        return problem.TryGetProperty("field", out var field) && field.GetString() is { Length: > 0 } name ? $"{line}, {name}" : line;
    }

    private static async Task<JsonElement> WaitAsync(Api api, string path, Action<long> done, CancellationToken cancel)
    {
        while (true)
        {
            var report = await api.GetAsync(path, cancel);
            done(Count(report, "linesRead"));
            if (report.GetProperty("state").GetString() is "published" or "refused") return report;
            await Task.Delay(AskEvery, TimeProvider.System, cancel);
        }
    }

    private static async Task<MultipartFormDataContent> UploadAsync(string file, CancellationToken cancel)
    {
        var folder = new FileInfo(Path.GetFullPath(file)).Directory!;
        var paths = await MediaPaths.OfAsync(file, cancel);
        var content = new MultipartFormDataContent { { new StreamContent(File.OpenRead(file)), "tasks", Path.GetFileName(file) } };
        foreach (var path in paths)
        {
            // A path that leads elsewhere, by a link too, or to nothing, is not sent: the server names its line.
            if (MediaPath.Find(folder, path) is { } found) content.Add(new LazyFileContent(found.FullName), "media", path);
        }

        return content;
    }
}

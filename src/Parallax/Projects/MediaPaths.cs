using System.Text.Json;

namespace Parallax.Projects;

/// <summary>
/// Which files a file of tasks names as media, for whoever sends them along. It judges nothing: the server reads the
/// lines strictly and says what is wrong.
/// </summary>
public static class MediaPaths
{
    public static async Task<IReadOnlyCollection<string>> OfAsync(string file, CancellationToken cancel)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        await using var stream = File.OpenRead(file);
        await foreach (var line in TaskLines.ReadAsync(stream, cancel))
            if (line.Bytes is { } bytes) paths.UnionWith(Of(bytes));
        return paths;
    }

    private static List<string> Of(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var task = json.RootElement;
            if (task.ValueKind != JsonValueKind.Object || !task.TryGetProperty("media", out var media) || media.ValueKind != JsonValueKind.Array) return [];
            return [.. media.EnumerateArray().Select(Path).OfType<string>().Where(p => MediaPath.Problem(p) is null && !DataUri.Is(p))];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Broken JSON, or a text that is none: the server says where and why.
            return [];
        }
    }

    private static string? Path(JsonElement medium) =>
        medium.ValueKind == JsonValueKind.Object && medium.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.String ? path.GetString() : null;
}

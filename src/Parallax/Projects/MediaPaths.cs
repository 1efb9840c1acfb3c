using System.Text.Json;

namespace Parallax.Projects;

/// <summary>
/// Which files a file of tasks speaks of. It looks for <c>path</c> and <c>image</c> anywhere in a line and judges
/// nothing: the server reads the lines strictly and names what is wrong.
/// </summary>
public static class MediaPaths
{
    public static async Task<IReadOnlyCollection<string>> OfAsync(string file, CancellationToken cancel)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        using var reader = new StreamReader(file);
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                Collect(json.RootElement, paths);
            }
            catch (JsonException)
            {
                // The server says where and why.
            }
        }

        return paths;
    }

    private static void Collect(JsonElement element, SortedSet<string> paths)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray()) Collect(item, paths);
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String && property.Name is "path" or "image") Add(property.Value, paths);
            else Collect(property.Value, paths);
        }
    }

    private static void Add(JsonElement value, SortedSet<string> paths)
    {
        if (value.ValueKind != JsonValueKind.String) return;
        var path = value.GetString()!;
        if (!path.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && !path.Contains("://", StringComparison.Ordinal)) paths.Add(path);
    }
}

namespace Parallax.Projects;

/// <summary>Where a line says that its image lies: beside the file or below, and nowhere else.</summary>
public static class MediaPath
{
    /// <summary>What is wrong with the path, or null. A data URI has its own rules: see <see cref="DataUri"/>.</summary>
    public static string? Problem(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (DataUri.Is(path)) return null;
        if (path.Length is 0 or > TaskLimits.PathLength) return $"must have 1 to {TaskLimits.PathLength} characters.";
        if (path.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || path.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            return "is an address, and images are not fetched yet: put the file beside the tasks and name its path.";
        if (path.Any(char.IsControl)) return "has control characters.";
        if (path.Contains('\\')) return "has a backslash: separate folders by '/'.";
        if (path.StartsWith('/') || path.StartsWith('~') || path.Contains(':')) return "must be relative to the file of tasks.";
        var segments = path.Split('/');
        if (segments.Contains("..")) return "leads out of the folder of the file: '..' is not allowed.";
        return segments.Any(s => s is "" or ".") ? "has an empty or '.' segment: write it as 'folder/name.png'." : null;
    }

    /// <summary>The file that a good path names below a folder; null when there is none, or when a link leads out of the folder.</summary>
    public static FileInfo? Find(DirectoryInfo folder, string path)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (Problem(path) is not null) return null;
        var root = Real(folder);
        var at = root;
        foreach (var segment in path.Split('/'))
        {
            at = Path.Combine(at, segment);
            FileSystemInfo entry = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
            if (!entry.Exists) return null;
            at = Real(entry);
            if (!at.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return null;
        }

        return File.Exists(at) ? new FileInfo(at) : null;
    }

    private static string Real(FileSystemInfo entry) =>
        Path.TrimEndingDirectorySeparator((entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry).FullName);
}

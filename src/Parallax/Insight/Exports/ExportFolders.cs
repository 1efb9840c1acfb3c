using System.Globalization;
using Parallax.Data;

namespace Parallax.Insight.Exports;

/// <summary>
/// Where exports lie: <c>exports/ID.ATTEMPT</c>. While one is made its folder ends in <c>.part</c>; a folder without that ending is whole.
/// </summary>
public sealed class ExportFolders(DataFolder folder)
{
    private const string Part = ".part";

    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(6);

    private string Root => Path.Combine(folder.Path, "exports");

    /// <summary>An empty folder to make it in; what earlier attempts left is gone.</summary>
    public string Begin(Guid export, int attempt)
    {
        Delete(export);
        var path = Of(export, attempt) + Part;
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Gives what was made its name.</summary>
    public void Publish(Guid export, int attempt)
    {
        var path = Of(export, attempt);
        Directory.Move(path + Part, path);
    }

    /// <summary>Null when there is no such file. The name was looked up in the manifest, so it leads nowhere else.</summary>
    public FileInfo? Find(Guid export, int attempt, string name)
    {
        var file = new FileInfo(Path.Combine(Of(export, attempt), name));
        return file.Exists ? file : null;
    }

    /// <summary>All that there is of it, whole or not.</summary>
    public void Delete(Guid export)
    {
        if (!Directory.Exists(Root)) return;
        foreach (var path in Directory.EnumerateDirectories(Root, $"{export:N}.*")) Directory.Delete(path, recursive: true);
    }

    /// <summary>Folders that nothing has written to for a while, with the export and attempt they are of.</summary>
    public IReadOnlyList<(Guid Export, int Attempt, string Path, bool IsWhole)> Old(DateTimeOffset now)
    {
        if (!Directory.Exists(Root)) return [];
        return [.. new DirectoryInfo(Root).EnumerateDirectories().Where(d => d.LastWriteTimeUtc < now - AbandonedAfter).Select(Named).OfType<(Guid, int, string, bool)>()];
    }

    private static (Guid, int, string, bool)? Named(DirectoryInfo directory) =>
        directory.Name.Split('.') is [var export, var attempt, ..] && Guid.TryParseExact(export, "N", out var id) && int.TryParse(attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (id, number, directory.FullName, !directory.Name.EndsWith(Part, StringComparison.Ordinal))
            : null;

    private string Of(Guid export, int attempt) => Path.Combine(Root, string.Create(CultureInfo.InvariantCulture, $"{export:N}.{attempt}"));
}

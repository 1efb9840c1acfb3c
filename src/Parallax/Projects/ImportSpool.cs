using System.Security.Cryptography;
using System.Text;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary>Where an upload waits on disk until it is staged. A file's path is hashed, so that no path leads anywhere else.</summary>
public sealed class ImportSpool(DataFolder folder)
{
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);

    public string TasksFile(Guid import) => Path.Combine(Of(import), "tasks.jsonl");

    public string MediumFile(Guid import, string path) =>
        Path.Combine(Of(import), "media", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path))));

    public void Open(Guid import) => Directory.CreateDirectory(Path.Combine(Of(import), "media"));

    public void Delete(Guid import)
    {
        if (Directory.Exists(Of(import))) Directory.Delete(Of(import), recursive: true);
    }

    /// <summary>The uploads that lie here, which may have been cut off by the end of a process.</summary>
    public IReadOnlyList<Guid> Abandoned(DateTimeOffset now)
    {
        if (!Directory.Exists(folder.Spool)) return [];
        return [.. new DirectoryInfo(folder.Spool).EnumerateDirectories()
            .Where(d => d.LastWriteTimeUtc < now - AbandonedAfter && Guid.TryParse(d.Name, out _))
            .Select(d => Guid.Parse(d.Name))];
    }

    private string Of(Guid import) => Path.Combine(folder.Spool, import.ToString("N"));
}

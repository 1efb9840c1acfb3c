using Parallax.Data;

namespace Parallax.Media;

/// <summary>Documents of people as files under random names: <c>documents/ab/&lt;id&gt;</c>. No address of the site leads to the folder.</summary>
public sealed class DocumentStore(DataFolder folder)
{
    /// <summary>On the disk when this returns.</summary>
    public async Task PutAsync(Guid id, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
        await file.WriteAsync(bytes, cancel);
        file.Flush(flushToDisk: true);
    }

    public Stream? OpenRead(Guid id)
    {
        try
        {
            return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Deleting what is gone already is done as well.</summary>
    public void Delete(Guid id)
    {
        var path = PathOf(id);
        if (File.Exists(path)) File.Delete(path);
    }

    private string PathOf(Guid id) => Path.Combine(folder.Documents, id.ToString("N")[..2], id.ToString("N"));
}

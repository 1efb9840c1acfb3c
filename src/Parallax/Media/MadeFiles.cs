using Parallax.Data;

namespace Parallax.Media;

/// <summary>How much disk everything that is made of images may take together.</summary>
public sealed record TileLimits(long MaximumBytes)
{
    public const string Setting = "Tiles:MaximumBytes";
    public const long Default = 8L * 1024 * 1024 * 1024;
}

/// <summary>
/// What is made of stored images and can be made again, under the image's hash: <c>tiles/ab/cd/&lt;hash&gt;</c>. What was not
/// asked for longest is deleted.
/// </summary>
public sealed class MadeFiles(DataFolder folder, TileLimits limits, TimeProvider clock)
{
    private const string Unfinished = ".part";

    /// <summary>Of what is free, so much may be written before the files are counted again: other nodes may write as well.</summary>
    private const int ShareUncounted = 4;
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);
    private readonly Lock _room = new();
    private long _uncounted;

    public string PathOf(string hash, string suffix = "") => Path.Combine(folder.Tiles, hash[..2], hash[2..4], hash + suffix);

    /// <summary>Opens what was made, or null.</summary>
    public FileStream? OpenRead(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            Touch(path);
            return file;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A file under its final name is whole: it is written beside, flushed to the disk and then renamed.</summary>
    public void Make(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Ids.Opaque():N}{Unfinished}";
        try
        {
            using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            lock (_room) MakeRoom(new FileInfo(beside));
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>When it was last asked for, to the hour: the order in which files go.</summary>
    private void Touch(string path)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            if (now - File.GetLastWriteTimeUtc(path) > TimeSpan.FromHours(1)) File.SetLastWriteTimeUtc(path, now);
        }
        catch (FileNotFoundException)
        {
            // Deleted by another node a moment ago; what is open can still be read.
        }
    }

    private void MakeRoom(FileInfo made)
    {
        _uncounted -= made.Length;
        if (_uncounted > 0) return;
        var files = new DirectoryInfo(folder.Tiles).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.LastWriteTimeUtc).ToList();
        var abandoned = clock.GetUtcNow().UtcDateTime - Abandoned;
        foreach (var left in files.Where(f => f.Extension == Unfinished && f.LastWriteTimeUtc < abandoned && f.FullName != made.FullName)) left.Delete();
        var whole = files.Where(f => f.Extension != Unfinished).ToList();
        var free = limits.MaximumBytes - made.Length - whole.Sum(f => f.Length);
        foreach (var oldest in whole.TakeWhile(_ => free < 0))
        {
            free += oldest.Length;
            oldest.Delete();
        }

        _uncounted = free / ShareUncounted;
    }
}

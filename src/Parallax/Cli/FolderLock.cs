using Parallax.Data;

namespace Parallax.Cli;

/// <summary>One data folder, one server: held as long as the process lives, released by the system even if it is killed.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the folder, or says who has it.</summary>
    public static (FolderLock? Lock, string? Holder) Take(DataFolder folder, string url)
    {
        Directory.CreateDirectory(folder.Path);
        try
        {
            var file = new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            Note(folder, url);
            return (new FolderLock(file), null);
        }
        catch (IOException)
        {
            return (null, Holder(folder));
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>In a file of its own: what is locked cannot be opened by others, not even to read.</summary>
    private static void Note(DataFolder folder, string url)
    {
        using var writer = new StreamWriter(folder.HolderFile, append: false);
        writer.Write($"{url} (process {Environment.ProcessId})");
    }

    private static string Holder(DataFolder folder)
    {
        const string unnamed = "another process";
        try
        {
            using var reader = new StreamReader(folder.HolderFile);
            return reader.ReadToEnd() is { Length: > 0 } note ? note : unnamed;
        }
        catch (IOException)
        {
            // It is just being written, or was never.
            return unnamed;
        }
    }
}

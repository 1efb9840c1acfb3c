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
            file.SetLength(0);
            file.Write(System.Text.Encoding.UTF8.GetBytes($"{url} (process {Environment.ProcessId})"));
            file.Flush();
            return (new FolderLock(file), null);
        }
        catch (IOException)
        {
            return (null, Holder(folder));
        }
    }

    public void Dispose() => _file.Dispose();

    private static string Holder(DataFolder folder)
    {
        // ReadWrite sharing asks for no lock, so the note of the holder can be read while it holds.
        using var file = new FileStream(folder.LockFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var note = reader.ReadToEnd();
        return note.Length == 0 ? "another process" : note;
    }
}

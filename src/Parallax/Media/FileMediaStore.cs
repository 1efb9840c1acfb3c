using System.Security.Cryptography;
using Parallax.Data;

namespace Parallax.Media;

/// <summary>Images as files: <c>media/ab/cd/&lt;hash&gt;</c>.</summary>
public sealed class FileMediaStore(DataFolder folder) : IMediaStore
{
    private const int HashLength = 64;

    public async Task<string> PutAsync(byte[] bytes, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var path = PathOf(hash);
        if (!File.Exists(path)) await WriteAsync(path, bytes, cancel);
        return hash;
    }

    public Stream? OpenRead(string hash)
    {
        if (!IsHash(hash)) return null;
        try
        {
            return new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public bool Has(string hash) => IsHash(hash) && File.Exists(PathOf(hash));

    /// <summary>A file under its final name is whole: it is written beside, flushed to the disk and then renamed.</summary>
    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Ids.Opaque():N}.part";
        try
        {
            await using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous))
            {
                await file.WriteAsync(bytes, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>A hash comes from a URL: anything that is not one is not a path either.</summary>
    private static bool IsHash(string hash) => hash.Length == HashLength && hash.All(char.IsAsciiHexDigitLower);

    private string PathOf(string hash) => Path.Combine(folder.Media, hash[..2], hash[2..4], hash);
}

using System.IO.Compression;
using NetVips;
using Parallax.Data;

namespace Parallax.Media;

/// <summary>How much disk the tiles of all images may take together.</summary>
public sealed record TileLimits(long MaximumBytes)
{
    public const string Setting = "Tiles:MaximumBytes";
    public const long Default = 8L * 1024 * 1024 * 1024;
}

/// <summary>
/// The tiles of large images, all of one image in one file: <c>tiles/ab/cd/&lt;hash&gt;</c>, a ZIP of uncompressed entries.
/// They are made together, in one pass over the image, when the first of them is asked for: neither a JPEG nor a PNG can be
/// read from its middle, so that each tile made alone would decode the image once more. The pass holds some rows of pixels,
/// never the image, and there is one pass at a time. What was not asked for longest is deleted; it can be made again.
/// </summary>
public sealed class TileStore(IMediaStore media, DataFolder folder, TileLimits limits, TimeProvider clock) : IDisposable
{
    private const string Name = "t";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _making = new(1);

    /// <summary>A tile's bytes, of the image's own media type; null when the image is not in the store.</summary>
    public async Task<byte[]?> ReadAsync(StoredImage image, TileAddress at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(image);
        var path = PathOf(image.Hash);
        if (await ReadAsync(path, image, at, cancel) is { } tile) return tile;
        await _making.WaitAsync(cancel);
        try
        {
            // Whoever waited here finds what the first one made.
            if (!File.Exists(path) && !await Task.Run(() => Make(path, image), CancellationToken.None)) return null;
        }
        finally
        {
            _making.Release();
        }

        return await ReadAsync(path, image, at, cancel);
    }

    public void Dispose() => _making.Dispose();

    private async Task<byte[]?> ReadAsync(string path, StoredImage image, TileAddress at, CancellationToken cancel)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            await using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            var entry = archive.GetEntry($"{Name}_files/{at.Level}/{at.Column}_{at.Row}{ImageKind.ExtensionOf(image.MediaType)}");
            if (entry is null) return null;
            Touch(path);
            var bytes = new byte[entry.Length];
            await using var stream = await entry.OpenAsync(cancel);
            await stream.ReadExactlyAsync(bytes, cancel);
            return bytes;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A file under its final name is whole: it is written beside, flushed to the disk and then renamed.</summary>
    private bool Make(string path, StoredImage image)
    {
        using var stored = media.OpenRead(image.Hash);
        if (stored is null) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Ids.Opaque():N}.part";
        try
        {
            using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024))
            {
                Cut(stored, file, image.MediaType);
                file.Flush(flushToDisk: true);
            }

            MakeRoom(new FileInfo(beside));
            File.Move(beside, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static void Cut(Stream stored, Stream file, string mediaType)
    {
        using var image = LibVips.Open(stored);
        image.DzsaveStream(
            file, imagename: Name, layout: Enums.ForeignDzLayout.Dz, suffix: Suffix(mediaType), overlap: 0, tileSize: TileGrid.Size,
            depth: Enums.ForeignDzDepth.Onetile, container: Enums.ForeignDzContainer.Zip, keep: Enums.ForeignKeep.None);
    }

    /// <summary>In the image's own format, so that what was kept without loss stays so; the fastest settings, because somebody waits.</summary>
    private static string Suffix(string mediaType)
    {
        if (mediaType == ImageKind.Jpeg.MediaType) return ".jpg[Q=90]";
        return mediaType == ImageKind.Webp.MediaType ? ".webp[Q=90,effort=0]" : ".png[compression=1]";
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
        var files = new DirectoryInfo(folder.Tiles).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.LastWriteTimeUtc).ToList();
        var abandoned = clock.GetUtcNow().UtcDateTime - Abandoned;
        foreach (var left in files.Where(f => f.Extension == ".part" && f.LastWriteTimeUtc < abandoned && f.FullName != made.FullName)) left.Delete();
        var whole = files.Where(f => f.Extension.Length == 0).ToList();
        var over = whole.Sum(f => f.Length) + made.Length - limits.MaximumBytes;
        foreach (var oldest in whole.TakeWhile(_ => over > 0))
        {
            over -= oldest.Length;
            oldest.Delete();
        }
    }

    private string PathOf(string hash) => Path.Combine(folder.Tiles, hash[..2], hash[2..4], hash);
}

using System.IO.Compression;
using NetVips;

namespace Parallax.Media;

/// <summary>
/// The tiles of large images, all of one image in one file: <c>tiles/ab/cd/&lt;hash&gt;</c>, a ZIP of uncompressed entries.
/// They are made together, in one pass over the image, when the first of them is asked for: neither a JPEG nor a PNG can be
/// read from its middle, so that each tile made alone would decode the image once more. The pass holds some rows of pixels,
/// never the image, and there is one pass at a time.
/// </summary>
public sealed class TileStore(IMediaStore media, MadeFiles made) : IDisposable
{
    private const string Name = "t";
    private readonly SemaphoreSlim _making = new(1);

    /// <summary>A tile's bytes, of the image's own media type; null when the image is not in the store.</summary>
    public async Task<byte[]?> ReadAsync(StoredImage image, TileAddress at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(image);
        var path = made.PathOf(image.Hash);
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
        await using var file = made.OpenRead(path);
        if (file is null) return null;
        await using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var entry = archive.GetEntry($"{Name}_files/{at.Level}/{at.Column}_{at.Row}{ImageKind.ExtensionOf(image.MediaType)}");
        if (entry is null) return null;
        var bytes = new byte[entry.Length];
        await using var stream = await entry.OpenAsync(cancel);
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    private bool Make(string path, StoredImage image)
    {
        using var stored = media.OpenRead(image.Hash);
        if (stored is null) return false;
        made.Make(path, file => Cut(stored, file, image.MediaType));
        return true;
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
}

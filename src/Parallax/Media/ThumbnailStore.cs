using NetVips;

namespace Parallax.Media;

/// <summary>
/// Small images for lists: at most <see cref="Side"/> pixels on a side, beside the tiles, made when they are first asked for.
/// A JPEG is read at the size that is wanted, so that no tiles need to be cut for a list.
/// </summary>
public sealed class ThumbnailStore(IMediaStore media, MadeFiles made) : IDisposable
{
    public const int Side = 320;
    public const string MediaType = "image/webp";
    private const string Extension = ".webp";
    private const int Quality = 75;
    private readonly SemaphoreSlim _making = new(1);

    /// <summary>The thumbnail's bytes; null when the image is not in the store.</summary>
    public async Task<Stream?> OpenReadAsync(StoredImage image, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(image);
        var path = made.PathOf(image.Hash, Extension);
        if (made.OpenRead(path) is { } there) return there;
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

        return made.OpenRead(path);
    }

    public void Dispose() => _making.Dispose();

    private bool Make(string path, StoredImage image)
    {
        using var stored = media.OpenRead(image.Hash);
        if (stored is null) return false;
        using var small = LibVips.Shrink(stored, Side);
        made.Make(path, file => small.WebpsaveStream(file, q: Quality, keep: Enums.ForeignKeep.None));
        return true;
    }
}

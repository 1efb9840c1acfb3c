using Parallax.Web;

namespace Parallax.Media;

/// <summary>Sends an image or a tile of one: immutable (its name is its hash), private, and never as anything but an image.</summary>
public static class MediaResult
{
    public static readonly Refusal TileUnknown = new("tile.unknown", 404, "This image has no such tile.");

    public static IResult Of(IMediaStore store, string hash, string mediaType, HttpContext http)
    {
        var stream = store.OpenRead(hash);
        if (stream is null) return TypedResults.NotFound();
        Protect(http);
        return TypedResults.Stream(stream, mediaType);
    }

    public static async Task<IResult> TileAsync(TileStore store, StoredImage image, TileAddress at, HttpContext http, CancellationToken cancel)
    {
        if (TileGrid.Of(image.Width, image.Height) is not { } grid || !grid.Has(at)) return TileUnknown;
        if (await store.ReadAsync(image, at, cancel) is not { } tile) return TypedResults.NotFound();
        Protect(http);
        return TypedResults.Bytes(tile, image.MediaType);
    }

    public static async Task<IResult> ThumbnailAsync(ThumbnailStore store, StoredImage image, HttpContext http, CancellationToken cancel)
    {
        if (await store.OpenReadAsync(image, cancel) is not { } thumbnail) return TypedResults.NotFound();
        Protect(http);
        return TypedResults.Stream(thumbnail, ThumbnailStore.MediaType);
    }

    private static void Protect(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.ContentDisposition = "inline";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
    }
}

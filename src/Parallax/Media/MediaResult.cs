namespace Parallax.Media;

/// <summary>Sends an image: immutable (its name is its hash), private, and never as anything but an image.</summary>
public static class MediaResult
{
    public static IResult Of(IMediaStore store, string hash, string mediaType, HttpContext http)
    {
        var stream = store.OpenRead(hash);
        if (stream is null) return TypedResults.NotFound();
        var headers = http.Response.Headers;
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.ContentDisposition = "inline";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Stream(stream, mediaType);
    }
}

namespace Parallax.Media;

/// <summary>Where images are kept, under the SHA-256 of their bytes. A seam: the file system here, an object store for several machines.</summary>
public interface IMediaStore
{
    /// <summary>Keeps the bytes and returns their hash in hex. Keeping the same bytes again changes nothing.</summary>
    Task<string> PutAsync(byte[] bytes, CancellationToken cancel);

    bool Has(string hash);

    /// <summary>Opens what is kept under <paramref name="hash"/>, or null.</summary>
    Stream? OpenRead(string hash);
}

namespace Parallax.Media;

/// <summary>Where images lie, each under the SHA-256 of its bytes in lower-case hex. Nothing in it ever changes.</summary>
public interface IMediaStore
{
    /// <summary>Keeps the bytes and returns their hash. Putting the same bytes again changes nothing.</summary>
    Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    /// <summary>The bytes of a hash, or null when they are not there.</summary>
    Stream? OpenRead(string hash);

    bool Exists(string hash);
}

namespace Parallax.Projects;

/// <summary>An image inside of its line: <c>data:image/png;base64,…</c>.</summary>
public static class DataUri
{
    private const string Scheme = "data:";
    private const string Base64 = ";base64,";

    public static bool Is(string path) => path.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>The bytes, or null when it is not base64. What they are, the bytes say themselves.</summary>
    public static byte[]? Bytes(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var start = uri.IndexOf(Base64, StringComparison.OrdinalIgnoreCase);
        if (start < 0) return null;
        var text = uri.AsSpan(start + Base64.Length);
        var bytes = new byte[text.Length / 4 * 3 + 3];
        return Convert.TryFromBase64Chars(text, bytes, out var written) ? bytes[..written] : null;
    }
}

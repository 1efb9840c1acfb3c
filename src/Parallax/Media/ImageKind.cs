namespace Parallax.Media;

/// <summary>An image format that is taken in: told by its first bytes, never by its name.</summary>
/// <param name="Name">As people write it.</param>
/// <param name="MediaType">Of what is stored: a GIF is stored as PNG.</param>
/// <param name="Extension">Of what is stored.</param>
public sealed record ImageKind(string Name, string MediaType, string Extension)
{
    public static readonly ImageKind Png = new("PNG", "image/png", ".png");
    public static readonly ImageKind Jpeg = new("JPEG", "image/jpeg", ".jpg");
    public static readonly ImageKind Webp = new("WebP", "image/webp", ".webp");
    public static readonly ImageKind Gif = new("GIF", "image/png", ".png");

    private static readonly HashSet<string> ImageExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "", ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".gif",
    };

    /// <summary>What the bytes are, or null.</summary>
    public static ImageKind? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return Png;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Jpeg;
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)) return Gif;
        return bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? Webp : null;
    }

    /// <summary>The extension of a stored file of this media type.</summary>
    public static string ExtensionOf(string mediaType) =>
        new[] { Png, Jpeg, Webp }.First(k => k.MediaType == mediaType).Extension;

    /// <summary>Whether a file of this name may hold an image. A name without extension may.</summary>
    public static bool MayBeNamed(string fileName) => ImageExtensions.Contains(Path.GetExtension(fileName));
}

using System.Globalization;
using System.Security.Cryptography;
using NetVips;

namespace Parallax.Media;

/// <summary>An image in the store.</summary>
public sealed record StoredImage(string Hash, string MediaType, int Width, int Height);

/// <summary>What became of an image that came in: it is stored, or the reason why not, in words for its owner.</summary>
public readonly record struct IntakeResult(StoredImage? Image, string? Problem);

/// <summary>
/// Takes images in: only still PNG, JPEG, WebP and GIF of a bounded size. What is stored is made anew from the pixels,
/// upright, in 8-bit sRGB and without metadata, so that neither a place, a camera nor anything hidden goes on to others.
/// </summary>
public sealed class ImageIntake(IMediaStore store)
{
    public const int MaximumBytes = 40 * 1024 * 1024;
    public const int MaximumSide = 32_767;
    public const long MaximumPixels = 100_000_000;
    private const int Quality = 92;

    /// <summary>Up to here a JPEG is written with codes of its own, which needs all of it in memory: 12 bytes a pixel, for some percent of the file.</summary>
    private const long MostPixelsOptimized = 16_000_000;

    /// <param name="name">The file's name, for its extension; null when it has none, as in a data URI.</param>
    public async Task<IntakeResult> TakeAsync(byte[] bytes, string? name, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > MaximumBytes) return Refuse($"The file has more than {MaximumBytes >> 20} MB: send a smaller one.");
        if (ImageKind.Of(bytes) is not { } kind) return Refuse("This is not a PNG, JPEG, WebP or GIF image.");
        if (name is not null && !ImageKind.MayBeNamed(name))
            return Refuse($"This is a {kind.Name} image named '{Path.GetExtension(name)}': rename it to {kind.Extension} if it is what you meant.");
        try
        {
            return await TakeAsync(bytes, kind, cancel);
        }
        catch (VipsException damaged)
        {
            return Refuse($"The {kind.Name} image is damaged or cut off ({FirstLine(damaged.Message)}): export it again.");
        }
    }

    private async Task<IntakeResult> TakeAsync(byte[] bytes, ImageKind kind, CancellationToken cancel)
    {
        using var header = LibVips.Open(bytes, Enums.Access.Sequential);
        if (Oversized(header) is { } tooLarge) return Refuse(tooLarge);
        if (IsAnimated(header, bytes, kind)) return Refuse($"This {kind.Name} is an animation: export the frame you mean as a still image.");

        // Our own export coming back: it is clean already, and another generation of JPEG would make it another image.
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (store.Has(hash)) return new(new StoredImage(hash, kind.MediaType, header.Width, header.Height), null);

        using var clean = Upright(header, bytes);
        var encoded = Encode(clean, kind);
        return new(new StoredImage(await store.PutAsync(encoded, cancel), kind.MediaType, clean.Width, clean.Height), null);
    }

    private static string? Oversized(Image image)
    {
        if (image.Width <= MaximumSide && image.Height <= MaximumSide && (long)image.Width * image.Height <= MaximumPixels) return null;
        return string.Create(CultureInfo.InvariantCulture,
            $"The image is {image.Width:N0} x {image.Height:N0} pixels; at most {MaximumPixels:N0} pixels and {MaximumSide:N0} on a side are taken: scale it down.");
    }

    private static bool IsAnimated(Image image, ReadOnlySpan<byte> bytes, ImageKind kind) =>
        (image.Contains("n-pages") && (int)image.Get("n-pages") > 1) || (kind == ImageKind.Png && AnimatedPng.Is(bytes));

    /// <summary>In 8-bit sRGB, turned as its orientation says. Turning reads pixels out of order, so it needs them all.</summary>
    private static Image Upright(Image header, byte[] bytes)
    {
        var turned = header.Contains("orientation") && (int)header.Get("orientation") > 1;
        if (!turned) return ToSrgb(header);
        using var random = LibVips.Open(bytes, Enums.Access.Random);
        using var upright = random.Autorot();
        return ToSrgb(upright);
    }

    private static Image ToSrgb(Image image)
    {
        var cmyk = image.Interpretation == Enums.Interpretation.Cmyk;
        if (!cmyk && !image.Contains("icc-profile-data")) return image.Colourspace(Enums.Interpretation.Srgb);
        // A profile that cannot be read is passed over for the usual one of the colour space.
        using var transformed = image.IccTransform("srgb", embedded: true, inputProfile: cmyk ? "cmyk" : null, depth: 8);
        return transformed.Colourspace(Enums.Interpretation.Srgb);
    }

    private static byte[] Encode(Image image, ImageKind kind)
    {
        if (kind == ImageKind.Jpeg) return image.JpegsaveBuffer(q: Quality, optimizeCoding: (long)image.Width * image.Height <= MostPixelsOptimized, keep: Enums.ForeignKeep.None);
        if (kind == ImageKind.Webp) return image.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
        return image.PngsaveBuffer(compression: 6, keep: Enums.ForeignKeep.None);
    }

    private static string FirstLine(string message)
    {
        // NetVips writes its own sentence first and libvips' reason after it.
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length > 1 ? lines[1] : lines.FirstOrDefault("no reason given");
    }

    private static IntakeResult Refuse(string problem) => new(null, problem);
}

using SkiaSharp;

namespace Parallax.Samples.Drawing;

/// <summary>The one palette of all pictures: warm paper, earth colours and a deep blue for the dark, so that the set reads as one hand.</summary>
internal static class Ink
{
    public static readonly SKColor Paper = Of(0xF7F0E3);
    public static readonly SKColor Cream = Of(0xFBF6EA);
    public static readonly SKColor Sand = Of(0xEBD9BC);
    public static readonly SKColor Blush = Of(0xEFC8B4);
    public static readonly SKColor Rose = Of(0xDE9A8B);
    public static readonly SKColor Clay = Of(0xD4694A);
    public static readonly SKColor Brick = Of(0xA9452F);
    public static readonly SKColor Honey = Of(0xEBB04E);
    public static readonly SKColor Amber = Of(0xD98A2B);
    public static readonly SKColor Wood = Of(0xC08A5A);
    public static readonly SKColor Walnut = Of(0x7A4F35);
    public static readonly SKColor Mint = Of(0xC6DCC8);
    public static readonly SKColor Sage = Of(0x8FB08F);
    public static readonly SKColor Fern = Of(0x4F7F62);
    public static readonly SKColor Pine = Of(0x29534A);
    public static readonly SKColor Haze = Of(0xD8E6E6);
    public static readonly SKColor Sky = Of(0xA9CBD3);
    public static readonly SKColor Sea = Of(0x5B95A3);
    public static readonly SKColor Teal = Of(0x2B6470);
    public static readonly SKColor Slate = Of(0x5C6B80);
    public static readonly SKColor Night = Of(0x20304F);
    public static readonly SKColor Midnight = Of(0x141F38);
    public static readonly SKColor Plum = Of(0x5E3B58);
    public static readonly SKColor Lilac = Of(0xB7A3BE);
    public static readonly SKColor Shadow = Of(0x3B3354);
    public static readonly SKColor White = Of(0xFFFFFF);

    public static SKColor Of(uint rgb) => new(0xFF000000 | rgb);

    public static SKColor Mix(SKColor a, SKColor b, float share) => new(
        Between(a.Red, b.Red, share), Between(a.Green, b.Green, share), Between(a.Blue, b.Blue, share), Between(a.Alpha, b.Alpha, share));

    public static SKColor Alpha(this SKColor colour, float alpha) => colour.WithAlpha((byte)Math.Round(255 * alpha));

    public static SKColor Darker(this SKColor colour, float share = 0.25f) => Mix(colour, Shadow, share);

    public static SKColor Lighter(this SKColor colour, float share = 0.3f) => Mix(colour, Cream, share);

    private static byte Between(byte a, byte b, float share) => (byte)Math.Round(a + (b - a) * share);
}

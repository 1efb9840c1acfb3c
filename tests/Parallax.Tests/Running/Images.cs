using NetVips;

namespace Parallax.Tests.Running;

/// <summary>Real image bytes, made for tests.</summary>
public static class Images
{
    /// <summary>A PNG with a gradient.</summary>
    public static byte[] Png(int width, int height)
    {
        using var x = Image.Xyz(width, height);
        using var red = x.ExtractBand(0);
        using var green = x.ExtractBand(1);
        using var picture = red.Bandjoin(green, red).Cast(Enums.BandFormat.Uchar);
        return picture.PngsaveBuffer();
    }
}

using SkiaSharp;

namespace Parallax.Samples.Drawing;

/// <summary>Skies, hills, clouds and trees.</summary>
internal static class Nature
{
    public static void Sky(Sheet s, SKColor top, SKColor bottom, float horizon)
    {
        using var all = Shape.Box(0, 0, Sheet.Width, horizon + 2);
        s.Fill(all, top, bottom);
        s.Grain(all, top.Darker(0.12f), new(0, 0), new(0, horizon * 0.55f), 0.22f);
    }

    public static void Cloud(Sheet s, float x, float y, float scale, SKColor colour) => s.At(x, y, scale, 0, () =>
    {
        var cloud = Shape.Svg("M-120 0 C-150 0 -152 -40 -118 -42 C-112 -78 -60 -88 -44 -56 C-28 -96 40 -92 46 -48 C72 -66 108 -46 98 -22 C132 -26 136 0 112 0 Z");
        s.Fill(cloud, colour.Lighter(0.5f), colour);
        s.Grain(cloud, colour.Darker(0.12f), new(0, 0), new(0, -46), 0.35f);
    });

    public static void Hill(Sheet s, SKColor top, SKColor bottom, params float[] ridge)
    {
        using var land = Ground(ridge);
        s.Fill(land, top, bottom);
        s.Grain(land, bottom.Darker(0.3f), new(640, 900), new(640, land.TightBounds.Top), 0.28f);
        s.Grain(land, Ink.Cream.Alpha(0.5f), new(200, land.TightBounds.Top), new(300, land.TightBounds.Top + 130), 0.2f);
    }

    public static void Poplar(Sheet s, float x, float y, float height, SKColor colour) => s.At(x, y, height / 200, 0, () =>
    {
        s.Fill(Shape.Box(-5, -40, 10, 42, 3), Ink.Walnut);
        s.Form(Shape.Svg("M0 -200 C26 -160 38 -110 34 -70 C32 -36 18 -24 0 -22 C-18 -24 -32 -36 -34 -70 C-38 -110 -26 -160 0 -200 Z"), colour, 0.6f);
    });

    public static void RoundTree(Sheet s, float x, float y, float height, SKColor colour) => s.At(x, y, height / 200, 0, () =>
    {
        s.Fill(Shape.Box(-7, -80, 14, 82, 4), Ink.Walnut);
        s.Form(Shape.Blob(-70, -110, -58, -160, -14, -196, 36, -186, 68, -142, 62, -94, 18, -66, -38, -70), colour, 0.6f);
    });

    public static void Fir(Sheet s, float x, float y, float height, SKColor colour) => s.At(x, y, height / 200, 0, () =>
    {
        s.Fill(Shape.Box(-6, -30, 12, 32, 3), Ink.Walnut);
        s.Form(Shape.Svg("M0 -200 C14 -168 26 -150 40 -140 C32 -138 26 -136 22 -136 C34 -108 46 -94 60 -82 C50 -80 40 -78 32 -78 C44 -52 56 -38 72 -24 C30 -14 -30 -14 -72 -24 C-56 -38 -44 -52 -32 -78 C-40 -78 -50 -80 -60 -82 C-46 -94 -34 -108 -22 -136 C-26 -136 -32 -138 -40 -140 C-26 -150 -14 -168 0 -200 Z"), colour, 0.6f);
    });

    private static SKPath Ground(float[] ridge)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(ridge[0], ridge[1]);
        for (var i = 2; i < ridge.Length; i += 2)
        {
            var half = (ridge[i] - ridge[i - 2]) * 0.45f;
            builder.CubicTo(ridge[i - 2] + half, ridge[i - 1], ridge[i] - half, ridge[i + 1], ridge[i], ridge[i + 1]);
        }
        builder.LineTo(ridge[^2], Sheet.Height + 20);
        builder.LineTo(ridge[0], Sheet.Height + 20);
        builder.Close();
        return builder.Detach();
    }
}

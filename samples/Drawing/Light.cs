using SkiaSharp;

namespace Parallax.Samples.Drawing;

/// <summary>Light, shade, shadow and the grain of the paper: what gives flat forms their softness. None of it counts as an object's place.</summary>
internal sealed partial class Sheet
{
    private const int TileSize = 256;
    private const float Softness = 0.75f;
    private static readonly SKShader Noise = NoiseTile();
    private static readonly byte[] Threshold = [.. Enumerable.Repeat((byte)0, 255), 255];
    private static readonly byte[] Same = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

    /// <summary>Speckles that thin out from one point to another, as a stippling brush leaves them.</summary>
    public void Grain(SKPath path, SKColor colour, SKPoint from, SKPoint to, float density)
    {
        var matrix = Canvas.TotalMatrix;
        using var onSheet = path.Moved(matrix);
        using var ramp = SKShader.CreateLinearGradient(matrix.MapPoint(from), matrix.MapPoint(to), [SKColors.Black.Alpha(density), SKColors.Transparent], SKShaderTileMode.Clamp);
        Speckle(onSheet, ramp, colour);
    }

    public void GrainAround(SKPath path, SKColor colour, SKPoint centre, float radius, float density)
    {
        var matrix = Canvas.TotalMatrix;
        using var onSheet = path.Moved(matrix);
        using var ramp = SKShader.CreateRadialGradient(matrix.MapPoint(centre), matrix.MapRadius(radius), [SKColors.Black.Alpha(density), SKColors.Transparent], SKShaderTileMode.Clamp);
        Speckle(onSheet, ramp, colour);
    }

    /// <summary>Turns a flat form round: speckled shade on the side away from the light, a little light on the near side.</summary>
    public void Round(SKPath path, SKColor shade, float density = 0.5f, float angle = 30, float light = 0.12f)
    {
        var (near, far) = Across(path.TightBounds, angle);
        Grain(path, shade.Alpha(0.9f), far, Between(near, far, 0.25f), density);
        if (light > 0)
            Grain(path, Ink.Cream.Alpha(0.55f), near, Between(near, far, 0.45f), light);
    }

    /// <summary>Fills and rounds in one go.</summary>
    public void Form(SKPath path, SKColor colour, float density = 0.45f, float angle = 30)
    {
        Fill(path, colour.Lighter(0.06f), colour.Darker(0.08f), angle);
        Round(path, colour.Darker(0.5f), density, angle);
    }

    public void Tint(SKPath path, SKColor colour, SKBlendMode mode = SKBlendMode.SrcOver, float blur = 0)
    {
        using var filter = blur > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, blur) : null;
        using var paint = new SKPaint { IsAntialias = true, Color = colour, BlendMode = mode, MaskFilter = filter };
        Canvas.DrawPath(path, paint);
    }

    public void Tint(SKPath path, SKColor from, SKColor to, SKPoint start, SKPoint end, SKBlendMode mode = SKBlendMode.SrcOver)
    {
        using var shader = SKShader.CreateLinearGradient(start, end, [from, to], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { IsAntialias = true, Shader = shader, BlendMode = mode };
        Canvas.DrawPath(path, paint);
    }

    /// <summary>The shadow of a standing thing on the ground: its outline laid down along (reachX, reachY) for each pixel of height.</summary>
    /// <param name="name">Named only where the picture asks about the shadow itself.</param>
    public void Cast(SKPath path, float ground, float reachX, float reachY, float alpha = 0.34f, string? name = null)
    {
        var lay = new SKMatrix(1, -reachX, ground * reachX, 0, -reachY, ground + ground * reachY, 0, 0, 1);
        using var laid = path.Moved(lay);
        var height = ground - path.TightBounds.Top;
        var start = new SKPoint(path.TightBounds.MidX, ground);
        var end = new SKPoint(start.X + reachX * height, ground + reachY * height);
        Tint(laid, Ink.Shadow.Alpha(alpha), Ink.Shadow.Alpha(alpha * 0.45f), start, end, SKBlendMode.Multiply);
        if (name is not null)
            Named(name, () => Record(laid));
    }

    public void Glow(float x, float y, float radius, SKColor colour, float alpha, SKBlendMode mode = SKBlendMode.Screen)
    {
        using var shader = SKShader.CreateRadialGradient(new(x, y), radius, [colour.Alpha(alpha), colour.Alpha(0)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, BlendMode = mode, IsAntialias = true };
        Canvas.DrawCircle(x, y, radius, paint);
    }

    /// <summary>The last touch: a breath of vignette and the specks of the paper.</summary>
    public void Finish()
    {
        using var page = Page;
        using var ramp = SKShader.CreateRadialGradient(new(Width * 0.46f, Height * 0.42f), 980, [SKColors.Transparent, SKColors.Transparent, Ink.Shadow.Alpha(0.16f)], [0, 0.55f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = ramp, BlendMode = SKBlendMode.Multiply };
        Canvas.DrawPath(page, paint);
        Speck(page, Ink.White.Alpha(0.2f), 0.008f);
    }

    private void Speck(SKPath page, SKColor colour, float density)
    {
        using var ramp = SKShader.CreateColor(SKColors.Black.Alpha(density));
        Speckle(page, ramp, colour);
    }

    private void Speckle(SKPath onSheet, SKShader density, SKColor colour)
    {
        using var sum = SKShader.CreateCompose(density, Noise, SKBlendMode.Plus);
        using var cut = SKColorFilter.CreateTable(Threshold, Same, Same, Same);
        using var dye = SKColorFilter.CreateBlendMode(colour.WithAlpha((byte)(colour.Alpha * Softness)), SKBlendMode.SrcIn);
        using var filter = SKColorFilter.CreateCompose(dye, cut);
        using var paint = new SKPaint { IsAntialias = true, Shader = sum, ColorFilter = filter };
        Canvas.Save();
        Canvas.ResetMatrix();
        Canvas.DrawPath(onSheet, paint);
        Canvas.Restore();
    }

    private static SKPoint Between(SKPoint a, SKPoint b, float share) => new(a.X + (b.X - a.X) * share, a.Y + (b.Y - a.Y) * share);

    private static SKShader NoiseTile()
    {
        var random = new Random(20260);
        var info = new SKImageInfo(TileSize, TileSize, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var bitmap = new SKBitmap(info);
        for (var y = 0; y < TileSize; y++)
            for (var x = 0; x < TileSize; x++)
                bitmap.SetPixel(x, y, new SKColor(0, 0, 0, (byte)random.Next(0, 255)));
        using var image = SKImage.FromBitmap(bitmap);
        return SKShader.CreateImage(image, SKShaderTileMode.Repeat, SKShaderTileMode.Repeat, SKSamplingOptions.Default);
    }
}

using SkiaSharp;

namespace Parallax.Samples.Drawing;

/// <summary>Where a named thing lies, in whole pixels.</summary>
internal sealed record Placed(string Name, int X, int Y, int Width, int Height);

/// <summary>
/// A canvas that remembers where named things were drawn. What is filled counts as the thing; light, shade and shadow do not,
/// so that a box lies on the object as a person would draw it.
/// </summary>
internal sealed partial class Sheet : IDisposable
{
    public const int Width = 1280;
    public const int Height = 880;

    private readonly SKSurface surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Premul));
    private readonly List<(string Name, SKRect Bounds)> placed = [];
    private readonly Stack<Scope> open = new();

    public SKCanvas Canvas => surface.Canvas;

    public static SKPath Page => Shape.Box(0, 0, Width, Height);

    public IReadOnlyList<Placed> Objects => [.. placed.Select(p => Whole(p.Name, p.Bounds))];

    public void Named(string name, Action draw)
    {
        open.Push(new Scope());
        draw();
        var bounds = open.Pop().Bounds ?? throw new InvalidOperationException($"'{name}' was named, but nothing was drawn.");
        placed.Add((name, bounds));
    }

    public void Fill(SKPath path, SKColor colour)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = colour };
        Canvas.DrawPath(path, paint);
        Record(path);
    }

    /// <summary>Fills with a gradient over the path's own bounds; the angle is the direction from the first colour to the second (90 is downwards).</summary>
    public void Fill(SKPath path, SKColor from, SKColor to, float angle = 90)
    {
        var (start, end) = Across(path.TightBounds, angle);
        using var shader = SKShader.CreateLinearGradient(start, end, [from, to], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { IsAntialias = true, Shader = shader };
        Canvas.DrawPath(path, paint);
        Record(path);
    }

    public void Within(SKPath clip, Action draw)
    {
        Canvas.Save();
        Canvas.ClipPath(clip, SKClipOperation.Intersect, true);
        draw();
        Canvas.Restore();
    }

    public void At(float x, float y, float scale, float degrees, Action draw) =>
        Under(SKMatrix.CreateTranslation(x, y).PreConcat(SKMatrix.CreateRotationDegrees(degrees)).PreConcat(SKMatrix.CreateScale(scale, scale)), draw);

    public void Under(SKMatrix matrix, Action draw)
    {
        Canvas.Save();
        Canvas.Concat(in matrix);
        draw();
        Canvas.Restore();
    }

    /// <summary>Tones are rounded to 128 a channel: under the grain nobody sees it, and the file is a third smaller.</summary>
    public byte[] Png()
    {
        var info = new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var bitmap = new SKBitmap(info);
        surface.ReadPixels(info, bitmap.GetPixels(), info.RowBytes, 0, 0);
        var tones = bitmap.GetPixelSpan();
        for (var i = 0; i < tones.Length; i++)
            tones[i] = (byte)Math.Min(255, (tones[i] + 1) & ~1);
        using var pixels = bitmap.PeekPixels();
        using var data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 6));
        return data?.ToArray() ?? throw new InvalidOperationException("The picture could not be encoded.");
    }

    public void Dispose() => surface.Dispose();

    internal static (SKPoint Start, SKPoint End) Across(SKRect bounds, float angle)
    {
        var (sin, cos) = MathF.SinCos(angle * MathF.PI / 180);
        var reach = (MathF.Abs(cos) * bounds.Width + MathF.Abs(sin) * bounds.Height) / 2;
        return (new(bounds.MidX - cos * reach, bounds.MidY - sin * reach), new(bounds.MidX + cos * reach, bounds.MidY + sin * reach));
    }

    private void Record(SKPath path)
    {
        if (open.Count == 0)
            return;
        var matrix = Canvas.TotalMatrix;
        using var onSheet = path.Moved(matrix);
        var bounds = SKRect.Intersect(onSheet.TightBounds, Canvas.DeviceClipBounds);
        if (bounds.IsEmpty)
            return;
        foreach (var scope in open)
            scope.Bounds = scope.Bounds is { } so ? SKRect.Union(so, bounds) : bounds;
    }

    private static Placed Whole(string name, SKRect r)
    {
        int left = Math.Max(0, (int)MathF.Floor(r.Left)), top = Math.Max(0, (int)MathF.Floor(r.Top));
        int right = Math.Min(Width, (int)MathF.Ceiling(r.Right)), bottom = Math.Min(Height, (int)MathF.Ceiling(r.Bottom));
        return new Placed(name, left, top, right - left, bottom - top);
    }

    private sealed class Scope
    {
        public SKRect? Bounds { get; set; }
    }
}

using SkiaSharp;

namespace Parallax.Samples.Drawing;

/// <summary>Outlines. Everything is a closed path, lines too, because only a path knows how much of the picture it covers.</summary>
internal static class Shape
{
    public static SKPath Svg(string data) => SKPath.ParseSvgPathData(data) ?? throw new ArgumentException("Not a path: " + data, nameof(data));

    public static SKPath Box(float x, float y, float width, float height, float radius = 0)
    {
        using var path = new SKPathBuilder();
        path.AddRoundRect(SKRect.Create(x, y, width, height), radius, radius, SKPathDirection.Clockwise);
        return path.Detach();
    }

    public static SKPath Oval(float x, float y, float radiusX, float radiusY)
    {
        using var path = new SKPathBuilder();
        path.AddOval(new SKRect(x - radiusX, y - radiusY, x + radiusX, y + radiusY), SKPathDirection.Clockwise);
        return path.Detach();
    }

    public static SKPath Disc(float x, float y, float radius) => Oval(x, y, radius, radius);

    public static SKPath Poly(params float[] xy)
    {
        using var path = new SKPathBuilder();
        path.AddPoly(Points(xy), true);
        return path.Detach();
    }

    /// <summary>A soft closed form through the points (Catmull-Rom).</summary>
    public static SKPath Blob(params float[] xy) => Through(Points(xy), true);

    /// <summary>A soft line through the points, with round ends, as an outline.</summary>
    public static SKPath Line(float width, params float[] xy)
    {
        using var line = Through(Points(xy), false);
        return Outline(line, width, SKStrokeCap.Round);
    }

    /// <summary>A straight-sided line with mitred corners and flat ends.</summary>
    public static SKPath Rail(float width, params float[] xy)
    {
        using var path = new SKPathBuilder();
        path.AddPoly(Points(xy), false);
        using var line = path.Detach();
        return Outline(line, width, SKStrokeCap.Butt);
    }

    public static SKPath Ring(float x, float y, float radius, float width)
    {
        using var circle = Disc(x, y, radius);
        return Outline(circle, width, SKStrokeCap.Butt);
    }

    public static SKPath Outline(SKPath path, float width, SKStrokeCap cap = SKStrokeCap.Round)
    {
        using var pen = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = width, StrokeCap = cap, StrokeJoin = cap == SKStrokeCap.Round ? SKStrokeJoin.Round : SKStrokeJoin.Miter };
        return pen.GetFillPath(path) ?? throw new InvalidOperationException("A line without an outline.");
    }

    /// <summary>Part of a ring, angles in degrees clockwise from the right.</summary>
    public static SKPath Arc(float x, float y, float radius, float from, float sweep, float width)
    {
        using var path = new SKPathBuilder();
        path.AddArc(new SKRect(x - radius, y - radius, x + radius, y + radius), from, sweep);
        using var line = path.Detach();
        return Outline(line, width, SKStrokeCap.Butt);
    }

    public static SKPath Moved(this SKPath path, SKMatrix matrix)
    {
        var moved = new SKPath(path);
        moved.Transform(in matrix);
        return moved;
    }

    public static SKPath And(this SKPath path, SKPath other) => path.Op(other, SKPathOp.Union);

    public static SKPath Less(this SKPath path, SKPath other) => path.Op(other, SKPathOp.Difference);

    public static SKPath Mirrored(this SKPath path, float axisX) => path.Moved(SKMatrix.CreateScale(-1, 1, axisX, 0));

    private static SKPoint[] Points(float[] xy) =>
        [.. Enumerable.Range(0, xy.Length / 2).Select(i => new SKPoint(xy[2 * i], xy[2 * i + 1]))];

    private static SKPath Through(SKPoint[] points, bool closed)
    {
        var n = points.Length;
        SKPoint At(int i) => closed ? points[(i + n) % n] : points[Math.Clamp(i, 0, n - 1)];
        using var path = new SKPathBuilder();
        path.MoveTo(points[0]);
        for (var i = 0; i < (closed ? n : n - 1); i++)
        {
            SKPoint a = At(i - 1), b = At(i), c = At(i + 1), d = At(i + 2);
            path.CubicTo(b.X + (c.X - a.X) / 6, b.Y + (c.Y - a.Y) / 6, c.X - (d.X - b.X) / 6, c.Y - (d.Y - b.Y) / 6, c.X, c.Y);
        }
        if (closed)
            path.Close();
        return path.Detach();
    }
}

using SkiaSharp;

namespace Parallax.Samples.Drawing;

/// <summary>Things that stand about in rooms. Each is drawn around its foot at (0, 0), upwards, and placed by the scene.</summary>
internal static class Props
{
    public static readonly SKPath BottleShape = Shape.Svg("M-46 0 C-52 0 -54 -6 -54 -14 L-54 -180 C-54 -232 -20 -238 -20 -286 L-20 -350 L20 -350 L20 -286 C20 -238 54 -232 54 -180 L54 -14 C54 -6 52 0 46 0 Z");
    public static readonly SKPath PearShape = Shape.Svg("M0 0 C-64 4 -92 -42 -84 -92 C-76 -138 -44 -150 -38 -196 C-34 -226 -18 -240 2 -240 C24 -240 38 -224 42 -196 C48 -152 80 -134 86 -90 C92 -40 62 4 0 0 Z");
    public static readonly SKPath CupShape = Shape.Svg("M-62 -150 L62 -150 C62 -84 56 -26 38 0 L-38 0 C-56 -26 -62 -84 -62 -150 Z").And(Shape.Arc(64, -92, 34, -100, 210, 17));
    public static readonly SKPath MugShape = Shape.Box(-62, -132, 124, 132, 20);

    public static void Bottle(Sheet s, SKColor colour)
    {
        s.Form(BottleShape, colour);
        s.Tint(Shape.Svg("M-38 -30 L-38 -176 C-38 -206 -24 -220 -14 -240 C-20 -214 -24 -200 -24 -170 L-24 -30 Z"), Ink.Cream.Alpha(0.35f));
        s.Fill(Shape.Box(-24, -374, 48, 34, 6), Ink.Wood, Ink.Walnut, 20);
        s.Fill(Shape.Box(-54, -150, 108, 84, 3), Ink.Cream, Ink.Sand, 20);
        s.Fill(Shape.Disc(0, -108, 22), Ink.Clay);
    }

    public static void Pear(Sheet s, SKColor colour)
    {
        s.Form(PearShape, colour, 0.55f);
        s.GrainAround(PearShape, Ink.Rose, new SKPoint(46, -70), 70, 0.4f);
        s.Fill(Shape.Line(8, 0, -236, 4, -262, 16, -280), Ink.Walnut);
        s.Form(Shape.Svg("M14 -270 C30 -306 66 -312 88 -298 C72 -272 42 -262 14 -270 Z"), Ink.Fern);
    }

    public static void Cup(Sheet s, SKColor colour)
    {
        s.Form(CupShape, colour);
        s.Fill(Shape.Oval(0, -150, 62, 13), colour.Darker(0.35f));
        s.Fill(Shape.Oval(0, -147, 54, 9), Ink.Walnut);
    }

    public static void Mug(Sheet s, SKColor colour, bool handleLeft)
    {
        s.Form(Shape.Arc(handleLeft ? -64 : 64, -68, 34, handleLeft ? 80 : -100, 200, 18), colour);
        s.Form(MugShape, colour);
        s.Fill(Shape.Oval(0, -126, 58, 11), colour.Darker(0.3f));
        s.Fill(Shape.Oval(0, -123, 50, 8), Ink.Walnut);
    }

    public static void Pot(Sheet s, SKColor colour, float width, float height)
    {
        float top = width / 2, foot = width * 0.36f;
        s.Form(Shape.Poly(-top + 6, -height + 14, top - 6, -height + 14, foot, 0, -foot, 0), colour);
        s.Form(Shape.Box(-top, -height, width, 34, 7), colour.Lighter(0.08f));
        s.Tint(Shape.Poly(-top + 8, -height + 34, top - 8, -height + 34, top - 11, -height + 46, -top + 11, -height + 46), Ink.Shadow.Alpha(0.25f), SKBlendMode.Multiply);
    }

    /// <summary>A broad leaf from the origin towards (x, y), with its vein.</summary>
    public static void Leaf(Sheet s, float x, float y, float width, SKColor colour)
    {
        var length = MathF.Sqrt(x * x + y * y);
        s.At(0, 0, 1, MathF.Atan2(y, x) * 180 / MathF.PI, () =>
        {
            var leaf = Shape.Svg(FormattableString.Invariant($"M0 0 C{length * 0.2f} {-width * 0.75f} {length * 0.7f} {-width * 0.7f} {length} 0 C{length * 0.7f} {width * 0.7f} {length * 0.2f} {width * 0.75f} 0 0 Z"));
            s.Form(leaf, colour, 0.5f, 60);
            s.Tint(Shape.Line(3, length * 0.06f, 0, length * 0.5f, 2, length * 0.94f, 0), Ink.Cream.Alpha(0.35f));
        });
    }

    public static void Lamp(Sheet s, float height, SKColor shade)
    {
        s.Form(Shape.Oval(0, -4, 58, 12), Ink.Walnut);
        s.Fill(Shape.Box(-5, -height + 60, 10, height - 60), Ink.Walnut);
        s.Form(Shape.Svg(FormattableString.Invariant($"M-46 {-height} L46 {-height} L92 {-height + 126} L-92 {-height + 126} Z")), shade, 0.3f);
    }

    public static void Book(Sheet s, float x, float y, float width, float height, SKColor colour, bool band = true)
    {
        s.Form(Shape.Box(x, y, width, height, 4), colour, 0.35f, 0);
        if (!band)
            return;
        s.Fill(Shape.Box(x, y + height * 0.14f, width, 5), Ink.Cream.Alpha(0.7f));
        s.Fill(Shape.Box(x, y + height * 0.8f, width, 5), Ink.Cream.Alpha(0.7f));
    }

    public static void Frame(Sheet s, float x, float y, float width, float height, SKColor wood, Action<SKRect> inside)
    {
        s.Tint(Shape.Box(x + 10, y + 14, width, height, 4), Ink.Shadow.Alpha(0.22f), SKBlendMode.Multiply, 6);
        s.Fill(Shape.Box(x, y, width, height, 4), wood.Lighter(0.1f), wood.Darker(0.15f), 45);
        s.Fill(Shape.Box(x + 12, y + 12, width - 24, height - 24), Ink.Cream);
        var hole = SKRect.Create(x + 34, y + 34, width - 68, height - 68);
        s.Within(Shape.Box(hole.Left, hole.Top, hole.Width, hole.Height), () => inside(hole));
    }
}

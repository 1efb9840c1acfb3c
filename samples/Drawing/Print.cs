using SkiaSharp;

namespace Parallax.Samples.Drawing;

/// <summary>A sheet of paper on a coloured ground: the setting of plates that are pictures of pictures.</summary>
internal static class Print
{
    public static readonly SKRect Area = new(150, 58, 1130, 812);

    public static void Ground(Sheet s, SKColor from, SKColor to, SKColor paper)
    {
        using var page = Sheet.Page;
        s.Fill(page, from, to, 60);
        s.Grain(page, to.Darker(0.5f), new(1280, 880), new(400, 200), 0.3f);
        s.Tint(Shape.Box(Area.Left + 16, Area.Top + 20, Area.Width, Area.Height, 4), Ink.Shadow.Alpha(0.5f), SKBlendMode.Multiply, 14);
        using var sheet = Shape.Box(Area.Left, Area.Top, Area.Width, Area.Height, 4);
        s.Fill(sheet, paper.Lighter(0.2f), paper, 60);
        s.Grain(sheet, paper.Darker(0.5f).Alpha(0.6f), new(1130, 812), new(500, 300), 0.16f);
    }

    public static void Caption(Sheet s, string plate, string text, SKColor colour)
    {
        s.Text(plate, 200, 776, 22, colour, weight: "ExtraBold", spacing: 3);
        s.Text(text, 1080, 776, 22, colour, 1, "Regular");
    }
}

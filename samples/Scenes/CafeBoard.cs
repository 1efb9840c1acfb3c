using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A price board with a set meal in its last line, and 7.50 in coins on the counter.</summary>
internal static class CafeBoard
{
    public static readonly Scene Scene = new("cafe-board",
        "A café counter in front of a blackboard. The board reads: Soup 4.20, Bread 1.50, Tea 2.30, Cake 3.40, and below, in a frame: 'Soup with bread together 5.00'. On the counter lie five coins: 2, 2, 2, 1 and 0.50. A cup and a cake under a glass dome stand beside.",
        Draw);

    private static readonly (string Name, float X, float Y, float Radius, string Value)[] Coins =
        [("first 2 coin", 508, 742, 46, "2"), ("second 2 coin", 616, 770, 46, "2"), ("third 2 coin", 724, 738, 46, "2"), ("1 coin", 826, 772, 39, "1"), ("0.50 coin", 914, 742, 34, "0.50")];

    private static void Draw(Sheet s)
    {
        Wall(s);
        s.Named("board", () => Board(s));
        Counter(s);
        s.Named("cup", () => s.At(250, 716, 1.1f, 0, () => Cup(s)));
        s.Named("cake", () => s.At(1080, 714, 1, 0, () => Cake(s)));
        foreach (var (name, x, y, radius, value) in Coins)
            s.Named(name, () => Coin(s, x, y, radius, value));
    }

    private static void Wall(Sheet s)
    {
        using var wall = Shape.Box(0, 0, Sheet.Width, 660);
        s.Fill(wall, Ink.Sage.Lighter(0.3f), Ink.Sage.Darker(0.02f), 40);
        for (var row = 0; row < 8; row++)
            for (var column = 0; column < 14; column++)
                s.Tint(Shape.Outline(Shape.Box(column * 104 - row % 2 * 52, row * 74 + 6, 104, 74, 3), 2, SKStrokeCap.Butt), Ink.Cream.Alpha(0.35f));
        s.Grain(wall, Ink.Pine, new(1280, 660), new(700, 200), 0.2f);
    }

    private static void Board(Sheet s)
    {
        s.Tint(Shape.Box(286, 66, 740, 500, 10), Ink.Shadow.Alpha(0.4f), SKBlendMode.Multiply, 12);
        s.Fill(Shape.Box(270, 46, 740, 500, 10), Ink.Wood.Lighter(0.15f), Ink.Wood.Darker(0.1f), 50);
        using var slate = Shape.Box(292, 68, 696, 456, 4);
        s.Fill(slate, Ink.Of(0x2B3A3F), Ink.Of(0x1F2B30), 60);
        s.GrainAround(slate, Ink.Haze.Alpha(0.5f), new SKPoint(520, 220), 420, 0.1f);
        s.Text("TODAY", 640, 130, 44, Ink.Honey, 0.5f, "ExtraBold", 12);
        var y = 196f;
        foreach (var (dish, price) in new[] { ("Soup", "4.20"), ("Bread", "1.50"), ("Tea", "2.30"), ("Cake", "3.40") })
        {
            s.Named($"{dish} price", () => Line(s, dish, price, y));
            y += 56;
        }
        s.Named("set meal", () => SetMeal(s));
    }

    private static void Line(Sheet s, string dish, string price, float y)
    {
        s.Text(dish, 352, y, 36, Ink.Cream, weight: "Regular");
        for (var x = 480; x < 820; x += 16)
            s.Fill(Shape.Disc(x, y - 6, 2), Ink.Cream.Alpha(0.5f));
        s.Text(price, 928, y, 36, Ink.Cream, 1);
    }

    private static void SetMeal(Sheet s)
    {
        s.Fill(Shape.Outline(Shape.Box(340, 416, 600, 76, 12), 3), Ink.Rose);
        s.Text("Soup with bread together", 366, 465, 32, Ink.Rose);
        s.Text("5.00", 916, 466, 36, Ink.Rose, 1, "ExtraBold");
    }

    private static void Counter(Sheet s)
    {
        using var top = Shape.Box(0, 640, Sheet.Width, 250);
        s.Fill(top, Ink.Wood.Lighter(0.35f), Ink.Wood);
        s.Grain(top, Ink.Walnut, new(1280, 880), new(640, 650), 0.28f);
        for (var i = 0; i < 4; i++)
            s.Tint(Shape.Line(3, -10, 676 + i * 56, 400, 670 + i * 58, 900, 682 + i * 56, 1290, 674 + i * 58), Ink.Walnut.Alpha(0.16f));
        s.Fill(Shape.Box(0, 638, Sheet.Width, 7), Ink.Cream.Alpha(0.7f));
    }

    private static void Cup(Sheet s)
    {
        s.Tint(Shape.Oval(20, 8, 120, 16), Ink.Shadow.Alpha(0.3f), SKBlendMode.Multiply, 6);
        s.Form(Shape.Oval(0, 0, 100, 16), Ink.Cream, 0.4f);
        Props.Cup(s, Ink.Clay);
        foreach (var x in new[] { -22, 10 })
            s.Tint(Shape.Line(7, x, -172, x - 12, -196, x + 8, -220, x - 4, -246), Ink.White.Alpha(0.5f));
    }

    private static void Cake(Sheet s)
    {
        s.Tint(Shape.Oval(14, 2, 70, 10), Ink.Shadow.Alpha(0.35f), SKBlendMode.Multiply, 6);
        s.Form(Shape.Box(-22, -46, 44, 46, 6), Ink.Haze, 0.3f);
        s.Form(Shape.Box(-136, -62, 272, 20, 10), Ink.Haze.Lighter(0.3f), 0.3f, 80);
        s.Form(Shape.Box(-96, -132, 192, 70, 8), Ink.Honey.Lighter(0.15f), 0.4f);
        s.Fill(Shape.Box(-96, -104, 192, 12), Ink.Brick);
        s.Form(Shape.Svg("M-100 -126 C-104 -150 -60 -152 0 -152 C60 -152 104 -150 100 -126 C92 -112 76 -118 66 -128 C56 -110 36 -112 26 -128 C14 -108 -8 -110 -18 -128 C-30 -110 -50 -112 -60 -128 C-70 -114 -92 -112 -100 -126 Z"), Ink.Rose, 0.4f);
        foreach (var x in new[] { -60, 0, 60 })
            s.Form(Shape.Disc(x, -160, 13), Ink.Clay, 0.4f);
        s.Fill(Shape.Svg("M-126 -62 L-126 -130 C-126 -216 126 -216 126 -130 L126 -62 Z"), Ink.White.Alpha(0.22f));
        s.Tint(Shape.Line(8, -104, -96, -102, -140, -72, -170), Ink.White.Alpha(0.6f));
        s.Fill(Shape.Disc(0, -204, 13), Ink.Honey);
    }

    private static void Coin(Sheet s, float x, float y, float radius, string value)
    {
        s.Tint(Shape.Oval(x + 7, y + 8, radius, radius * 0.72f), Ink.Shadow.Alpha(0.4f), SKBlendMode.Multiply, 4);
        var silver = radius < 45;
        s.Form(Shape.Oval(x, y, radius, radius * 0.74f), silver ? Ink.Slate.Lighter(0.5f) : Ink.Honey, 0.3f);
        s.Fill(Shape.Outline(Shape.Oval(x, y, radius - 6, radius * 0.74f - 5), 2), Ink.Walnut.Alpha(0.5f));
        s.Text(value, x, y + (value.Length > 1 ? 8 : 14), value.Length > 1 ? 22 : 40, Ink.Walnut.Darker(0.3f), 0.5f, "ExtraBold");
    }
}

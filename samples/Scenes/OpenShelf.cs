using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>Nine things in the nine bays of an open shelf: a matter of above, below, left and right, and of whose left.</summary>
internal static class OpenShelf
{
    private static readonly (string Name, Action<Sheet> Draw)[] Things =
    [
        ("trailing plant", Trailing), ("clock", s => Dial.Clock(s, 0, -78, 62, 4, 50, Ink.Clay)), ("globe", Globe),
        ("books", Books), ("jug", Jug), ("radio", Radio),
        ("basket", Basket), ("ship", Ship), ("camera", Camera),
    ];

    public static readonly Scene Scene = new("open-shelf",
        "An open wooden shelf with three rows of three bays. Top row from left to right: a trailing plant, a round clock, a globe. Middle row: books, a yellow jug, a radio. Bottom row: a basket, a model ship, a camera. The shelf has no back; a blue wall shows through.",
        Draw);

    private static void Draw(Sheet s)
    {
        using var wall = Sheet.Page;
        s.Fill(wall, Ink.Sea.Lighter(0.2f), Ink.Slate.Lighter(0.05f), 50);
        s.Grain(wall, Ink.Night, new(1280, 880), new(700, 400), 0.2f);
        s.Tint(Shape.Poly(0, 120, 0, 420, 1280, 880, 1280, 560), Ink.Cream.Alpha(0.12f));
        s.Tint(Shape.Box(190, 76, 940, 770, 6), Ink.Midnight.Alpha(0.3f), SKBlendMode.Multiply, 12);
        foreach (var x in new[] { 164, 462, 760, 1058 })
            s.Form(Shape.Box(x, 56, 26, 780, 3), Ink.Wood.Lighter(0.1f), 0.35f, 0);
        for (var row = 0; row < 4; row++)
            s.Form(Shape.Box(150, 56 + row * 254, 948, 24, 4), Ink.Wood, 0.4f, 80);
        for (var i = 0; i < 9; i++)
            Bay(s, i);
    }

    private static void Bay(Sheet s, int i)
    {
        float x = 326 + i % 3 * 298, y = 310 + i / 3 * 254;
        s.Tint(Shape.Oval(x + 20, y - 4, 96, 9), Ink.Midnight.Alpha(0.4f), SKBlendMode.Multiply, 5);
        s.Named(Things[i].Name, () => s.At(x, y, 1.12f, 0, () => Things[i].Draw(s)));
    }

    private static void Trailing(Sheet s)
    {
        Props.Pot(s, Ink.Cream.Darker(0.05f), 96, 84);
        foreach (var (x, y, tint) in new[] { (-84, -96, 0.0f), (80, -104, 0.1f), (-40, -148, 0.14f), (40, -150, 0.05f), (0, -166, 0.2f), (-104, -40, 0.1f), (100, -36, 0.16f) })
            s.At(0, -78, 1, 0, () => Props.Leaf(s, x, y + 78, 30, Ink.Fern.Lighter(tint)));
    }

    private static void Globe(Sheet s)
    {
        s.Form(Shape.Oval(0, -5, 46, 9), Ink.Walnut);
        s.Fill(Shape.Box(-5, -34, 10, 30), Ink.Walnut);
        s.Fill(Shape.Arc(0, -98, 74, 60, 190, 8), Ink.Honey);
        using var ball = Shape.Disc(0, -98, 62);
        s.Form(ball, Ink.Sky, 0.5f);
        s.Within(ball, () =>
        {
            s.Form(Shape.Blob(-50, -126, -20, -150, 10, -138, 6, -110, -16, -100, -12, -76, -34, -66, -48, -96), Ink.Sage, 0.4f);
            s.Form(Shape.Blob(24, -110, 50, -122, 70, -100, 56, -72, 30, -62, 22, -84), Ink.Sage, 0.4f);
        });
    }

    private static void Books(Sheet s)
    {
        var x = -108f;
        foreach (var (width, height, colour) in new[] { (34, 158, Ink.Night), (28, 140, Ink.Clay), (40, 168, Ink.Cream.Darker(0.08f)), (26, 150, Ink.Plum), (36, 132, Ink.Fern) })
        {
            Props.Book(s, x, -height, width, height, colour);
            x += width + 2;
        }
        s.At(98, -8, 1, -14, () => Props.Book(s, -34, -146, 32, 146, Ink.Honey));
    }

    private static void Jug(Sheet s)
    {
        s.Form(Shape.Arc(54, -94, 34, -110, 220, 14), Ink.Honey.Darker(0.12f), 0.3f);
        s.Form(Shape.Svg("M-36 -154 L-52 -170 C-30 -162 14 -162 34 -160 C30 -126 60 -100 58 -56 C56 -20 46 0 32 0 L-36 0 C-50 0 -60 -22 -60 -56 C-60 -100 -30 -122 -36 -154 Z"), Ink.Honey, 0.5f);
    }

    private static void Radio(Sheet s)
    {
        s.Fill(Shape.Line(4, 70, -118, 104, -176), Ink.Slate);
        s.Form(Shape.Box(-98, -122, 196, 122, 20), Ink.Clay, 0.45f);
        s.Fill(Shape.Box(-84, -108, 168, 94, 10), Ink.Cream, Ink.Sand);
        for (var i = 0; i < 7; i++)
            s.Fill(Shape.Box(-74, -98 + i * 11, 78, 5, 2), Ink.Walnut);
        s.Form(Shape.Disc(46, -72, 24), Ink.Night, 0.4f);
        s.Fill(Shape.Line(3, 46, -72, 58, -86), Ink.Honey);
        s.Fill(Shape.Box(22, -36, 48, 8, 4), Ink.Clay);
    }

    private static void Basket(Sheet s)
    {
        foreach (var (x, y, colour) in new[] { (-34, -112, Ink.Rose), (28, -116, Ink.Sky), (-2, -126, Ink.Cream) })
            s.Form(Shape.Disc(x, y, 34), colour, 0.5f);
        var weave = Shape.Poly(-86, -108, 86, -108, 70, 0, -70, 0);
        s.Form(weave, Ink.Wood.Lighter(0.2f), 0.45f);
        s.Within(weave, () =>
        {
            for (var row = 0; row < 6; row++)
                for (var column = 0; column < 9; column++)
                    s.Tint(Shape.Box(-92 + column * 22 + row % 2 * 11, -106 + row * 19, 14, 10, 5), Ink.Walnut.Alpha(0.35f));
        });
        s.Form(Shape.Box(-92, -116, 184, 18, 9), Ink.Wood, 0.4f, 80);
    }

    private static void Ship(Sheet s)
    {
        s.Fill(Shape.Box(-46, -16, 92, 16, 3), Ink.Walnut);
        s.Fill(Shape.Box(-3, -172, 6, 130), Ink.Walnut.Darker(0.2f));
        s.Form(Shape.Svg("M6 -166 C50 -140 70 -104 66 -68 L6 -64 Z"), Ink.Cream, 0.4f);
        s.Form(Shape.Svg("M-6 -152 C-40 -130 -58 -100 -62 -68 L-6 -64 Z"), Ink.Cream.Darker(0.08f), 0.4f);
        s.Form(Shape.Svg("M-92 -58 L94 -58 C84 -28 64 -16 44 -16 L-50 -16 C-72 -18 -86 -34 -92 -58 Z"), Ink.Brick, 0.5f);
    }

    private static void Camera(Sheet s)
    {
        s.Form(Shape.Box(-34, -118, 68, 34, 8), Ink.Night, 0.4f);
        s.Form(Shape.Box(-88, -98, 176, 98, 14), Ink.Night, 0.45f);
        s.Fill(Shape.Box(-88, -78, 176, 12), Ink.Slate);
        s.Form(Shape.Disc(0, -46, 38), Ink.Slate.Lighter(0.2f), 0.4f);
        s.Form(Shape.Disc(0, -46, 27), Ink.Midnight, 0.3f);
        s.Fill(Shape.Disc(-9, -55, 7), Ink.Sky.Alpha(0.8f));
        s.Fill(Shape.Box(48, -108, 26, 12, 4), Ink.Clay);
    }
}

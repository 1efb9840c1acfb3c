using System.Globalization;
using Parallax.Samples.Drawing;
using SkiaSharp;

namespace Parallax.Samples.Scenes;

/// <summary>A poster whose axis starts at 80, so that a rise of a seventh looks like a fourfold one.</summary>
internal static class CoffeeChart
{
    private const float Base = 690;
    private const float PerCup = 22;
    private static readonly (string Season, int Cups, SKColor Colour)[] Bars =
        [("Spring", 84, Ink.Sage), ("Summer", 88, Ink.Honey), ("Autumn", 96, Ink.Clay), ("Winter", 92, Ink.Sea)];

    public static readonly Scene Scene = new("coffee-chart",
        "A poster with a bar chart, 'Cups sold a day'. The vertical axis runs from 80 to 100. Bars: Spring 84, Summer 88, Autumn 96, Winter 92. The caption under it says: 'Autumn: more than double the cups of spring!'",
        Draw);

    private static void Draw(Sheet s)
    {
        using var page = Sheet.Page;
        s.Fill(page, Ink.Teal, Ink.Pine, 60);
        s.Grain(page, Ink.Midnight, new(1280, 880), new(400, 200), 0.3f);
        s.Tint(Shape.Box(108, 66, 1090, 780, 6), Ink.Shadow.Alpha(0.6f), SKBlendMode.Multiply, 14);
        s.Fill(Shape.Box(90, 44, 1100, 780, 6), Ink.Cream, Ink.Paper.Darker(0.03f), 60);
        s.Named("title", () => s.Text("Cups sold a day", 170, 142, 56, Ink.Night, weight: "ExtraBold"));
        s.Text("The Corner Counter, one year", 172, 182, 25, Ink.Slate, weight: "Regular");
        s.Named("axis", () => Axis(s));
        for (var i = 0; i < Bars.Length; i++)
            Bar(s, i);
        s.Named("caption", () => Caption(s));
        Cup(s);
    }

    private static void Axis(Sheet s)
    {
        for (var value = 80; value <= 100; value += 5)
        {
            var y = Base - (value - 80) * PerCup;
            s.Text(value.ToString(CultureInfo.InvariantCulture), 220, y + 9, 27, Ink.Slate, 1, "Regular");
            s.Tint(Shape.Box(240, y - 1, 880, 2), Ink.Slate.Alpha(value == 80 ? 0.9f : 0.22f));
        }
    }

    private static void Bar(Sheet s, int i)
    {
        var (season, cups, colour) = Bars[i];
        float x = 286 + i * 212, height = (cups - 80) * PerCup;
        s.Named(season, () =>
        {
            s.Tint(Shape.Box(x + 12, Base - height + 12, 138, height - 12, 8), Ink.Shadow.Alpha(0.2f), SKBlendMode.Multiply, 6);
            s.Form(Shape.Svg(FormattableString.Invariant($"M{x} {Base} L{x} {Base - height + 12} C{x} {Base - height + 3} {x + 4} {Base - height} {x + 12} {Base - height} L{x + 126} {Base - height} C{x + 134} {Base - height} {x + 138} {Base - height + 3} {x + 138} {Base - height + 12} L{x + 138} {Base} Z")), colour, 0.55f, 60);
            s.Text(cups.ToString(CultureInfo.InvariantCulture), x + 69, Base - height - 16, 38, Ink.Night, 0.5f, "ExtraBold");
        });
        s.Text(season, x + 69, Base + 42, 29, Ink.Night, 0.5f);
    }

    private static void Caption(Sheet s)
    {
        s.Fill(Shape.Box(170, 752, 790, 46, 23), Ink.Clay);
        s.Text("Autumn: more than double the cups of spring!", 196, 784, 29, Ink.Cream);
    }

    private static void Cup(Sheet s) => s.At(1086, 190, 0.66f, 0, () =>
    {
        s.Fill(Shape.Oval(0, 6, 100, 14), Ink.Night);
        Props.Cup(s, Ink.Night);
        foreach (var x in new[] { -24, 8, 38 })
            s.Tint(Shape.Line(7, x, -172, x - 12, -192, x + 6, -212, x - 4, -232), Ink.Slate.Alpha(0.45f));
    });
}

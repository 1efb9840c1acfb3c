using SkiaSharp;

namespace Parallax.Samples.Drawing;

/// <summary>A clock face whose hands are computed from the time, so that the picture cannot say another time than the truth.</summary>
internal static class Dial
{
    public static void Clock(Sheet s, float x, float y, float radius, int hour, int minute, SKColor rim)
    {
        s.Tint(Shape.Disc(x + radius * 0.1f, y + radius * 0.14f, radius * 1.1f), Ink.Shadow.Alpha(0.3f), SKBlendMode.Multiply, radius * 0.06f);
        s.Form(Shape.Disc(x, y, radius * 1.12f), rim, 0.4f);
        s.Fill(Shape.Disc(x, y, radius), Ink.Cream, Ink.Sand.Lighter(0.3f), 50);
        s.GrainAround(Shape.Disc(x, y, radius), Ink.Walnut, new SKPoint(x + radius, y + radius), radius * 1.1f, 0.25f);
        for (var tick = 0; tick < 60; tick++)
            Tick(s, x, y, radius, tick);
        Hand(s, x, y, (hour % 12 + minute / 60f) * 30, radius * 0.54f, radius * 0.075f, Ink.Night);
        Hand(s, x, y, minute * 6, radius * 0.8f, radius * 0.05f, Ink.Night);
        s.Fill(Shape.Disc(x, y, radius * 0.07f), Ink.Clay);
    }

    private static void Tick(Sheet s, float x, float y, float radius, int tick)
    {
        var hour = tick % 5 == 0;
        var (sin, cos) = MathF.SinCos(tick * MathF.PI / 30);
        float outer = radius * 0.93f, inner = radius * (hour ? 0.80f : 0.89f);
        s.Fill(Shape.Rail(radius * (hour ? 0.035f : 0.012f), x + sin * inner, y - cos * inner, x + sin * outer, y - cos * outer), Ink.Night);
    }

    private static void Hand(Sheet s, float x, float y, float degrees, float length, float width, SKColor colour) =>
        s.At(x, y, 1, degrees, () => s.Fill(Shape.Box(-width / 2, -length, width, length * 1.16f, width / 2), colour));
}
